#include "answer_causes.h"

/* Adds the members of `set` that count. */
static void add_counting(struct question_set *to, const struct counted *counted,
			 const struct question_set *set)
{
	for (int q = 0; q < QUESTIONS; q++)
		to->has[q] |= set->has[q] && counts(counted, (enum question)q);
}

static void add_forced_by(struct question_set *to, const struct counted *counted,
			  enum question question)
{
	size_t count;
	const struct caution_force *forces = caution_forces(&count);
	for (size_t i = 0; i < count; i++)
		if (forces[i].then == question)
			add_counting(to, counted, &forces[i].when);
}

static void add_widened_by(struct question_set *to, const struct counted *counted,
			   enum question question)
{
	size_t count;
	const struct caution_width *widths = caution_widths(&count);
	for (size_t i = 0; i < count; i++)
		if (widths[i].widened == question)
			to->has[widths[i].by] |= counts(counted, widths[i].by);
}

/* The acute questions of the legs where the clearance is over; for pregnant-swelling on either. */
static void add_ended_by(struct question_set *to, const struct counted *counted,
			 enum question question)
{
	bool either = question == QUESTION_PREGNANT_SWELLING;
	for (int q = 0; q < QUESTIONS; q++)
		for (int leg = 0; leg < LEGS && ends_clearances((enum question)q); leg++)
			if (counted->of[q][leg] != ANSWER_NO &&
			    (either || counted->of[question][leg] == ANSWER_YES))
				to->has[q] = true;
}

/* The partners of a pair that does more than `given` does by itself: it is cleared or seen, of one
 * leg alone, or less urgent. */
static void add_paired_with(struct question_set *to, const struct counted *counted,
			    enum question question, struct reply given, enum mode mode)
{
	size_t count;
	const struct caution_pair *pairs = caution_pairs(&count);
	bool partial = given.answer == ANSWER_CLEARED || given.answer == ANSWER_SEEN ||
		       given.leg != LEG_BOTH;
	for (size_t i = 0; i < count; i++)
		if (pairs[i].first == question && pair_applies(&pairs[i], counted, mode) &&
		    (partial || pairs[i].action > caution_row(question)->action))
			add_counting(to, counted, &pairs[i].with);
}

struct question_set count_causes(const struct answers *answers, const struct counted *counted,
				 enum question question, enum mode mode)
{
	struct reply given = answers->to[question];
	struct question_set causes = {0};
	if (given.answer == ANSWER_NO)
		add_forced_by(&causes, counted, question);
	if (given.answer == ANSWER_NO || given.answer == ANSWER_NONE)
		return causes; /* a question without an answer counts as unsure on both legs */
	add_paired_with(&causes, counted, question, given, mode);
	for (int leg = 0; leg < LEGS; leg++) {
		bool here = leg_includes(given.leg, (enum leg)leg);
		enum answer counted_as = counted->of[question][leg];
		if (!here && counted_as != ANSWER_NO)
			add_widened_by(&causes, counted, question);
		else if (here && given.answer == ANSWER_CLEARED && counted_as == ANSWER_YES)
			add_ended_by(&causes, counted, question);
	}
	return causes;
}
