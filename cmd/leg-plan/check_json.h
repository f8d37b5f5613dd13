/* Owns the faults of a plan as JSON: leg-plan --check --format=json. */
#pragma once
#include <stddef.h>

#include "base/text.h"

enum { CHECK_VERSION = 1 };

struct check_fault {
	int step;	  /* counted from 1; 0 = the whole plan */
	const char *rule; /* "order"; "words" for what cannot be read, "work" for a plan of rests */
	char *text;
};

void check_encode(const struct check_fault *faults, size_t count, size_t steps, struct text *out)
	__attribute__((nonnull(4)));
