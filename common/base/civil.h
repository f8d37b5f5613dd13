/* Owns the arithmetic of civil days (the proleptic Gregorian calendar) and of their minutes. A day
 * is a number: 0 is 1970-01-01. Nothing here knows a zone or a clock. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct civil {
	int year;  /* 0 to 9999 */
	int month; /* 1 to 12 */
	int day;   /* 1 to 31 */
};

int64_t civil_to_day(struct civil date);
struct civil civil_from_day(int64_t day);
int civil_month_length(int year, int month);

/* Weekdays: 0 is Monday. In a set they are bits, 1 << 0 for Monday. */
enum { EVERY_DAY = 0x7f, WORKDAYS = 0x1f, WEEKEND = 0x60 };
typedef unsigned weekday_set;
int civil_weekday(int64_t day);
const char *weekday_id(int weekday); /* "mon": documents and options */

/* Reads the numbers that `word` begins with into `parts`, if it looks like `shape`: each '0' there
 * is a digit, everything else itself. */
bool civil_shaped(const char *word, const char *shape, int parts[])
	__attribute__((nonnull, warn_unused_result));

/* "2026-11-22" as a day, if that exists, and back; civil_begins reads it at the beginning of a
 * word. There is no year 0: iCalendar and SQL cannot write it, and the day before it would fall in
 * a year without four digits. */
enum { CIVIL_DATE_SIZE = sizeof "2026-11-22" };
bool civil_begins(const char *word, int64_t *day) __attribute__((nonnull, warn_unused_result));
bool civil_parse(const char *word, int64_t *day) __attribute__((nonnull, warn_unused_result));
char *civil_format(int64_t day, char out[CIVIL_DATE_SIZE]) __attribute__((nonnull));

/* A time of day in whole minutes after midnight, as people write it: "H:MM" or "HH:MM", 0:00 to
 * 24:00, and the same up to 23:59. False for anything else. */
bool minute_parse(const char *word, int *minute) __attribute__((nonnull, warn_unused_result));
bool minute_of_day(const char *word, int *minute) __attribute__((nonnull, warn_unused_result));

enum { MINUTE_SIZE = sizeof "24:00" };
char *minute_format(int minute, char out[MINUTE_SIZE]) __attribute__((nonnull));
