#include "time_text.h"

#include <stdio.h>

#include "base/civil.h"
#include "base/units.h"

char *moment_format(int64_t at, struct stamp now, bool date, char out[MOMENT_SIZE])
{
	static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	struct stamp local = stamp_local(at);
	int64_t day = stamp_day(local, 0), today = stamp_day(now, 0);
	char word[STAMP_SIZE];
	const char *name = names[civil_weekday(day)];
	const char *time = stamp_format(local, word) + sizeof "2026-11-22T" - 1;
	if (day == today)
		snprintf(out, MOMENT_SIZE, "%.5s", time);
	else if (date || day >= today + DAYS_IN_WEEK)
		snprintf(out, MOMENT_SIZE, "%s %.10s %.5s", name, word, time);
	else
		snprintf(out, MOMENT_SIZE, "%s %.5s", name, time);
	return out;
}
