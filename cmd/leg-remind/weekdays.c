#include "weekdays.h"

#include "base/units.h"

#include <string.h>

/* The rest of each name after its id. */
static const char *const rests[] = {"day", "sday", "nesday", "rsday", "day", "urday", "day"};

/* The day's name at `*at`, which moves past it and the blanks around it; -1 if there is none. */
static int weekday_at(const char **at)
{
	*at += strspn(*at, " ");
	for (int day = 0; day < DAYS_IN_WEEK; day++)
		if (!strncasecmp(*at, weekday_id(day), 3)) {
			size_t rest = strlen(rests[day]);
			*at += 3;
			if (!strncasecmp(*at, rests[day], rest))
				*at += rest;
			*at += strspn(*at, " ");
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
	for (int day = first;; day = (day + 1) % DAYS_IN_WEEK) {
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
	for (int day = 0; day < DAYS_IN_WEEK; day++) {
		if (!(days >> day & 1))
			continue;
		int last = day;
		while (last + 1 < DAYS_IN_WEEK && days >> (last + 1) & 1)
			last++;
		text_addf(text, "%s%s", first ? "" : ",", weekday_id(day));
		if (last > day)
			text_addf(text, "%s%s", last > day + 1 ? "-" : ",", weekday_id(last));
		day = last;
		first = false;
	}
}
