/* Owns the fate of a line of the log, given the erasures of its month. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "doc/erasure.h"

/* Adds what a line of the log says, if it is an erasure. */
void erasures_take(struct erasures *erasures, const char *bytes, size_t length)
	__attribute__((nonnull));

/* The fate of a line in the log. */
enum erasure_fate { ERASURE_KEEPS, ERASURE_DROPS, ERASURE_BLANKS };
enum erasure_fate erasures_fate(const struct erasures *erasures, const char *bytes, size_t length)
	__attribute__((nonnull));

/* The same, and the changes of a change that is dropped are dropped too: they are remembered in
 * `erasures`. Lines come in any order: ask for all until none of them is new. */
enum erasure_fate erasures_follow(struct erasures *erasures, const char *bytes, size_t length,
				  bool *grew) __attribute__((nonnull));
