/* Owns the writing of iCalendar (RFC 5545): content lines with CRLF, folded at 75 octets without
 * cutting a character, text escaped; and the events of reminders. */
#pragma once
#include <stddef.h>

#include "base/minute.h"
#include "base/stamp.h"
#include "base/text.h"
#include "doc/policy.h"

/* Adds "NAME:VALUE" as it is, folded. */
void ical_line(struct text *out, const char *name, const char *value) __attribute__((nonnull));

/* The same for a value of type TEXT: backslash, semicolon, comma and newline are escaped; other
 * controls, which have no place there, become visible. */
void ical_words(struct text *out, const char *name, const char *words) __attribute__((nonnull));

void ical_begin(struct text *out) __attribute__((nonnull)); /* VCALENDAR, VERSION, PRODID */
void ical_end(struct text *out) __attribute__((nonnull));

/* One clock time of a reminder on some days of the week, for ever, in floating local time: 10:00
 * stays 10:00 through changes of the clock and in another zone. */
struct ical_event {
	const char *name; /* with the minute it makes the UID, which stays the same */
	int minute;
	weekday_set days; /* not empty */
	int64_t first;	  /* the civil day to begin at, or the first of `days` after it */
	int length;	  /* minutes */
	const char *summary;
	const char *description;
	const struct policy_dates *except;
	size_t except_count;
};
void ical_reminder(struct text *out, const struct ical_event *event, struct stamp now)
	__attribute__((nonnull));
