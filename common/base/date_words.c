#include "base/date_words.h"

#include <string.h>

#include "base/civil.h"
#include "base/terminal_text.h"
#include "base/units.h"

enum { MOST_DAYS = 36600, MONTHS = 12, THURSDAY = 3 };

/* The moment that words are relative to. */
struct frame {
	struct stamp now;
	int day_start;
	int64_t today;
};

/* ---- what a range covers --------------------------------------------------------------------- */

/* The civil days from `first` up to `end`, which is not one of them. */
static struct date_range days_between(const struct frame *frame, int64_t first, int64_t end)
{
	return (struct date_range){.first = stamp_of_local(first, frame->day_start),
				   .last = stamp_of_local(end, frame->day_start) - 1,
				   .clock_first = first * DAY + frame->day_start,
				   .clock_last = end * DAY + frame->day_start - 1};
}

static struct date_range one_day(const struct frame *frame, int64_t day)
{
	return days_between(frame, day, day + 1);
}

static struct date_range one_week(const struct frame *frame, int64_t monday)
{
	return days_between(frame, monday, monday + DAYS_IN_WEEK);
}

/* The month that lies `shift` months after that of `date`. */
static struct date_range one_month(const struct frame *frame, struct civil date, int shift)
{
	int month = date.year * MONTHS + date.month - 1 + shift;
	struct civil first = {month / MONTHS, month % MONTHS + 1, 1};
	int64_t day = civil_to_day(first);
	return days_between(frame, day, day + civil_month_length(first.year, first.month));
}

static struct date_range one_minute(int64_t day, int minute)
{
	int64_t first = stamp_of_local(day, minute * MINUTE);
	int64_t shown = day * DAY + minute * MINUTE;
	return (struct date_range){.first = first,
				   .last = first + MINUTE - 1,
				   .clock_first = shown,
				   .clock_last = shown + MINUTE - 1};
}

/* ---- dates ----------------------------------------------------------------------------------- */

/* "yesterday", "today" or "tomorrow" at *at. */
static bool near_day_read(const char **at, int64_t *shift)
{
	static const struct {
		const char *word;
		int shift;
	} days[] = {{"yesterday", -1}, {"today", 0}, {"tomorrow", 1}};
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
		if (!strncasecmp(*at, days[i].word, strlen(days[i].word))) {
			*at += strlen(days[i].word);
			*shift = days[i].shift;
			return true;
		}
	return false;
}

/* A day, or a day with a clock time behind it. `calendar` is the day of the calendar that the time
 * belongs to; `day` is what the word means without a time. */
static bool day_or_minute(const struct frame *frame, const char *rest, const char *before_time,
			  int64_t day, int64_t calendar, struct date_range *range)
{
	int minute;
	if (!*rest) {
		*range = one_day(frame, day);
		return true;
	}
	if (!strchr(before_time, *rest) || !minute_of_day(rest + 1, &minute))
		return false;
	*range = one_minute(calendar, minute);
	return true;
}

static bool date_read(const struct frame *frame, const char *word, struct date_range *range)
{
	struct stamp exact;
	const char *at = word;
	int64_t day, calendar = stamp_day(frame->now, 0);
	int minute;
	if (stamp_parse(word, &exact)) {
		*range = (struct date_range){.first = exact.at, .last = exact.at, .exact = true};
		return true;
	}
	if (minute_of_day(word, &minute)) {
		*range = one_minute(calendar, minute);
		return true;
	}
	if (near_day_read(&at, &day))
		return day_or_minute(frame, at, " ", frame->today + day, calendar + day, range);
	return civil_begins(word, &day) &&
	       day_or_minute(frame, word + CIVIL_DATE_SIZE - 1, " Tt", day, day, range);
}

/* ---- ranges ---------------------------------------------------------------------------------- */

/* "7d" on the side that is meant, and "-7d" in the past. */
static bool days_read(const struct frame *frame, const char *word, enum date_side side,
		      struct date_range *range)
{
	int days = 0;
	const char *at = word + (*word == '-');
	if (at > word)
		side = DATE_PAST;
	if (*at < '0' || *at > '9')
		return false;
	for (; *at >= '0' && *at <= '9'; at++)
		if ((days = days * 10 + (*at - '0')) > MOST_DAYS)
			return false;
	*range = one_day(frame, frame->today + (side == DATE_PAST ? -days : days));
	return !strcmp(at, "d");
}

