/* Owns the time of day in whole minutes, as a policy has it ("9:00", "24:00"), and weekdays. */
#pragma once
#include <stdbool.h>

#include "base/units.h"

enum { WEEKDAYS = 7, EVERY_DAY = 0x7f, WORKDAYS = 0x1f, WEEKEND = 0x60 };

/* "H:MM" or "HH:MM", 0:00 to 24:00, as minutes after midnight. False for anything else. */
bool minute_parse(const char *word, int *minute) __attribute__((nonnull, warn_unused_result));

/* The same, up to 23:59. */
bool minute_of_day(const char *word, int *minute) __attribute__((nonnull, warn_unused_result));

enum { MINUTE_SIZE = sizeof "24:00" };
char *minute_format(int minute, char out[MINUTE_SIZE]) __attribute__((nonnull));

/* Days are bits: 1 << 0 is Monday, as in base/civil.h. */
typedef unsigned weekday_set;

const char *weekday_id(int weekday); /* "mon": documents and options */
