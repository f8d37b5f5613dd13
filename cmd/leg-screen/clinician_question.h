/* Owns the question after the review whether a clinician has been asked already (leg-safety(7),
 * action). */
#pragma once
#include <stdbool.h>

#include "doc/profile.h"
#include "prompt.h"

/* Fills `asked` with the questions whose advice to ask has been followed: what is remembered in
 * `saved`, and, if something is left that can be, what the user says now. `save`: the lasting
 * answers are about to be kept. Stepping back is RESULT_AGAIN: to the review. */
enum prompt_result clinician_ask(struct interview *interview, const struct profile *saved,
				 bool save, bool asked[QUESTIONS])
	__attribute__((nonnull, warn_unused_result));
