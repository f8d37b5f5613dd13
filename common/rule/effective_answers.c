#include "rule/effective_answers.h"

bool counts(const struct counted *counted, enum question question)
{
	const enum answer *of = counted->of[question];
	return of[LEG_LEFT] != ANSWER_NO || of[LEG_RIGHT] != ANSWER_NO;
}

static bool any_counts(const struct counted *counted, question_set set)
{
	for (int q = 0; q < QUESTIONS; q++)
		if (set & QUESTION_BIT(q) && counts(counted, (enum question)q))
			return true;
	return false;
}

bool pair_applies(const struct caution_pair *pair, const struct counted *counted, enum mode mode)
{
	return (!pair->partner || mode == MODE_PARTNER) && counts(counted, pair->first) &&
	       (!pair->with || any_counts(counted, pair->with));
}

/* What was answered, leg by leg. Not asked is no; asked and missing is unsure, never no. */
static void take(const struct answers *answers, enum mode mode, struct counted *counted)
{
	for (int q = 0; q < QUESTIONS; q++) {
		struct reply reply = answers->to[q];
		bool partner = mode == MODE_PARTNER;
		bool consent = question_row((enum question)q)->group == GROUP_CONSENT;
		if (reply.answer == ANSWER_NONE || consent) {
			bool open = question_open(answers, partner, (enum question)q);
			if (!open)
				reply.answer = ANSWER_NO;
			else if (reply.answer == ANSWER_NONE)
				reply = (struct reply){ANSWER_UNSURE, LEG_BOTH};
		}
		bool sided = question_row((enum question)q)->sided;
		for (int leg = 0; leg < LEGS; leg++) {
			bool here = !sided || leg_includes(reply.leg, (enum leg)leg);
			counted->of[q][leg] = here ? reply.answer : ANSWER_NO;
		}
	}
}

static void force(struct counted *counted)
{
	size_t count;
	const struct caution_force *forces = caution_forces(&count);
	for (size_t i = 0; i < count; i++) {
		if (!any_counts(counted, forces[i].when))
			continue;
		for (int leg = 0; leg < LEGS; leg++) {
			enum answer *then = &counted->of[forces[i].then][leg];
			if (*then != ANSWER_CLEARED)
				*then = ANSWER_YES;
		}
	}
}

static void widen(struct counted *counted)
{
	size_t count;
	const struct caution_width *widths = caution_widths(&count);
	for (size_t i = 0; i < count; i++) {
		enum answer *of = counted->of[widths[i].widened];
		if (!counts(counted, widths[i].by) || of[LEG_LEFT] == of[LEG_RIGHT])
			continue;
		/* one leg has it: a clearance of that leg does not reach the other (D20a) */
		enum answer one = of[LEG_LEFT] == ANSWER_NO ? of[LEG_RIGHT] : of[LEG_LEFT];
		of[LEG_LEFT] = of[LEG_RIGHT] = one == ANSWER_CLEARED ? ANSWER_YES : one;
	}
}

/* The acute rows that end a clearance: all but these two (D20b). */
static bool ends_clearances(enum question question)
{
	return question_row(question)->kind == QUESTION_ACUTE &&
	       question != QUESTION_PARTNER_CONSENT && question != QUESTION_PREGNANT_SWELLING;
}

static void find_acute(const struct counted *counted, enum mode mode, bool acute[LEGS])
{
	acute[LEG_LEFT] = acute[LEG_RIGHT] = false;
	for (int q = 0; q < QUESTIONS; q++)
		for (int leg = 0; leg < LEGS && ends_clearances((enum question)q); leg++)
			acute[leg] = acute[leg] || counted->of[q][leg] != ANSWER_NO;
	size_t count;
	const struct caution_pair *pairs = caution_pairs(&count);
	for (size_t i = 0; i < count; i++)
		if (pairs[i].whole_person && pair_applies(&pairs[i], counted, mode))
			acute[LEG_LEFT] = acute[LEG_RIGHT] = true;
}

static void end_clearances(struct counted *counted, enum mode mode)
{
	bool acute[LEGS];
	find_acute(counted, mode, acute);
	bool any = acute[LEG_LEFT] || acute[LEG_RIGHT];
	for (int q = 0; q < QUESTIONS; q++)
		for (int leg = 0; leg < LEGS; leg++)
			if (counted->of[q][leg] == ANSWER_CLEARED &&
			    (q == QUESTION_PREGNANT_SWELLING ? any : acute[leg]))
				counted->of[q][leg] = ANSWER_YES;
}

void count_answers(const struct answers *answers, enum mode mode, struct counted *counted)
{
	take(answers, mode, counted);
	force(counted);
	widen(counted);
	end_clearances(counted, mode);
}

static question_set counting(const struct counted *counted, question_set set)
{
	question_set found = 0;
	for (int q = 0; q < QUESTIONS; q++)
		if (set & QUESTION_BIT(q) && counts(counted, (enum question)q))
			found |= QUESTION_BIT(q);
	return found;
}

static question_set forced_by(const struct counted *counted, enum question question)
{
	question_set found = 0;
	size_t count;
	const struct caution_force *forces = caution_forces(&count);
	for (size_t i = 0; i < count; i++)
		if (forces[i].then == question)
			found |= counting(counted, forces[i].when);
	return found;
}

static question_set widened_by(const struct counted *counted, enum question question)
{
	question_set found = 0;
	size_t count;
	const struct caution_width *widths = caution_widths(&count);
	for (size_t i = 0; i < count; i++)
		if (widths[i].widened == question)
			found |= counting(counted, QUESTION_BIT(widths[i].by));
	return found;
}

/* What is acute on the legs where the clearance is over; for pregnant-swelling on either. */
static question_set ended_by(const struct counted *counted, enum question question)
{
	question_set found = 0;
	bool either = question == QUESTION_PREGNANT_SWELLING;
	for (int q = 0; q < QUESTIONS; q++)
		for (int leg = 0; leg < LEGS && ends_clearances((enum question)q); leg++)
			if (counted->of[q][leg] != ANSWER_NO &&
			    (either || counted->of[question][leg] == ANSWER_YES))
				found |= QUESTION_BIT(q);
	return found;
}

/* Beside what is cleared, or on one leg alone, these do what the answer by itself does not. */
static question_set paired_with(const struct counted *counted, enum question question,
				struct reply given)
{
	question_set found = 0;
	size_t count;
	const struct caution_pair *pairs = caution_pairs(&count);
	for (size_t i = 0; i < count; i++)
		if (pairs[i].first == question &&
		    (given.answer == ANSWER_CLEARED || given.leg != LEG_BOTH))
			found |= counting(counted, pairs[i].with);
	return found;
}

question_set count_causes(const struct answers *answers, const struct counted *counted,
			  enum question question)
{
	struct reply given = answers->to[question];
	if (given.answer == ANSWER_NO)
		return forced_by(counted, question);
	if (given.answer == ANSWER_NONE)
		return 0; /* unsure on both legs, all by itself */
	question_set causes = paired_with(counted, question, given);
	for (int leg = 0; leg < LEGS; leg++) {
		bool here = leg_includes(given.leg, (enum leg)leg);
		enum answer counted_as = counted->of[question][leg];
		if (!here && counted_as != ANSWER_NO)
			causes |= widened_by(counted, question);
		else if (here && given.answer == ANSWER_CLEARED && counted_as == ANSWER_YES)
			causes |= ended_by(counted, question);
	}
	return causes;
}
