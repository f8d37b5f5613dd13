/* Owns what a trial has found, in numbers and in one sentence that claims no more than they say.
 * The text, JSON and HTML of a result are written from this alone. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"
#include "rule/paired_test.h"
#include "tool/trial_days.h"

struct finding {
	struct trial_course course;
	struct paired paired; /* complete pairs: A less B, half points */
	bool enough;	      /* PAIRS_LEAST or more: chance and interval are filled */
	struct chance chance;
	struct interval interval;
	int median; /* quarter points */
	int others; /* days on which the other routine was done */
	bool early; /* days are still ahead */
};

bool finding_make(const struct trial *trial, int64_t today, struct finding *finding,
		  struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* "-1.5", "0.75", "2": `quarters` of a point, or halves. */
void finding_quarters(int quarters, struct text *out) __attribute__((nonnull));
void finding_halves(int halves, struct text *out) __attribute__((nonnull));

/* "2.1 %", "under 0.1 %". */
void finding_percent(struct chance chance, struct text *out) __attribute__((nonnull));

/* The sentences, without a line break: what was found, how likely by chance, what fits the data. */
void finding_words(const struct trial *trial, const struct finding *finding, struct text *out)
	__attribute__((nonnull));

/* Beside every result: what one person's trial cannot know. */
extern const char FINDING_CAVEAT[];
