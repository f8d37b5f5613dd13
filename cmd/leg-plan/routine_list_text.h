/* Owns the list of the routines for people: minutes, what each is, what it needs, its parts, and
 * the devices. */
#pragma once
#include "base/text.h"

/* Lines of at most `columns`. */
void routines_text(int columns, struct text *out) __attribute__((nonnull));
