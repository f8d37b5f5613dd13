/* Owns which screening may lift a lock (leg-safety(7), locks). Pure. */
#pragma once
#include <stdbool.h>

#include "doc/screening.h"

/* True if `screening`, judged, may lift a lock that is older. One that must be checked today, or is
 * an emergency, never does. One that is no stop does. A stop does only if the standing answers are
 * a stop by themselves and no acute answer closes anything: no standing answer may lock for life.
 */
bool screening_lifts(const struct screening *screening) __attribute__((nonnull));
