/* Owns the list of the routines for people: minutes, description, needs and parts of each, and the
 * devices. */
#pragma once
#include "base/text.h"

/* Lines of at most `columns`. */
void routines_text(int columns, struct text *out) __attribute__((nonnull));
