/* Ratings in words, for trend and report, and as JSON. */
#pragma once
#include <stddef.h>

#include "chart.h"
#include "store/settings.h"
#include "trend_stats.h"

/* The table, left beside right, and the sentences about each side. */
void log_trend_table(const struct trend *trend, struct text *out) __attribute__((nonnull));

/* The medians of both legs week by week, the last `most` weeks that either was rated in and those
 * in between, from *monday on; -1 if a leg was not rated. Returns how many. */
size_t log_weeks(const struct trend_side sides[LEGS], size_t most, signed char *left,
		 signed char *right, int64_t *monday) __attribute__((nonnull));

/* "16 Nov", for an axis. */
enum { LOG_WEEK_SIZE = sizeof "16 Nov" + 8 };
char *log_week_words(int64_t monday, char out[LOG_WEEK_SIZE]) __attribute__((nonnull));

/* The ratings before (0) or after (1): of the sessions rated at both times, if there are enough of
 * them, so that the medians and log_moves_words are about the same sessions; else of all. */
const struct trend_counts *log_moment(const struct trend_side *side, int moment)
	__attribute__((nonnull));

/* Adds the median of what is counted, such as 4.5. */
void log_median_words(struct trend_spread spread, struct text *out) __attribute__((nonnull));

/* Adds one sentence about a side, without a newline; nothing if none is allowed. */
void log_moves_words(const struct trend_side *side, enum leg leg, struct text *out)
	__attribute__((nonnull));

/* The alarms in force today, a paragraph each; nothing if there is none. */
void log_alarm_words(const struct trend *trend, int64_t today, const struct settings *settings,
		     struct text *out) __attribute__((nonnull));

/* A caution for every page with ratings. */
extern const char LOG_TREND_CAVEAT[];

/* The JSON of `leg-log trend` (leg-trend), with the alarms of the day `today`. */
void trend_encode(const struct trend *trend, int64_t today, struct text *out)
	__attribute__((nonnull));
