/* Owns what each answer counts as on each leg, once the answers have been seen together: missing is
 * unsure, some answers force others, some widen to both legs, and a clearance ends when something
 * acute shows (SAFETY D10-D13, D20). Other rules may include it. */
#pragma once
#include "body/answer.h"
#include "body/caution.h"
#include "doc/document.h"

struct counted {
	/* ANSWER_NO, YES, UNSURE or CLEARED; age-group and partner-consent (when not asked: no)
	 * stand in both places alike, as answered */
	enum answer of[QUESTIONS][LEGS];
};

void count_answers(const struct answers *answers, enum mode mode, struct counted *counted)
	__attribute__((nonnull));

/* True where the question counts as anything but "no" on one leg at least. */
bool counts(const struct counted *counted, enum question question) __attribute__((nonnull));

/* The questions whose answers make this one count as more than was answered: they force it, widen
 * it to the other leg, end its clearance, or do more together with it. None where it counts as it
 * was answered. */
question_set count_causes(const struct answers *answers, const struct counted *counted,
			  enum question question) __attribute__((nonnull));

/* True where the pair applies. */
bool pair_applies(const struct caution_pair *pair, const struct counted *counted, enum mode mode)
	__attribute__((nonnull));
