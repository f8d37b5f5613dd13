#include "profile_write.h"

#include <string.h>

#include "doc/json_write.h"
#include "screening_write.h"
#include "store/paths.h"
#include "store/saved.h"
#include "tool/program.h"

static struct saved_answer answer_of_today(struct reply reply, struct stamp now)
{
	struct saved_answer saved = {.reply = reply, .at = now};
	memcpy(saved.rules, rules_version, sizeof saved.rules);
	return saved;
}

void profile_save(struct profile *profile, const struct answers *answers,
		  const bool kept[QUESTIONS], struct stamp now)
{
	for (enum question question = 0; question < QUESTIONS; question++) {
		struct saved_answer *saved = &profile->to[question];
		struct reply reply = answers->to[question];
		if (!profile_keeps(question, reply.answer))
			*saved = (struct saved_answer){0};
		else if (!kept[question])
			*saved = answer_of_today(reply, now);
	}
	profile->saved = true;
}

bool profile_renew(struct profile *profile, const struct answers *answers)
{
	bool changed = false;
	for (enum question question = 0; question < QUESTIONS; question++) {
		struct saved_answer *saved = &profile->to[question];
		if (saved->reply.answer != ANSWER_NO || answers->to[question].answer == ANSWER_NO)
			continue;
		*saved = (struct saved_answer){0};
		changed = true;
	}
	return changed;
}

void profile_encode(const struct profile *profile, struct text *out)
{
	doc_begin(out, "leg-profile", PROFILE_VERSION, NULL);
	doc_open_object(out, "answers");
	for (enum question question = 0; question < QUESTIONS; question++) {
		const struct saved_answer *saved = &profile->to[question];
		if (saved->reply.answer == ANSWER_NONE)
			continue;
		doc_open_object(out, question_row(question)->id);
		reply_put(out, question, saved->reply);
		doc_put_stamp(out, "at", saved->at);
		doc_put_optional(out, "rules", saved->rules);
		if (saved->asked)
			doc_put_stamp(out, "asked", saved->asked_at);
		doc_close_object(out);
	}
	doc_close_object(out);
	doc_finish(out);
}

bool saved_write(const struct profile *profile, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	profile_encode(profile, &bytes);
	bool ok = paths_replace(PLACE_STATE, PROFILE_FILE, &bytes, fault);
	text_release(&bytes);
	return ok;
}

bool saved_renew(const struct profile *profile, const struct answers *answers)
{
	struct profile renewed = *profile;
	struct fault fault;
	bool dropped = profile_renew(&renewed, answers);
	if (profile->saved && !saved_write(&renewed, &fault))
		(void)program_fault(&fault);
	return dropped;
}

bool saved_forget(bool *there, struct fault *fault)
{
	return paths_remove(PLACE_STATE, PROFILE_FILE, there, fault);
}
