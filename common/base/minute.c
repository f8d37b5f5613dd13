#include "base/minute.h"

#include <stdio.h>
#include <string.h>

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

bool minute_parse(const char *word, int *minute)
{
	int hour = 0;
	size_t at = 0;
	for (; at < 2 && is_digit(word[at]); at++)
		hour = hour * 10 + (word[at] - '0');
	if (!at || word[at] != ':' || !is_digit(word[at + 1]) || !is_digit(word[at + 2]) ||
	    word[at + 3])
		return false;
	int rest = (word[at + 1] - '0') * 10 + (word[at + 2] - '0');
	*minute = hour * MINUTES_IN_HOUR + rest;
	return rest < MINUTES_IN_HOUR && *minute <= MINUTES_IN_DAY;
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
