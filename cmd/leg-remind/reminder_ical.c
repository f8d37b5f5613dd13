#include "reminder_ical.h"

#include <stdio.h>

#include "base/civil.h"
#include "base/units.h"
#include "reminder_times.h"
#include "show/ical.h"

enum { DATE_TIME_SIZE = sizeof "20261122T093000Z" };

/* Local time without a zone: "20261122T093000". */
static void floating(int64_t day, int minute, char out[DATE_TIME_SIZE])
{
	struct civil date = civil_from_day(day);
	snprintf(out, DATE_TIME_SIZE, "%04u%02u%02uT%02u%02u00", (unsigned)date.year % 10000,
		 (unsigned)date.month % 100, (unsigned)date.day % 100,
		 (unsigned)minute / MINUTES_IN_HOUR % 24, (unsigned)minute % MINUTES_IN_HOUR);
}

int64_t ical_last_day(const struct policy_reminder *reminder, int64_t today)
{
	int64_t last = INT64_MAX;
	for (size_t i = 0; i < reminder->except_count; i++) {
		const struct policy_dates *dates = &reminder->except[i];
		bool is_long = dates->last - dates->first >= ICAL_MOST_EXCEPT;
		if (is_long && dates->last >= today && dates->first <= last)
			last = dates->first - 1;
	}
	return last;
}

/* Up to the last day, if there is one. */
static void add_rule(struct text *out, const struct ical_event *event, int64_t last)
{
	static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
	struct text rule = TEXT_EMPTY;
	text_add(&rule, "FREQ=WEEKLY;BYDAY=");
	const char *between = "";
	for (int day = 0; day < DAYS_IN_WEEK; day++)
		if (event->days >> day & 1) {
			text_addf(&rule, "%s%s", between, names[day]);
			between = ",";
		}
	if (last < INT64_MAX) {
		char until[DATE_TIME_SIZE];
		floating(last, event->minute, until);
		text_addf(&rule, ";UNTIL=%s", until);
	}
	ical_line(out, "RRULE", rule.bytes);
	text_release(&rule);
}

/* Only days on which the event would be: an exception that takes nothing away confuses
 * importers. */
static void add_exceptions(struct text *out, const struct ical_event *event, int64_t first,
			   int64_t last)
{
	for (size_t i = 0; i < event->reminder->except_count; i++) {
		const struct policy_dates *dates = &event->reminder->except[i];
		int64_t day = dates->first > first ? dates->first : first;
		for (; day <= dates->last && day <= last; day++) {
			char value[DATE_TIME_SIZE];
			if (!(event->days >> civil_weekday(day) & 1))
				continue;
			floating(day, event->minute, value);
			ical_line(out, "EXDATE", value);
		}
	}
}

static void add_alarm(struct text *out, const struct ical_event *event)
{
	ical_line(out, "BEGIN", "VALARM");
	ical_line(out, "ACTION", "DISPLAY");
	ical_line(out, "TRIGGER", "PT0S");
	ical_words(out, "DESCRIPTION", event->summary);
	ical_line(out, "END", "VALARM");
}

bool ical_reminder(struct text *out, const struct ical_event *event, struct stamp now)
{
	char value[DATE_TIME_SIZE], length[16];
	struct text uid = TEXT_EMPTY;
	int64_t first = event->first, last = ical_last_day(event->reminder, first);
	while (!(event->days >> civil_weekday(first) & 1) || slots_excepted(event->reminder, first))
		first++;
	if (first > last)
		return false;
	text_addf(&uid, "leg-remind-%s-%02d%02d@leg.example", event->name,
		  event->minute / MINUTES_IN_HOUR, event->minute % MINUTES_IN_HOUR);
	snprintf(length, sizeof length, "PT%dM", event->length);
	floating(first, event->minute, value);
	ical_line(out, "BEGIN", "VEVENT");
	ical_line(out, "UID", uid.bytes);
	ical_moment(out, "DTSTAMP", now);
	ical_line(out, "DTSTART", value);
	ical_line(out, "DURATION", length);
	add_rule(out, event, last);
	add_exceptions(out, event, first, last);
	ical_words(out, "SUMMARY", event->summary);
	ical_words(out, "DESCRIPTION", event->description);
	ical_line(out, "TRANSP", "TRANSPARENT");
	ical_line(out, "CLASS", "PRIVATE");
	add_alarm(out, event);
	ical_line(out, "END", "VEVENT");
	text_release(&uid);
	return true;
}
