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

/* True if a clearance ended for good: something acute took it away, or `given` is a no that another
 * answer makes a yes. One that keeps its action is only suspended: a lump that was looked at stays
 * looked at. */
static bool has_ended(const struct today *today, enum question question, struct reply given)
{
	bool denied = given.answer == ANSWER_NO;
	if (caution_row(question)->keeps_action)
		return false;
	for (enum leg leg = LEG_LEFT; leg < LEG_BOTH; leg++) {
		bool cleared = today->without_acute.of[question][leg] == ANSWER_CLEARED;
		if ((denied || cleared) && today->as_is.of[question][leg] != given.answer)
			return true;
	}
	return false;
}

static bool is_same(struct reply one, struct reply other)
{
	return one.answer == other.answer && one.leg == other.leg;
}

/* A saved answer that affirms, with what `given` adds: a leg that it did not have, and that no
 * clinician has agreed or looked. */
static struct reply add_given(struct reply saved, struct reply given)
{
	if (given.answer == ANSWER_NONE || given.answer == ANSWER_NO)
		return saved;
	bool agreed = given.answer == ANSWER_CLEARED || given.answer == ANSWER_SEEN;
	return (struct reply){agreed ? saved.answer : ANSWER_YES,
			      given.leg == saved.leg ? saved.leg : LEG_BOTH};
}

/* The saved answer after `given`. */
static struct saved_answer tightened(struct saved_answer saved, struct reply given, bool ended)
{
	struct reply before = saved.reply;
	bool denied = given.answer == ANSWER_NONE || given.answer == ANSWER_NO;
	if (before.answer == ANSWER_NONE || (before.answer == ANSWER_NO && denied))
		return saved;
	if (before.answer == ANSWER_NO)
		return (struct saved_answer){0};
	if (before.answer == ANSWER_CLEARED && ended)
		saved.reply.answer = ANSWER_YES;
	saved.reply = add_given(saved.reply, given);
	bool answered_anew = given.answer != ANSWER_NONE && !is_same(given, before);
	saved.asked = saved.asked && !answered_anew && is_same(saved.reply, before);
	return saved;
}

bool saved_answers_tighten(struct profile *profile, const struct screening *screening)
{
	struct today today;
	bool changed = false;
	count_today(screening, &today);
	for (enum question question = 1; question < QUESTIONS; question++) {
		struct saved_answer *saved = &profile->to[question], before = *saved;
		struct reply given = screening->answers.to[question];
		*saved = tightened(before, given, has_ended(&today, question, given));
		changed |= before.asked != saved->asked || !is_same(before.reply, saved->reply);
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
