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
	const char *id;
	const char *words;
	const char *rest; /* of the whole name */
} weekdays[WEEKDAYS] = {
	{"mon", "Mon", "day"},	 {"tue", "Tue", "sday"}, {"wed", "Wed", "nesday"},
	{"thu", "Thu", "rsday"}, {"fri", "Fri", "day"},	 {"sat", "Sat", "urday"},
	{"sun", "Sun", "day"},
};

const char *weekday_id(int weekday)
{
	return weekdays[weekday].id;
}

const char *weekday_words(int weekday)
{
	return weekdays[weekday].words;
}

/* The day's name at `*at`, which moves past it; -1 if there is none. */
static int weekday_at(const char **at)
{
	for (int day = 0; day < WEEKDAYS; day++)
		if (!strncasecmp(*at, weekdays[day].id, 3)) {
			size_t rest = strlen(weekdays[day].rest);
			*at += 3;
			if (!strncasecmp(*at, weekdays[day].rest, rest))
				*at += rest;
			return day;
		}
	return -1;
}

/* One day or "fri-mon" at `*at`. */
static bool span_at(const char **at, weekday_set *days)
{
	int first = weekday_at(at), last = first;
	if (first < 0)
		return false;
	if (**at == '-') {
		(*at)++;
		last = weekday_at(at);
		if (last < 0)
			return false;
	}
	for (int day = first;; day = (day + 1) % WEEKDAYS) {
		*days |= 1U << day;
		if (day == last)
			return true;
	}
}

bool weekdays_parse(const char *word, weekday_set *days)
{
	static const struct {
		const char *word;
		weekday_set days;
	} sets[] = {{"daily", EVERY_DAY},   {"every-day", EVERY_DAY}, {"weekdays", WORKDAYS},
		    {"workdays", WORKDAYS}, {"weekend", WEEKEND},     {"weekends", WEEKEND}};
	for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++)
		if (!strcasecmp(word, sets[i].word)) {
			*days = sets[i].days;
			return true;
		}
	*days = 0;
	for (const char *at = word; span_at(&at, days); at++) {
		if (!*at)
			return true;
		if (*at != ',')
			return false;
	}
	return false;
}

void weekdays_add(struct text *text, weekday_set days)
{
	if (days == EVERY_DAY) {
		text_add(text, "daily");
		return;
	}
	bool first = true;
	for (int day = 0; day < WEEKDAYS; day++) {
		if (!(days >> day & 1))
			continue;
		int last = day;
		while (last + 1 < WEEKDAYS && days >> (last + 1) & 1)
			last++;
		text_addf(text, "%s%s", first ? "" : ",", weekdays[day].id);
		if (last > day)
			text_addf(text, "%s%s", last > day + 1 ? "-" : ",", weekdays[last].id);
		day = last;
		first = false;
	}
}
