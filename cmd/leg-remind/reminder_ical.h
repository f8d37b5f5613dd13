/* Reminders as events of a calendar. */
#pragma once
#include "base/minute.h"
#include "base/stamp.h"
#include "base/text.h"
#include "doc/policy.h"

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
