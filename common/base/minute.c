#include "base/minute.h"

#include <stdio.h>

#include "base/civil.h"

bool minute_parse(const char *word, int *minute)
{
	int p[2];
	bool two = civil_shaped(word, "00:00", p);
	if ((!two && !civil_shaped(word, "0:00", p)) || word[two ? 5 : 4])
		return false;
	*minute = p[0] * MINUTES_IN_HOUR + p[1];
	return p[1] < MINUTES_IN_HOUR && *minute <= MINUTES_IN_DAY;
}

bool minute_of_day(const char *word, int *minute)
{
	return minute_parse(word, minute) && *minute < MINUTES_IN_DAY;
}

char *minute_format(int minute, char out[MINUTE_SIZE])
{
	snprintf(out, MINUTE_SIZE, "%02u:%02u", (unsigned)minute / MINUTES_IN_HOUR % 100,
		 (unsigned)minute % MINUTES_IN_HOUR);
	return out;
}

const char *weekday_id(int weekday)
{
	static const char *const ids[WEEKDAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
	return ids[weekday];
}
