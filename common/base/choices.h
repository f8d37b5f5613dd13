/* A word that is none of those that may be chosen from: the fault that names them, and the one that
 * was probably meant. */
#pragma once
#include <stddef.h>

#include "base/fault.h"

enum { CHOICES_SHOWN = 12 }; /* more words than this are not listed, but where they are listed */

struct choices {
	const char *const *words;
	size_t count;
	const char *listed; /* where to find them: "leg-plan --list names them"; may be NULL */
};

/* The word that `word` was probably meant to be: a slip or two away, or begun with it; else NULL.
 */
const char *choices_nearest(const struct choices *choices, const char *word)
	__attribute__((nonnull));

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
#define CHOICES_REFUSE(table, listed, what, word, kind, fault)                                     \
	choices_refuse_row((table), sizeof(table) / sizeof((table)[0]), sizeof((table)[0]),        \
			   (listed), (what), (word), (kind), (fault))
