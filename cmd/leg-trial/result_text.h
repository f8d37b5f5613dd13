/* Owns a trial for people: its course, day by day, and its result. */
#pragma once
#include "base/text.h"
#include "doc/trial.h"
#include "tool/trial_finding.h"

/* One line a pair: which days are done, missing or ahead. No rating is shown. */
void course_text(const struct trial *trial, const struct trial_course *course, struct text *out)
	__attribute__((nonnull));

const char *day_words(enum day_state state); /* "no session" */

/* The pairs as a picture, the numbers, the conclusion and its limits. */
void result_text(const struct trial *trial, const struct finding *finding, struct text *out)
	__attribute__((nonnull));
