/* Owns what can be answered to a question of the screening, and a whole set of answers. Anyone
 * above base/ may include it. Neighbours: leg, question. */
#pragma once
#include <stdbool.h>

#include "body/leg.h"
#include "body/question.h"

enum answer {
	ANSWER_NONE, /* not asked, or asked and left out: counts as unsure unless its gate is closed
		      */
	ANSWER_NO,
	ANSWER_YES,
	ANSWER_UNSURE,
	ANSWER_CLEARED, /* a condition that a clinician who knows of it has cleared (D1, D10) */
	ANSWER_UNDER_18,
	ANSWER_ADULT,
	ANSWER_65_PLUS,
	ANSWERS
};

struct reply {
	enum answer answer;
	enum leg leg; /* sided questions; LEG_BOTH otherwise */
};

struct answers {
	struct reply to[QUESTIONS];
};

const char *answer_id(enum answer answer); /* "no"; "" for ANSWER_NONE */

/* True where this answer may be given to this question: "cleared" only where the row is clearable,
 * the age words only to age-group (which takes "unsure" too: an unknown age is under 18). */
bool answer_fits(enum answer answer, enum question question);

/* True where this question is asked, given the other answers: its gate is not "no" (one not
 * answered yet counts as unsure, so it is open), and partner-consent in partner mode alone (D12).
 */
bool question_open(const struct answers *answers, bool partner, enum question question)
	__attribute__((nonnull));

/* Makes a set that nobody will be asked about any more say what it counts as: what is missing is
 * unsure (never "no"), what was not asked is gone. An answer behind a closed gate that is not "no"
 * stays: it forces its gate (D12). */
void answers_complete(struct answers *answers, bool partner) __attribute__((nonnull));
