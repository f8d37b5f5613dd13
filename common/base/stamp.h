/* A moment as documents write it: RFC 3339 with an offset, in whole seconds. No clock is read here;
 * only stamp_local and stamp_of_local look at the zone (TZ). */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct stamp {
	int64_t at; /* seconds since 1970-01-01T00:00:00Z */
	int offset; /* seconds east of UTC, whole minutes, as written */
};

enum { STAMP_SIZE = sizeof "2026-11-22T09:30:00+01:00" };

/* Reads an RFC 3339 date-time in any of its forms: "t" and "z", a blank for the "T", a fraction
 * (cut off), a leap second (read as the next second), years 1 to 9999. False for anything else. */
bool stamp_parse(const char *word, struct stamp *stamp)
	__attribute__((nonnull, warn_unused_result));

/* Clocks of two machines differ a little: what is dated up to this many seconds ahead counts as
 * now, wherever "in the future" is judged. */
enum { STAMP_AHEAD_MOST = 120 };

/* True if `stamp` is further ahead of `now` than clocks may differ. */
bool stamp_ahead(struct stamp stamp, int64_t now);

/* Writes it; UTC is "+00:00". Returns `out`. */
char *stamp_format(struct stamp stamp, char out[STAMP_SIZE]) __attribute__((nonnull));

/* The moment `at` with the local zone's offset then. */
struct stamp stamp_local(int64_t at);

/* The civil day (base/civil.h) on which `stamp` falls as it is written, for days that begin
 * `day_start` seconds after midnight. */
int64_t stamp_day(struct stamp stamp, int day_start);

/* The moment at which the local clock shows `second` of civil day `day` (the earlier one if it
 * shows it twice, the next that exists if it never does). */
int64_t stamp_of_local(int64_t day, int second);

/* True if `zone` (the value of TZ) is a file of the zone database in `folder` (TZDIR; NULL: the
 * system's), a path to one, or a rule as POSIX has them ("CET-1CEST"): the C library takes a name
 * that it does not know for UTC, without a word. */
bool zone_exists(const char *zone, const char *folder) __attribute__((nonnull(1)));
