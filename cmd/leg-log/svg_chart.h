/* The pictures of a report page, as SVG: a calendar of days and lines over weeks. For a screen
 * reader each picture has its words. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "chart.h"

/* Weeks as columns; `label` is the picture in words. */
void html_calendar(struct text *out, const struct chart_weeks *weeks, const char *label)
	__attribute__((nonnull));

/* Two lines of values over weeks from `monday` on, left solid and right dashed; below 0 is a gap.
 */
struct html_line {
	const signed char *values;
	size_t count;
};
void html_weeks(struct text *out, struct html_line left, struct html_line right, int most,
		int64_t monday, const char *label) __attribute__((nonnull));
