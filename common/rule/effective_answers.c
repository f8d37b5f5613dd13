#include "rule/effective_answers.h"

bool counts(const struct counted *counted, enum question question)
{
	const enum answer *of = counted->of[question];
	return of[LEG_LEFT] != ANSWER_NO || of[LEG_RIGHT] != ANSWER_NO;
}

bool counts_any(const struct counted *counted, const struct question_set *set)
{
	for (int q = 0; q < QUESTIONS; q++)
		if (set->has[q] && counts(counted, (enum question)q))
			return true;
	return false;
}

/* The legs on which it counts as one of `answers` (0: anything but "no"), as bits 1 << leg. */
static unsigned legs_that_are(const struct counted *counted, enum question question,
			      answer_set answers)
{
	unsigned legs = 0;
	for (int leg = 0; leg < LEGS; leg++) {
		enum answer answer = counted->of[question][leg];
		if (answers ? answers & 1U << answer : answer != ANSWER_NO)
			legs |= 1U << leg;
	}
	return legs;
}

/* True if `first` is as the pair wants it, and so is this partner of it. */
static bool pair_has(const struct caution_pair *pair, const struct counted *counted,
		     enum question with)
{
	unsigned first = legs_that_are(counted, pair->first, pair->first_is);
	unsigned second = legs_that_are(counted, with, pair->with_is);
	return pair->same_leg ? first & second : first && second;
}

bool pair_applies(const struct caution_pair *pair, const struct counted *counted, enum mode mode)
{
	bool alone = true;
	if (pair->partner && mode != MODE_PARTNER)
		return false;
	for (int q = 0; q < QUESTIONS; q++) {
		if (!pair->with.has[q])
			continue;
		alone = false;
		if (pair_has(pair, counted, (enum question)q))
			return true;
	}
	return alone && legs_that_are(counted, pair->first, pair->first_is);
}

/* The answers as given, leg by leg. Not asked is no; asked and missing is unsure, never no. */
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
		if (!counts_any(counted, &forces[i].when))
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
		/* one leg has it: a clearance of that leg does not reach the other */
		enum answer one = of[LEG_LEFT] == ANSWER_NO ? of[LEG_RIGHT] : of[LEG_LEFT];
		of[LEG_LEFT] = of[LEG_RIGHT] = one == ANSWER_CLEARED ? ANSWER_YES : one;
	}
}

bool ends_clearances(enum question question)
{
	return question_acute(question) && question != QUESTION_PARTNER_CONSENT &&
	       question != QUESTION_PREGNANT_SWELLING;
}

static void find_acute(const struct counted *counted, bool acute[LEGS])
{
	acute[LEG_LEFT] = acute[LEG_RIGHT] = false;
	for (int q = 0; q < QUESTIONS; q++)
		for (int leg = 0; leg < LEGS && ends_clearances((enum question)q); leg++)
			acute[leg] = acute[leg] || counted->of[q][leg] != ANSWER_NO;
}

static void end_clearances(struct counted *counted)
{
	bool acute[LEGS];
	find_acute(counted, acute);
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
	end_clearances(counted);
}
