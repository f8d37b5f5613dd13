/* The screening document as leg-screen writes it. */
#pragma once
#include "doc/screening.h"

/* Puts the member "answer", and "leg" if it has one. */
void reply_put(struct text *out, enum question question, struct reply reply)
	__attribute__((nonnull));

/* Adds it to `out` as one line, under our rules version. `emergency` is the number to call, put
 * into the advice. */
void screening_encode(const struct screening *screening, const char *emergency, struct text *out)
	__attribute__((nonnull));
