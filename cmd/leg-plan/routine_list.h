/* Owns the list of the routines: leg-plan --list. */
#pragma once
#include "base/text.h"

/* Adds the list to `out` as one JSON line (leg-routines), so that any other front end can offer
 * them. */
void routines_encode(struct text *out) __attribute__((nonnull));

/* The same for people, and the devices, in lines of at most `columns`. */
void routines_text(int columns, struct text *out) __attribute__((nonnull));
