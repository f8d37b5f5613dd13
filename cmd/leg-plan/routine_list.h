/* Owns the list of the routines as a document (leg-routines): what leg-plan --list --format=json
 * writes, so that any other front end can offer them. */
#pragma once
#include "base/text.h"

enum { ROUTINES_VERSION = 1 };

/* Adds the list to `out` as one line. */
void routines_encode(struct text *out) __attribute__((nonnull));
