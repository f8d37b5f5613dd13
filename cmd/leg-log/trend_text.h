/* Owns the words of ratings, for trend and report. run/ may include it. */
#pragma once
#include <stddef.h>

#include "trend_stats.h"
#include "chart.h"
#include "store/settings.h"

/* The table, left beside right, and what may be said about each side. */
void log_trend_table(const struct trend *trend, struct chart_style style, struct text *out)
	__attribute__((nonnull));

/* The medians of both legs week by week, the last `most` weeks that either was rated in and those
 * in between; -1 where a leg was not rated. Gives how many. */
size_t log_weeks(const struct trend_side sides[LEGS], size_t most, signed char *left,
		 signed char *right) __attribute__((nonnull));

/* One sentence about a side, or "" where nothing may be said. */
const char *log_claim_words(enum trend_claim claim);

/* The alarms that stand today, a paragraph each; nothing where there is none. */
void log_alarm_words(const struct trend *trend, int64_t today, const struct settings *settings,
		     struct text *out) __attribute__((nonnull));

/* What every page with ratings says of them. */
extern const char LOG_TREND_CAVEAT[];
