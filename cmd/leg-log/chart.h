/* Small pictures in text and SVG: bars, sparklines, a year of days. Every glyph has an ASCII twin,
 * for another locale than UTF-8, and colour is an extra. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

extern const char *const chart_months[]; /* "Jan" */

/* A bar of `value` out of `most`, at most `width` columns and at least a sliver; 0 < value. */
void chart_bar(int64_t value, int64_t most, size_t width, struct text *out)
	__attribute__((nonnull));

/* One glyph for each value between 0 and `most`; a value below 0 is a gap. */
void chart_spark(const signed char *values, size_t count, int most, struct text *out)
	__attribute__((nonnull));

/* A day of a calendar. */
struct chart_day {
	int64_t seconds;
	bool any; /* there was a session */
	bool off; /* illness or holiday */
};

enum { CHART_LEVELS = 5 };

/* The level of a day, 0 (nothing) to 4, by its minutes: 5, 15, 30. */
int chart_level(const struct chart_day *day) __attribute__((nonnull));

/* Whole weeks of days, of which those outside `from` to `to` were not asked for and stay blank. */
struct chart_weeks {
	int64_t monday;
	struct chart_day *days; /* NULL: none */
	size_t count;
	int64_t from, to; /* both ends included */
};

/* False if the square `index` stays blank. */
bool chart_shows(const struct chart_weeks *weeks, size_t index) __attribute__((nonnull));

/* Weeks as columns, at most 53, and weekdays as rows. */
void chart_calendar(const struct chart_weeks *weeks, bool color, struct text *out)
	__attribute__((nonnull));

/* One line that explains the glyphs. */
void chart_legend(bool color, struct text *out) __attribute__((nonnull));

/* The pictures of a report page, as SVG; `label` is the picture in words, for a screen reader. The
 * second has two lines of values over weeks from `monday` on, left solid and right
 * dashed; below 0 is a gap. */
void html_calendar(struct text *out, const struct chart_weeks *weeks, const char *label)
	__attribute__((nonnull));
void html_weeks(struct text *out, const signed char *left, const signed char *right, size_t weeks,
		int most, int64_t monday, const char *label) __attribute__((nonnull));
