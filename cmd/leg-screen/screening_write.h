/* The screening document as leg-screen writes it. */
#pragma once
#include "doc/screening.h"

/* Adds it to `out` as one line, under our rules version. `emergency` is the number to call, put
 * into the advice. */
void screening_encode(const struct screening *screening, const char *emergency, struct text *out)
	__attribute__((nonnull));
