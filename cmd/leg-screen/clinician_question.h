/* Owns the question after the review whether a clinician has been asked already (leg-safety(7),
 * action). */
#pragma once
#include <stdbool.h>

#include "doc/profile.h"
#include "prompt.h"

/* Fills `asked` with the questions that a clinician has been asked about: those remembered in
 * `saved` and, if others can be remembered, those that the user names now. `save`: the lasting
 * answers will be saved. Stepping back returns RESULT_AGAIN: to the review. */
enum prompt_result clinician_ask(struct interview *interview, const struct profile *saved,
				 bool save, bool asked[QUESTIONS])
	__attribute__((nonnull, warn_unused_result));
