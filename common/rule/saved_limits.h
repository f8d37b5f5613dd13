/* Owns what the saved answers allow when nobody is asked: the limits for the routines that need no
 * screening (walk, pumps) and for the reminders (SAFETY D4, D9, D18), and how saved answers become
 * stricter. Pure. Whoever needs it may include it. Neighbours: code, counted, screen. */
#pragma once
#include <stdbool.h>

#include "base/stamp.h"
#include "doc/limits.h"
#include "doc/profile.h"
#include "doc/screening.h"

/* The limits by the standing answers alone, as they count at `now`: every acute answer is taken as
 * no, so what is planned by them carries its caution. Where nothing was ever saved nothing is
 * allowed but walking seated or holding on (W-L1). */
void standing_limits(const struct profile *profile, struct stamp now, struct limits *limits)
	__attribute__((nonnull));

/* False where a reminder to drink must stay away (rows 37, 38, 39; or nothing saved). */
bool standing_allows_drinking(const struct profile *profile, struct stamp now)
	__attribute__((nonnull));

/* Makes the saved answers at least as strict as what `screening` found: a saved "no" that was now
 * answered otherwise is dropped (a missing row counts as yes), and a clearance that has ended
 * becomes a yes (D10, D20b). What was answered otherwise has not been asked
 * about (D17). True where something changed. */
bool standing_tighten(struct profile *profile, const struct screening *screening)
	__attribute__((nonnull));

/* Makes of the saved answers what is kept after `screening`: with `save` its own (profile_save),
 * else what they are, only stricter. True where they are to be written. */
bool standing_keep(struct profile *profile, const struct screening *screening,
		   const bool kept[QUESTIONS], bool save) __attribute__((nonnull));
