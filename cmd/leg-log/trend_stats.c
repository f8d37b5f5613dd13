#include "trend_stats.h"

#include "base/alloc.h"
#include "base/civil.h"
#include "base/units.h"

enum {
	CHANGES = 2 * TREND_VALUES - 1,
	NO_CHANGE = TREND_VALUES - 1, /* the index of 0 in `change` */
	CLEAR_CHANGE = 2,	      /* points (leg-safety(7), ratings) */
	RISING_WEEKS = 3,
	RECENT_DAYS = 14,     /* an alarm from ratings older than this is stale */
	CLEAR_DIFFERENCE = 3, /* points between the legs; conservative, without a trial */
	USUAL_DIFFERENCE = 1,
	CRAMP_DAYS = 28,
	SKIN_DAYS = 14
};
static const int64_t NEVER = INT64_MIN / 2;

void trend_init(struct trend *trend)
{
	*trend = (struct trend){0};
	for (int rating = 0; rating < RATINGS; rating++)
		for (int leg = 0; leg < LEGS; leg++) {
			struct trend_side *side = &trend->side[rating][leg];
			side->now_monday = side->yes_day = NEVER;
			side->first_pair = side->last_pair = NEVER;
			side->last = RATING_ABSENT;
		}
}

void trend_release(struct trend *trend)
{
	for (int rating = 0; rating < RATINGS; rating++)
		for (int leg = 0; leg < LEGS; leg++)
			alloc_free(trend->side[rating][leg].weeks);
}

/* ---- counting ------------------------------------------------------------------------------- */

static void count_rating(struct trend_counts *counts, int value)
{
	counts->of[value]++;
	counts->n++;
}

static void close_week(struct trend_side *side)
{
	int median = trend_median(trend_spread(&side->now));
	if (!side->now.n)
		return;
	ALLOC_ROOM(side->weeks, side->week_count, side->week_room);
	side->weeks[side->week_count++] =
		(struct trend_week){side->now_monday, (signed char)median};
	side->now = (struct trend_counts){0};
}

/* Days in a row on which the answer was yes, or the value above 0. A "no" ends them; a day without
 * an answer ends a row of days, not the time since the first yes. */
static void count_yes(struct trend_side *side, int value, int64_t day)
{
	if (!value) {
		side->yes_days = 0;
		side->yes_day = NEVER;
		return;
	}
	if (side->yes_day == NEVER)
		side->yes_since = day;
	if (day != side->yes_day)
		side->yes_days = day == side->yes_day + 1 ? side->yes_days + 1 : 1;
	side->yes_day = day;
}

static void count_week(struct trend_side *side, int value, int64_t day)
{
	int64_t monday = day - civil_weekday(day);
	if (monday != side->now_monday) {
		close_week(side);
		side->now_monday = monday;
	}
	count_rating(&side->now, value);
	count_yes(side, value, day);
}

static void add_side(struct trend_side *side, int before, int after, int64_t day, bool ahead)
{
	int value = before != RATING_ABSENT ? before : after;
	if (value == RATING_ABSENT)
		return;
	int given = after != RATING_ABSENT ? after : before;
	if (ahead)
		count_rating(&side->ahead, value);
	else
		count_week(side, value, day);
	if (!ahead || given > side->last)
		side->last = (signed char)given;
	if (before != RATING_ABSENT)
		count_rating(&side->before, before);
	if (after != RATING_ABSENT)
		count_rating(&side->after, after);
	if (before == RATING_ABSENT || after == RATING_ABSENT)
		return;
	if (!ahead) {
		side->first_pair = side->first_pair == NEVER ? day : side->first_pair;
		side->last_pair = day;
	}
	count_rating(&side->paired_before, before);
	count_rating(&side->paired_after, after);
	side->change[after - before + NO_CHANGE]++;
}

