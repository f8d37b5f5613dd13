/* How each answer counts on each leg once all answers are known: a missing one is unsure, some
 * force others, some widen to both legs, and an acute answer ends a clearance (leg-safety(7),
 * answers, gates, sides, clearance). */
#pragma once
#include <stdbool.h>

#include "body/answer.h"
#include "body/caution.h"
#include "doc/document.h"

struct counted {
	/* ANSWER_NO, YES, UNSURE, CLEARED or SEEN; age-group and partner-consent (no, if not
	 * asked) are the same on both legs, as answered */
	enum answer of[QUESTIONS][LEGS];
};

void count_answers(const struct answers *answers, enum mode mode, struct counted *counted)
	__attribute__((nonnull));

/* True if the question counts as anything but "no" on one leg at least. */
bool counts(const struct counted *counted, enum question question) __attribute__((nonnull));

/* True if any of `set` counts. */
bool counts_any(const struct counted *counted, const struct question_set *set)
	__attribute__((nonnull));

/* True if the pair applies. */
bool pair_applies(const struct caution_pair *pair, const struct counted *counted, enum mode mode)
	__attribute__((nonnull));

/* True for an acute question whose yes ends a clearance: all but two (leg-safety(7), clearance). */
bool ends_clearances(enum question question);