/* "monday" or "mon": looking back, today if it is one; looking ahead, the next. */
static bool weekday_read(const struct frame *frame, const char *word, enum date_side side,
			 struct date_range *range)
{
	static const char *const names[] = {"monday", "tuesday",  "wednesday", "thursday",
					    "friday", "saturday", "sunday"};
	for (int weekday = 0; weekday < DAYS_IN_WEEK; weekday++) {
		if (strcasecmp(word, names[weekday]) && strcasecmp(word, weekday_id(weekday)))
			continue;
		int back = (civil_weekday(frame->today) - weekday + DAYS_IN_WEEK) % DAYS_IN_WEEK;
		int ahead = DAYS_IN_WEEK - back;
		*range = one_day(frame, frame->today + (side == DATE_PAST ? -back : ahead));
		return true;
	}
	return false;
}

static bool named_range_read(const struct frame *frame, const char *word, struct date_range *range)
{
	int64_t monday = frame->today - civil_weekday(frame->today);
	struct civil today = civil_from_day(frame->today);
	if (!strcasecmp(word, "this-week"))
		*range = one_week(frame, monday);
	else if (!strcasecmp(word, "last-week"))
		*range = one_week(frame, monday - DAYS_IN_WEEK);
	else if (!strcasecmp(word, "this-month"))
		*range = one_month(frame, today, 0);
	else if (!strcasecmp(word, "last-month"))
		*range = one_month(frame, today, -1);
	else
		return false;
	return true;
}

/* The Monday of the first week of a year (ISO 8601): the week of its first Thursday. */
static int64_t first_monday(int year)
{
	int64_t fourth = civil_to_day((struct civil){year, 1, 1 + THURSDAY});
	return fourth - civil_weekday(fourth);
}

/* "2026-W40" or "2026-10". */
static bool numbered_range_read(const struct frame *frame, const char *word,
				struct date_range *range)
{
	int p[2];
	bool week = civil_shaped(word, "0000-W00", p) || civil_shaped(word, "0000-w00", p);
	if ((!week && !civil_shaped(word, "0000-00", p)) || word[week ? 8 : 7] || !p[0] || !p[1])
		return false;
	int year = p[0], number = p[1];
	if (!week) {
		*range = one_month(frame, (struct civil){year, number, 1}, 0);
		return number <= MONTHS;
	}
	int64_t monday = first_monday(year) + (int64_t)(number - 1) * DAYS_IN_WEEK;
	if (monday >= first_monday(year + 1))
		return false;
	*range = one_week(frame, monday);
	return true;
}

/* ---- both ------------------------------------------------------------------------------------ */

static bool refuse(const char *word, const char *examples, struct fault *fault)
{
	return fault_set(fault, FAULT_USAGE, "'%s' is not a date such as %s", VISIBLE(word),
			 examples);
}

bool date_parse(const char *word, struct stamp now, int day_start, struct date_range *range,
		struct fault *fault)
{
	struct frame frame = {now, day_start, stamp_day(now, day_start)};
	return date_read(&frame, word, range) ||
	       refuse(word, "today, 2026-11-22, \"2026-11-22 09:30\", \"yesterday 18:30\" or 9:30",
		      fault);
}

bool date_range_parse(const char *word, struct stamp now, int day_start, enum date_side side,
		      struct date_range *range, struct fault *fault)
{
	struct frame frame = {now, day_start, stamp_day(now, day_start)};
	*range = (struct date_range){0};
	return date_read(&frame, word, range) || days_read(&frame, word, side, range) ||
	       weekday_read(&frame, word, side, range) || named_range_read(&frame, word, range) ||
	       numbered_range_read(&frame, word, range) ||
	       refuse(word,
		      side == DATE_AHEAD
			      ? "tomorrow, 14:00, 2026-11-22, \"2026-11-22 09:30\", 7d or monday"
			      : "today, 2026-11-22, \"2026-11-22 09:30\", 7d, monday, last-week, "
				"this-month, 2026-W40 or 2026-10",
		      fault);
}