void trend_add(struct trend *trend, const struct ratings *before, const struct ratings *after,
	       int64_t day, bool ahead)
{
	trend->sessions++;
	for (int rating = 0; rating < RATINGS; rating++)
		for (int leg = 0; leg < LEGS; leg++)
			add_side(&trend->side[rating][leg], before->value[rating][leg],
				 after->value[rating][leg], day, ahead);
}

void trend_settle(struct trend *trend)
{
	for (int rating = 0; rating < RATINGS; rating++)
		for (int leg = 0; leg < LEGS; leg++)
			close_week(&trend->side[rating][leg]);
}

/* ---- medians -------------------------------------------------------------------------------- */

/* The value at `place` (from 0) of those counted, in order. */
static int value_at(const long *counts, int values, long place)
{
	int value = 0;
	while (value < values - 1 && place >= counts[value])
		place -= counts[value++];
	return value;
}

static struct trend_spread spread_of(const long *counts, int values, long n)
{
	return (struct trend_spread){.n = n,
				     .twice = value_at(counts, values, (n - 1) / 2) +
					      value_at(counts, values, n / 2),
				     .least = value_at(counts, values, 0),
				     .most = value_at(counts, values, n - 1)};
}

struct trend_spread trend_spread(const struct trend_counts *counts)
{
	return spread_of(counts->of, TREND_VALUES, counts->n);
}

int trend_median(struct trend_spread spread)
{
	return (spread.twice + 1) / 2;
}

struct trend_spread trend_change(const struct trend_side *side)
{
	struct trend_spread change = spread_of(side->change, CHANGES, side->paired_before.n);
	change.twice -= 2 * NO_CHANGE;
	change.least -= NO_CHANGE;
	change.most -= NO_CHANGE;
	return change;
}

int trend_median_change(struct trend_spread change)
{
	return change.twice / 2;
}

struct trend_moves trend_moves(const struct trend_side *side)
{
	struct trend_moves moves = {.same = side->change[NO_CHANGE]};
	for (int change = 0; change < CHANGES; change++) {
		moves.lower += change < NO_CHANGE ? side->change[change] : 0;
		moves.higher += change > NO_CHANGE ? side->change[change] : 0;
	}
	return moves;
}

enum trend_claim trend_claim(const struct trend_side *side)
{
	int median = trend_median_change(trend_change(side));
	struct trend_moves moves = trend_moves(side);
	long pairs = side->paired_before.n;
	if (pairs < TREND_LEAST_SESSIONS)
		return TREND_TOO_FEW;
	if (side->last_pair - side->first_pair + 1 < TREND_LEAST_DAYS)
		return TREND_TOO_SHORT;
	if (!median)
		return TREND_SAME;
	if (2 * (median < 0 ? moves.lower : moves.higher) <= pairs)
		return TREND_MIXED; /* half fell by 3, half rose by 1: "mostly" says too much */
	if (median < 0)
		return median <= -CLEAR_CHANGE ? TREND_LOWER : TREND_LOWER_SLIGHTLY;
	return median >= CLEAR_CHANGE ? TREND_HIGHER : TREND_HIGHER_SLIGHTLY;
}

/* ---- alarms --------------------------------------------------------------------------------- */

static bool is_recent(const struct trend_side *side, int64_t today)
{
	return side->week_count &&
	       side->weeks[side->week_count - 1].monday + DAYS_IN_WEEK + RECENT_DAYS > today;
}

static bool is_rising(const struct trend_side *side)
{
	if (side->week_count < RISING_WEEKS)
		return false;
	const struct trend_week *week = &side->weeks[side->week_count - RISING_WEEKS];
	for (int i = 1; i < RISING_WEEKS; i++)
		if (week[i].monday != week[i - 1].monday + DAYS_IN_WEEK ||
		    week[i].median <= week[i - 1].median)
			return false;
	return true;
}

/* Whether this leg was above the other in at least half of the earlier weeks that both were
 * rated in: then it is nothing new. */
