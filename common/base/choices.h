/* A word that is none of those that may be chosen from: the fault that names them, and the one that
 * was probably meant. */
#pragma once
#include <stddef.h>

#include "base/fault.h"

struct choices {
	const char *const *words;
	size_t count;
	const char *
		listed; /* where, if they are over a dozen: "leg-plan --list names them"; or NULL */
};

/* Fills `fault` and returns false. `what` says what the word should have been:
 *     unknown routine 'elvate': did you mean elevate? (leg-plan --list names them)
 *     unknown word 'pdf': use html or text */
bool choices_refuse(const struct choices *choices, const char *what, const char *word,
		    enum fault_kind kind, struct fault *fault) __attribute__((nonnull));

/* The same for a table whose rows begin with `const char *id` (base/lookup.h); rows without one are
 * no choices. `listed` may be NULL. */
bool choices_refuse_row(const void *rows, size_t count, size_t size, const char *listed,
			const char *what, const char *word, enum fault_kind kind,
			struct fault *fault) __attribute__((nonnull(1, 5, 6, 8)));
