#include "day_stats.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/civil.h"

enum { DAYS_IN_WEEK = 7, THURSDAY = 3 };
static const int64_t NEVER = INT64_MIN / 2;

static const bool is_movement[STEP_KINDS] = {
	[STEP_STRETCH] = true,
	[STEP_WALKING] = true,
	[STEP_PUMPS] = true,
};

void tally_init(struct tally *tally)
{
	*tally = (struct tally){.first = NEVER,
				.last = NEVER,
				.reach = NEVER,
				.run_day = NEVER,
				.off_day = NEVER,
				.movement_day = NEVER};
}

void tally_release(struct tally *tally)
{
	alloc_free(tally->weeks);
	alloc_free(tally->months);
	tally_init(tally);
}

int64_t tally_week_of(int64_t day)
{
	return day - civil_weekday(day);
}

int64_t tally_month_of(int64_t day)
{
	struct civil date = civil_from_day(day);
	date.day = 1;
	return civil_to_day(date);
}

/* A week belongs to the year of its Thursday. */
char *tally_span_name(const struct tally_span *span, bool week, char out[CIVIL_DATE_SIZE])
{
	if (!week) {
		civil_format(span->from, out);
		out[sizeof "2026-11" - 1] = '\0';
		return out;
	}
	int year = civil_from_day(span->from + THURSDAY).year;
	int64_t new_year = civil_to_day((struct civil){year, 1, 1});
	unsigned number = (unsigned)((span->from + THURSDAY - new_year) / DAYS_IN_WEEK) + 1;
	snprintf(out, CIVIL_DATE_SIZE, "%04u-W%02u", (unsigned)year % 10000, number % 100);
	return out;
}

long tally_goal_weeks(const struct tally *tally, long goal)
{
	long met = 0;
	for (size_t i = 0; i < tally->week_count; i++)
		met += tally->weeks[i].movement_days >= goal;
	return met;
}

enum tally_sort tally_sort_of(const struct fact *fact)
{
	return fact->kind == FACT_DAY_OFF  ? TALLY_DAY_OFF
	       : fact->kind == FACT_RATING ? TALLY_RATING
	       : fact->active_seconds	   ? TALLY_SESSION
					   : TALLY_EMPTY;
}

/* ---- runs -------------------------------------------------------------------------------------
 */

/* Whether nothing was asked of the user on the days from `first` up to `end`, which is not one. */
static bool nothing_asked(const struct tally *tally, int64_t first, int64_t end)
{
	if (first >= end)
		return true;
	if (!tally->runs.policy || policy_empty(tally->runs.policy))
		return false;
	for (int64_t day = first; day < end; day++)
		if (policy_asks(tally->runs.policy, day))
			return false;
	return true;
}

static void add_run_day(struct tally *tally, int64_t day)
{
	if (day <= tally->run_day)
		return;
	bool goes_on = tally->run && nothing_asked(tally, tally->reach + 1, day);
	tally->run = goes_on ? tally->run + 1 : 1;
	tally->run_day = day;
	tally->reach = day > tally->reach ? day : tally->reach;
	if (tally->run > tally->longest_run)
		tally->longest_run = tally->run;
}

static void add_day_off(struct tally *tally, int64_t day)
{
	if (day == tally->off_day)
		return;
	tally->off_day = day;
	tally->days_off++;
	if (tally->run && day > tally->reach && nothing_asked(tally, tally->reach + 1, day))
		tally->reach = day;
}

long tally_current_run(const struct tally *tally, int64_t today)
{
	return tally->run && nothing_asked(tally, tally->reach + 1, today) ? tally->run : 0;
}

/* ---- sums -------------------------------------------------------------------------------------
 */

static struct tally_span *span_at(struct tally_span **spans, size_t *count, size_t *room,
				  int64_t from)
{
	if (*count && (*spans)[*count - 1].from == from)
		return &(*spans)[*count - 1];
	if (*count == *room) {
		*room = *room ? *room * 2 : 64;
		*spans = alloc_resize(*spans, *room, sizeof **spans);
	}
	(*spans)[*count] = (struct tally_span){.from = from};
	return &(*spans)[(*count)++];
}

static void add_to(struct tally_span *span, int seconds, bool new_day)
{
	span->sessions++;
	span->active_seconds += seconds;
	span->days += new_day;
}

/* Counts the parts; returns the kinds that there were, 1 << enum step_kind. */
static unsigned add_parts(struct tally *tally, const struct facts *facts, const struct fact *fact)
{
	unsigned kinds = 0;
	for (unsigned i = 0; i < fact->parts; i++) {
		const struct fact_part *part = &facts->parts[fact->part + i];
		tally->by_kind[part->kind] += part->seconds;
		tally->by_leg[part->leg] += part->seconds;
		kinds |= 1U << part->kind;
	}
	return kinds;
}

static void add_movement(struct tally *tally, struct tally_span *week, unsigned kinds, int64_t day)
{
	for (int kind = 0; kind < STEP_KINDS; kind++)
		if (is_movement[kind] && kinds >> kind & 1 && day != tally->movement_day) {
			tally->movement_day = day;
			week->movement_days++;
		}
}

void tally_add(struct tally *tally, const struct facts *facts, const struct fact *fact, int64_t day)
{
	enum tally_sort sort = tally_sort_of(fact);
	if (sort == TALLY_DAY_OFF)
		add_day_off(tally, day);
	if (sort != TALLY_SESSION)
		return;
	bool new_day = day != tally->last;
	if (!tally->sessions)
		tally->first = day;
	tally->last = day;
	tally->sessions++;
	tally->active_seconds += fact->active_seconds;
	tally->days += new_day;
	struct tally_span *week = tally->week_count ? &tally->weeks[tally->week_count - 1] : NULL;
	if (!week || (new_day && day >= week->from + DAYS_IN_WEEK))
		week = span_at(&tally->weeks, &tally->week_count, &tally->week_room,
			       tally_week_of(day));
	add_to(week, fact->active_seconds, new_day);
	struct tally_span *month = tally->month_count && !new_day
					   ? &tally->months[tally->month_count - 1]
					   : span_at(&tally->months, &tally->month_count,
						     &tally->month_room, tally_month_of(day));
	add_to(month, fact->active_seconds, new_day);
	unsigned kinds = add_parts(tally, facts, fact);
	add_movement(tally, week, kinds, day);
	if (!tally->runs.kinds || kinds & tally->runs.kinds)
		add_run_day(tally, day);
}