static bool was_usual(const struct trend_side *side, const struct trend_side *other)
{
	size_t common = 0, above = 0;
	for (size_t i = 0, j = 0; i + 1 < side->week_count && j + 1 < other->week_count;) {
		const struct trend_week *this_week = &side->weeks[i], *that_week = &other->weeks[j];
		if (this_week->monday == that_week->monday) {
			common++;
			above += this_week->median - that_week->median > USUAL_DIFFERENCE;
		}
		i += this_week->monday <= that_week->monday;
		j += that_week->monday <= this_week->monday;
	}
	return above && above * 2 >= common;
}

static bool clearly_above(const struct trend_side *side, const struct trend_side *other)
{
	if (!other->week_count)
		return false;
	const struct trend_week *this_week = &side->weeks[side->week_count - 1];
	const struct trend_week *that_week = &other->weeks[other->week_count - 1];
	return this_week->monday == that_week->monday &&
	       this_week->median - that_week->median >= CLEAR_DIFFERENCE;
}

static bool clearly_above_ahead(const struct trend_side *side, const struct trend_side *other)
{
	return side->ahead.n && other->ahead.n &&
	       trend_median(trend_spread(&side->ahead)) -
			       trend_median(trend_spread(&other->ahead)) >=
		       CLEAR_DIFFERENCE;
}

/* One leg alone counts if it is new; one cold foot always does (leg-safety(7), ratings). */
static bool one_sided(const struct trend_side *side, const struct trend_side *other,
		      enum rating rating, bool recent)
{
	bool above = (recent && clearly_above(side, other)) || clearly_above_ahead(side, other);
	return above && (rating == RATING_COLDNESS || !was_usual(side, other));
}

static void raise_alarm(struct trend_alarms *alarms, enum alarm alarm, enum rating rating,
			enum leg leg)
{
	alarms->of[alarms->count++] = (struct trend_alarm){alarm, rating, leg};
}

static void scale_alarms(const struct trend *trend, enum rating rating, enum leg leg, int64_t today,
			 struct trend_alarms *alarms)
{
	const struct trend_side *side = &trend->side[rating][leg];
	const struct trend_side *other =
		&trend->side[rating][leg == LEG_LEFT ? LEG_RIGHT : LEG_LEFT];
	bool recent = is_recent(side, today);
	if (recent && is_rising(side))
		raise_alarm(alarms, ALARM_RISING, rating, leg);
	if (rating != RATING_TIREDNESS && rating != RATING_CRAMPS &&
	    one_sided(side, other, rating, recent))
		raise_alarm(alarms, rating == RATING_COLDNESS ? ALARM_ONE_FOOT_COLD : ALARM_ONE_LEG,
			    rating, leg);
	if (recent && rating == RATING_CRAMPS && side->yes_days >= CRAMP_DAYS)
		raise_alarm(alarms, ALARM_CRAMPS_DAILY, rating, leg);
	if (recent && trend_claim(side) == TREND_SAME)
		raise_alarm(alarms, ALARM_FLAT, rating, leg);
}

static void sign_alarms(const struct trend *trend, enum rating rating, enum leg leg,
			struct trend_alarms *alarms)
{
	const struct trend_side *side = &trend->side[rating][leg];
	if (side->last != 1)
		return;
	if (rating == RATING_VISIBLE_VEINS)
		raise_alarm(alarms, ALARM_VEINS, rating, leg);
	else if (side->yes_day - side->yes_since + 1 >= SKIN_DAYS)
		raise_alarm(alarms, ALARM_SKIN_OPEN, rating, leg);
	else
		raise_alarm(alarms, ALARM_SKIN_SLOW, rating, leg);
}

struct trend_alarms trend_alarms(const struct trend *trend, int64_t today)
{
	struct trend_alarms alarms = {.count = 0};
	for (enum rating rating = 0; rating < RATINGS; rating++)
		for (enum leg leg = 0; leg < LEG_BOTH; leg++) {
			if (rating < RATING_SIGNS)
				scale_alarms(trend, rating, leg, today, &alarms);
			else
				sign_alarms(trend, rating, leg, &alarms);
		}
	return alarms;
}
