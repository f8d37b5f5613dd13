/* Owns what lock a symptom leaves behind, and for how long at least (leg-safety(7), locks). */
#pragma once
#include "body/symptom.h"
#include "doc/lock.h"

/* The lock that `symptom` raises at `time`, by the session `id`; of LOCK_NONE if it locks nothing.
 * Days begin `day_start` seconds after midnight. */
struct lock symptom_lock(enum symptom symptom, struct stamp time, struct uuid id, int day_start);
