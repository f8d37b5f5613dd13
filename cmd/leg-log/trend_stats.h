/* The statistics of ratings: medians before and after, left and right apart, week by week, and the
 * alarms (leg-safety(7), ratings). Pure. Memory does not grow with the log, but for two bytes a
 * rating, leg and week.
 *
 * Nothing is claimed under six sessions or two weeks: below that a median is not shown, or shown
 * without a word about change. A score that falls by itself (expectation, rest, return to the
 * average) looks the same as one that massage lowered, and the words say so. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "body/alarm.h"
#include "body/leg.h"
#include "body/rating.h"

enum { TREND_LEAST_SESSIONS = 6, TREND_LEAST_DAYS = 14, TREND_VALUES = 11 };

/* How often each value was given. */
struct trend_counts {
	long of[TREND_VALUES];
	long n;
};

struct trend_week {
	int64_t monday;
	signed char median; /* given before a session, else after */
};

struct trend_side {
	struct trend_counts before;
	struct trend_counts after;
	long change[2 * TREND_VALUES - 1]; /* after less before, from -10 on */
	struct trend_counts paired_before; /* of the sessions rated before and after alone */
	struct trend_counts paired_after;
	int64_t first_pair, last_pair;
	struct trend_week *weeks;
	size_t week_count, week_room;
	struct trend_counts now; /* the week that is being counted */
	int64_t now_monday;
	struct trend_counts ahead;  /* given later than now, in whatever week */
	int64_t yes_since, yes_day; /* of a sign; of cramps: rated above 0 */
	long yes_days;		    /* days in a row */
	signed char last;	    /* the value given last, or RATING_ABSENT */
};

struct trend {
	struct trend_side side[RATINGS][LEGS];
	long sessions; /* with any rating */
};

void trend_init(struct trend *trend) __attribute__((nonnull));
void trend_release(struct trend *trend) __attribute__((nonnull));

/* Counts the ratings of one record of day `day`; days come in order. One that lies `ahead`, by a
 * clock that was, neither makes a week nor a span of days: it would silence the alarms of today.
 * A difference or a sign that it tells of is an alarm all the same. */
void trend_add(struct trend *trend, const struct ratings *before, const struct ratings *after,
	       int64_t day, bool ahead) __attribute__((nonnull));

/* Closes the last week. Call it once, before the functions below. */
void trend_settle(struct trend *trend) __attribute__((nonnull));

/* How many there are, and if any: twice their median, which between two values ends in a half, the
 * least and the most. */
struct trend_spread {
	long n;
	int twice, least, most;
};

/* Of the values counted, and their median rounded half up. */
struct trend_spread trend_spread(const struct trend_counts *counts) __attribute__((nonnull, pure));
int trend_median(struct trend_spread spread);

/* Of after less before, over the pairs, and their median rounded towards 0: half a point is not
 * claimed. */
struct trend_spread trend_change(const struct trend_side *side) __attribute__((nonnull, pure));
int trend_median_change(struct trend_spread change);

/* In how many of the pairs it was lower after, the same, and higher. */
struct trend_moves {
	long lower, same, higher;
};
struct trend_moves trend_moves(const struct trend_side *side) __attribute__((nonnull, pure));

/* How far a sentence about a side may go. */
enum trend_claim {
	TREND_TOO_FEW,	 /* under six sessions: not even a median */
	TREND_TOO_SHORT, /* six, but within two weeks: no word about change */
	TREND_SAME,
	TREND_MIXED,	      /* a middle change that no more than half of the sessions had */
	TREND_LOWER_SLIGHTLY, /* one point, or one and a half */
	TREND_LOWER,	      /* two points or more */
	TREND_HIGHER_SLIGHTLY,
	TREND_HIGHER
};
enum trend_claim trend_claim(const struct trend_side *side) __attribute__((nonnull));

/* The alarms in force on day `today`, each with its rating and leg. */
struct trend_alarms {
	struct trend_alarm {
		enum alarm alarm;
		enum rating rating;
		enum leg leg;
	} of[RATINGS * LEGS * 3]; /* no rating raises more than three for a leg */
	size_t count;
};
struct trend_alarms trend_alarms(const struct trend *trend, int64_t today) __attribute__((nonnull));
