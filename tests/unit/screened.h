/* Answers and judgements for the tests of the screening. */
#pragma once
#include <stdbool.h>
#include <string.h>

#include "rule/screen.h"

/* An adult who answered no to everything; in partner mode consent is given. */
static inline struct screening screened_clear(enum mode mode)
{
	struct screening screening = {.mode = mode};
	for (int q = 0; q < QUESTIONS; q++)
		screening.answers.to[q] = (struct reply){ANSWER_NO, LEG_BOTH};
	screening.answers.to[QUESTION_AGE_GROUP].answer = ANSWER_ADULT;
	screening.answers.to[QUESTION_PARTNER_CONSENT].answer =
		mode == MODE_PARTNER ? ANSWER_YES : ANSWER_NONE;
	return screening;
}

static inline void screened_answer(struct screening *screening, enum question question,
				   enum answer answer, enum leg leg)
{
	screening->answers.to[question] = (struct reply){answer, leg};
}

static inline bool screened_same(const struct limits *a, const struct limits *b)
{
	return limits_within(a, b) && limits_within(b, a);
}

/* The number of variants of one answer to a question: of its legs. */
static inline int screened_legs(enum question question)
{
	return question_row(question)->sided ? LEG_BOTH + 1 : 1;
}

/* Variant `i` of those: left, right, both; an unsided question is always both. */
static inline enum leg screened_leg(enum question question, int i)
{
	return question_row(question)->sided ? (enum leg)i : LEG_BOTH;
}
