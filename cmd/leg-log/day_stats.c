#include "day_stats.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "base/units.h"
#include "log_options.h"

enum { THURSDAY = 3 };
static const int64_t NEVER = INT64_MIN / 2;

enum { MOVEMENT = 1 << STEP_STRETCH | 1 << STEP_WALKING | 1 << STEP_PUMPS };

void stats_init(struct day_stats *stats)
{
	*stats = (struct day_stats){.last = NEVER,
				    .run_day = NEVER,
				    .reach = NEVER,
				    .off_day = NEVER,
				    .movement_day = NEVER};
}

void stats_release(struct day_stats *stats)
{
	alloc_free(stats->weeks.of);
	alloc_free(stats->months.of);
}

int64_t stats_week_of(int64_t day)
{
	return day - civil_weekday(day);
}

static int64_t month_of(int64_t day)
{
	struct civil date = civil_from_day(day);
	date.day = 1;
	return civil_to_day(date);
}

/* A week belongs to the year of its Thursday. */
char *stats_span_name(const struct stats_span *span, bool week, char out[CIVIL_DATE_SIZE])
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

long stats_goal_weeks(const struct day_stats *stats, long goal)
{
	long met = 0;
	for (size_t i = 0; i < stats->weeks.count; i++)
		met += stats->weeks.of[i].movement_days >= goal;
	return met;
}

static enum stats_sort sort_of(const struct log_row *row)
{
	if (row->kind) {
		const char *kind = log_word(row->kind);
		if (!strcmp(kind, SESSION_DAY_OFF))
			return STATS_DAY_OFF;
		if (!strcmp(kind, LOG_RATING))
			return STATS_RATING;
	}
	return row->active_seconds ? STATS_SESSION : STATS_EMPTY;
}

/* ---- runs ----------------------------------------------------------------------------------- */

static bool reminder_asks(const struct policy_reminder *reminder, int64_t day)
{
	weekday_set days = reminder->time_count ? reminder->days : 0;
	for (size_t i = 0; reminder->every && i < reminder->hour_count; i++)
		days |= reminder->hours[i].days;
	for (size_t i = 0; i < reminder->except_count; i++)
		if (reminder->except[i].first <= day && day <= reminder->except[i].last)
			return false;
	return reminder->on && days >> civil_weekday(day) & 1;
}

/* Whether the policy reminds of anything on the civil day. */
static bool policy_asks(const struct policy *policy, int64_t day)
{
	for (int reminder = 0; reminder < REMINDERS; reminder++)
		if (reminder_asks(&policy->of[reminder], day))
			return true;
	return false;
}

/* True if the reminders asked for nothing on the days from `first` to the day before `end`. */
static bool nothing_asked(const struct day_stats *stats, int64_t first, int64_t end)
{
	if (first >= end)
		return true;
	if (!stats->policy || policy_empty(stats->policy))
		return false;
	for (int64_t day = first; day < end; day++)
		if (policy_asks(stats->policy, day))
			return false;
	return true;
}

static void add_run_day(struct day_stats *stats, int64_t day)
{
	if (day <= stats->run_day)
		return;
	bool goes_on = stats->run && nothing_asked(stats, stats->reach + 1, day);
	stats->run = goes_on ? stats->run + 1 : 1;
	stats->run_day = day;
	stats->reach = day > stats->reach ? day : stats->reach;
	if (stats->run > stats->longest_run)
		stats->longest_run = stats->run;
}

static void add_day_off(struct day_stats *stats, int64_t day)
{
	if (day == stats->off_day)
		return;
	stats->off_day = day;
	stats->days_off++;
	if (stats->run && day > stats->reach && nothing_asked(stats, stats->reach + 1, day))
		stats->reach = day;
}

long stats_current_run(const struct day_stats *stats, int64_t today)
{
	return stats->run && nothing_asked(stats, stats->reach + 1, today) ? stats->run : 0;
}

/* ---- sums ----------------------------------------------------------------------------------- */

/* Counts a session in the week or month that begins on `from`, which is the last one or new. */
static struct stats_span *add_to_span(struct stats_spans *spans, int64_t from, int seconds,
				      bool new_day)
{
	if (!spans->count || spans->of[spans->count - 1].from != from) {
		ALLOC_ROOM(spans->of, spans->count, spans->room);
		spans->of[spans->count++] = (struct stats_span){.from = from};
	}
	struct stats_span *span = &spans->of[spans->count - 1];
	span->sessions++;
	span->active_seconds += seconds;
	span->days += new_day;
	return span;
}

/* Counts the seconds; returns the kinds that there were, 1 << enum step_kind. */
static unsigned add_active(struct day_stats *stats, const struct log_rows *rows,
			   const struct log_row *row)
{
	unsigned kinds = 0;
	const struct log_cell *active = &rows->cells[row->cell];
	for (int i = 0; i < row->active; i++) {
		stats->by_kind[active[i].of] += active[i].value;
		stats->by_leg[active[i].leg] += active[i].value;
		kinds |= 1U << active[i].of;
	}
	return kinds;
}

enum stats_sort stats_add(struct day_stats *stats, const struct log_rows *rows,
			  const struct log_row *row, int64_t day, bool ahead)
{
	enum stats_sort sort = sort_of(row);
	if (sort == STATS_DAY_OFF)
		add_day_off(stats, day);
	if (sort != STATS_SESSION)
		return sort;
	bool new_day = day != stats->last;
	if (new_day) {
		stats->week = stats_week_of(day);
		stats->month = month_of(day);
	}
	stats->last = day;
	stats->sessions++;
	stats->active_seconds += row->active_seconds;
	stats->days += new_day;
	struct stats_span *week =
		add_to_span(&stats->weeks, stats->week, row->active_seconds, new_day);
	add_to_span(&stats->months, stats->month, row->active_seconds, new_day);
	unsigned kinds = add_active(stats, rows, row);
	if (ahead)
		return sort;
	if (kinds & MOVEMENT && day != stats->movement_day) {
		stats->movement_day = day;
		week->movement_days++;
	}
	if (!stats->run_kinds || kinds & stats->run_kinds)
		add_run_day(stats, day);
	return sort;
}
