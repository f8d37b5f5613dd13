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

static const struct {
	const char *id, *words;
} weekdays[WEEKDAYS] = {
	{"mon", "Mon"}, {"tue", "Tue"}, {"wed", "Wed"}, {"thu", "Thu"},
	{"fri", "Fri"}, {"sat", "Sat"}, {"sun", "Sun"},
};

const char *weekday_id(int weekday)
{
	return weekdays[weekday].id;
}

const char *weekday_words(int weekday)
{
	return weekdays[weekday].words;
}
