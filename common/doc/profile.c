#include "doc/profile.h"

#include <string.h>

#include "base/units.h"
#include "body/enum_names.h"
#include "doc/json.h"
#include "doc/reply.h"

/* ---- age ----------------------------------------------------------------------------------- */

static int days_of(const struct profile *profile, enum question question)
{
	bool from_65 = profile->to[QUESTION_AGE_GROUP].reply.answer == ANSWER_65_PLUS;
	int days = question_days(question, from_65);
	if (profile->to[question].reply.answer == ANSWER_CLEARED && days > CLEARED_MOST_DAYS)
		days = CLEARED_MOST_DAYS;
	return days;
}

enum freshness profile_freshness(const struct profile *profile, enum question question,
				 struct stamp now)
{
	const struct saved_answer *saved = &profile->to[question];
	if (saved->reply.answer == ANSWER_NONE)
		return FRESH_MISSING;
	int64_t age = now.at - saved->at.at;
	if (rules_outdated(saved->rules, question_row(question)->reworded))
		return FRESH_STALE;
	if (stamp_ahead(saved->at, now.at) || age >= (int64_t)days_of(profile, question) * DAY)
		return FRESH_STALE;
	return FRESH_GOOD;
}

bool profile_stale(const struct profile *profile, struct stamp now)
{
	for (enum question question = 0; question < QUESTIONS; question++)
		if (!question_acute(question) &&
		    profile_freshness(profile, question, now) == FRESH_STALE)
			return true;
	return false;
}

struct reply profile_reply(const struct profile *profile, enum question question, struct stamp now)
{
	struct reply reply = profile->to[question].reply;
	enum freshness freshness = profile_freshness(profile, question, now);
	if (freshness == FRESH_GOOD)
		return reply;
	if (question == QUESTION_AGE_GROUP)
		return reply.answer == ANSWER_NONE ? (struct reply){ANSWER_UNSURE, LEG_BOTH}
						   : reply;
	if (freshness == FRESH_MISSING)
		return (struct reply){ANSWER_YES, LEG_BOTH};
	if (reply.answer == ANSWER_NO)
		return (struct reply){ANSWER_UNSURE, LEG_BOTH};
	return (struct reply){ANSWER_YES, reply.leg};
}

bool profile_keeps(enum question question, enum answer answer)
{
	return !question_acute(question) && answer != ANSWER_NONE && answer != ANSWER_UNSURE;
}

/* ---- the document -------------------------------------------------------------------------- */

static bool decode_asked(const struct doc_place *member, struct saved_answer *saved,
			 struct fault *fault)
{
	saved->asked = doc_has(member, "asked");
	if (!saved->asked)
		return true;
	if (saved->reply.answer != ANSWER_YES && saved->reply.answer != ANSWER_CLEARED)
		return doc_refuse(member, "asked", fault, "does not fit this answer");
	return doc_stamp(member, "asked", &saved->asked_at, fault);
}

static bool decode_answer(const struct doc_place *member, void *context, struct fault *fault)
{
	struct profile *profile = context;
	enum question question;
	if (!question_find(member->key, &question) || question_acute(question))
		return doc_refuse(member, NULL, fault, "not a standing question");
	struct saved_answer *saved = &profile->to[question];
	if (!reply_get_members(member, question, &saved->reply, fault))
		return false;
	if (!profile_keeps(question, saved->reply.answer))
		return doc_refuse(member, "answer", fault, "does not fit this question");
	return doc_stamp(member, "at", &saved->at, fault) &&
	       doc_rules(member, saved->rules, fault) && decode_asked(member, saved, fault);
}

bool profile_read(const struct doc_place *root, void *into, struct fault *fault)
{
	struct profile *profile = into;
	struct doc_place answers;
	*profile = (struct profile){.saved = true};
	return doc_kind(root, "leg-profile", PROFILE_VERSION, fault) &&
	       doc_object(root, "answers", &answers, fault) &&
	       doc_each(&answers, decode_answer, profile, fault);
}
