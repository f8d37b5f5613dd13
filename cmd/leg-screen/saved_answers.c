#include "saved_answers.h"

#include "profile_write.h"
#include "rule/effective_answers.h"

/* How the answers count today, and how they would with nothing acute. */
struct today {
	struct counted as_is;
	struct counted without_acute;
};

static void count_today(const struct screening *screening, struct today *today)
{
	struct answers calm = screening->answers;
	answers_calm(&calm);
	count_answers(&screening->answers, screening->mode, &today->as_is);
	count_answers(&calm, screening->mode, &today->without_acute);
}

/* True if something acute ended a clearance for good. One that keeps its action is only suspended:
 * a lump that was looked at stays looked at. */
static bool has_ended(const struct today *today, enum question question)
{
	if (caution_row(question)->keeps_action)
		return false;
	for (enum leg leg = LEG_LEFT; leg < LEG_BOTH; leg++)
		if (today->without_acute.of[question][leg] == ANSWER_CLEARED &&
		    today->as_is.of[question][leg] != ANSWER_CLEARED)
			return true;
	return false;
}

bool saved_answers_tighten(struct profile *profile, const struct screening *screening)
{
	struct today today;
	bool changed = false;
	count_today(screening, &today);
	for (enum question question = 1; question < QUESTIONS; question++) {
		struct saved_answer *saved = &profile->to[question];
		struct reply reply = screening->answers.to[question];
		enum answer given = reply.answer;
		if (saved->reply.answer == ANSWER_CLEARED && has_ended(&today, question)) {
			saved->reply.answer = ANSWER_YES;
			saved->asked = false;
			changed = true;
		} else if (saved->reply.answer == ANSWER_NO && given != ANSWER_NO &&
			   given != ANSWER_NONE) {
			*saved = (struct saved_answer){0};
			changed = true;
		} else if (saved->asked && given != ANSWER_NONE &&
			   (given != saved->reply.answer || reply.leg != saved->reply.leg)) {
			saved->asked = false;
			changed = true;
		}
	}
	return changed;
}

bool saved_answers_keep(struct profile *profile, const struct screening *screening,
			const bool kept[QUESTIONS], bool save)
{
	if (save)
		profile_save(profile, &screening->answers, kept, screening->envelope.created);
	else if (!profile->saved)
		return false;
	bool tightened = saved_answers_tighten(profile, screening);
	return save || tightened;
}
