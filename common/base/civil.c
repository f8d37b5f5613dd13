#include "base/civil.h"

#include <stdio.h>

#include "base/units.h"

/* Days are counted in eras of 400 years whose years begin in March, so that a leap day is the last
 * day of its year (H. Hinnant, "chrono-compatible low-level date algorithms"). */
enum { DAYS_IN_ERA = 146097, DAYS_TO_EPOCH = 719468 };

int64_t civil_to_day(struct civil date)
{
	int64_t year = date.year - (date.month <= 2);
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t year_of_era = year - era * 400;
	int64_t month = date.month + (date.month > 2 ? -3 : 9);
	int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * DAYS_IN_ERA + day_of_era - DAYS_TO_EPOCH;
}

struct civil civil_from_day(int64_t day)
{
	day += DAYS_TO_EPOCH;
	int64_t era = (day >= 0 ? day : day - (DAYS_IN_ERA - 1)) / DAYS_IN_ERA;
	int64_t day_of_era = day - era * DAYS_IN_ERA;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			       day_of_era / (DAYS_IN_ERA - 1)) /
			      365;
	int64_t day_of_year =
		day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month = (5 * day_of_year + 2) / 153;
	struct civil date;
	date.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	date.month = (int)(month < 10 ? month + 3 : month - 9);
	date.year = (int)(year_of_era + era * 400 + (date.month <= 2));
	return date;
}

int civil_weekday(int64_t day)
{
	int64_t weekday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
	return (int)(weekday < 0 ? weekday + 7 : weekday);
}

int civil_month_length(int year, int month)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : length[month - 1];
}

bool civil_shaped(const char *word, const char *shape, int parts[])
{
	int part = -1;
	for (size_t i = 0; shape[i]; i++) {
		if (shape[i] != '0') {
			if (word[i] != shape[i])
				return false;
			continue;
		}
		if (word[i] < '0' || word[i] > '9')
			return false;
		if (!i || shape[i - 1] != '0')
			parts[++part] = 0;
		parts[part] = parts[part] * 10 + (word[i] - '0');
	}
	return true;
}

bool civil_begins(const char *word, int64_t *day)
{
	int p[3];
	if (!civil_shaped(word, "0000-00-00", p) || p[0] < 1 || p[1] < 1 || p[1] > 12 || p[2] < 1 ||
	    p[2] > civil_month_length(p[0], p[1]))
		return false;
	*day = civil_to_day((struct civil){p[0], p[1], p[2]});
	return true;
}

bool civil_parse(const char *word, int64_t *day)
{
	return civil_begins(word, day) && !word[CIVIL_DATE_SIZE - 1];
}

char *civil_format(int64_t day, char out[CIVIL_DATE_SIZE])
{
	struct civil date = civil_from_day(day);
	snprintf(out, CIVIL_DATE_SIZE, "%04u-%02u-%02u", (unsigned)date.year % 10000,
		 (unsigned)date.month % 100, (unsigned)date.day % 100);
	return out;
}

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
	static const char *const ids[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
	return ids[weekday];
}
