/* Owns whether TZ names a zone. The C library takes a name that it does not know for UTC, without a
 * word. */
#pragma once
#include <stdbool.h>

/* True if `zone` (the value of TZ) is a file of the zone database in `folder` (TZDIR; NULL: the
 * system's), a path to one, or a rule as POSIX has them ("CET-1CEST"). */
bool zone_exists(const char *zone, const char *folder) __attribute__((nonnull(1)));
