/* A word out of a table: its index, or the fault that names the words there are and the one that
 * was probably meant.
 *
 * Every row begins with `const char *id` (base/lookup.h); rows without one are no choices. The
 * fault is FAULT_USAGE. `what` says what the word should have been, `listed` (may be NULL) where
 * the words are found if they are over a dozen:
 *     unknown routine 'elvate': did you mean elevate? (leg-plan --list names them)
 *     unknown word 'pdf': use html or text */
#pragma once
#include <stddef.h>

#include "base/fault.h"

/* Fills `fault` and returns false. */
bool choices_refuse(const void *rows, size_t count, size_t size, const char *listed,
		    const char *what, const char *word, struct fault *fault)
	__attribute__((nonnull(1, 5, 6, 7)));

/* The index of `word`, or -1 and the fault. */
int choices_find(const void *rows, size_t count, size_t size, const char *what, const char *word,
		 struct fault *fault) __attribute__((nonnull));

/* The same for a table held in a C array. */
#define CHOICES_REFUSE(table, listed, what, word, fault)                                           \
	choices_refuse((table), sizeof(table) / sizeof((table)[0]), sizeof((table)[0]), (listed),  \
		       (what), (word), (fault))
#define CHOICES_FIND(table, what, word, fault)                                                     \
	choices_find((table), sizeof(table) / sizeof((table)[0]), sizeof((table)[0]), (what),      \
		     (word), (fault))
