/* Reminders as events of a calendar. */
#pragma once
#include "base/civil.h"
#include "base/stamp.h"
#include "base/text.h"
#include "doc/policy.h"

/* One clock time of a reminder on some days of the week, for ever, in floating local time: 10:00
 * stays 10:00 through changes of the clock and in another zone. */
struct ical_event {
	const char *name; /* with the minute it makes the UID, which stays the same */
	int minute;
	weekday_set days; /* not empty */
	int64_t first;	  /* the civil day to begin at, or the next on which it would be */
	int length;	  /* minutes */
	const char *summary;
	const char *description;
	const struct policy_reminder *reminder; /* whose exceptions it has */
};

/* An exception is written day by day, so one of more than ICAL_MOST_EXCEPT days is the end of the
 * event. False, and nothing is added, if that is before it begins. */
enum { ICAL_MOST_EXCEPT = 366 };
bool ical_reminder(struct text *out, const struct ical_event *event, struct stamp now)
	__attribute__((nonnull, warn_unused_result));

/* The last day before such an exception, from `today` on; INT64_MAX if there is none. */
int64_t ical_last_day(const struct policy_reminder *reminder, int64_t today)
	__attribute__((nonnull, pure));
