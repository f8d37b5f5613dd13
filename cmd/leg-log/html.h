/* Owns what a page of HTML is made of: escaped words, pictures in SVG, and the page around them.
 * One file with no script and nothing fetched; light and dark; for a screen reader every picture
 * has its words. run/ may include it. Neighbour: chart. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "chart.h"

/* Words from anywhere: made visible, then & < > " ' as entities. */
void html_words(struct text *out, const char *words) __attribute__((nonnull));

/* The page up to <main> and after it. */
void html_begin(struct text *out, const char *title) __attribute__((nonnull));
void html_end(struct text *out) __attribute__((nonnull));

/* Weeks as columns from the Monday `first` on; `label` is what the picture says. */
void html_calendar(struct text *out, int64_t first, const struct chart_day *days, size_t count,
		   const char *label) __attribute__((nonnull));

/* Two lines of values over weeks, left solid and right dashed; below 0 is a gap. */
struct html_line {
	const signed char *values;
	size_t count;
};
void html_weeks(struct text *out, struct html_line left, struct html_line right, int most,
		const char *label) __attribute__((nonnull));
