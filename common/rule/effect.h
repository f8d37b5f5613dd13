/* The effect of one question by itself, given how all answers count: its share of the limits, its
 * urgency and advice. The action "today" closes all of both legs (leg-safety(7), action). */
#pragma once
#include "body/caution.h"
#include "body/limits.h"
#include "rule/effective_answers.h"

struct effect {
	enum question question;
	struct limits limits; /* what this question alone leaves */
	struct reply reply;   /* as it was given, or what stands for it */
	enum action action;
	const char *advice;		  /* NULL: no finding */
	enum code code[LEGS][MODALITIES]; /* the strictest applied */
	const char *words;		  /* of a mask without a code; NULL */
};

/* False if the question does nothing at all. */
bool effect_of(const struct answers *answers, const struct counted *counted, enum mode mode,
	       enum question question, struct effect *effect) __attribute__((nonnull));
