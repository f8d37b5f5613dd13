/* Owns the question after the review whether a clinician has been asked already (SAFETY D17). run/
 * may include it. Neighbours: asking, dialogue. */
#pragma once
#include <stdbool.h>

#include "doc/profile.h"
#include "prompt.h"

/* Fills `asked` with the questions whose advice to ask has been followed: what is remembered in
 * `saved`, and where something is left that can be, what the user says now. `save`: the lasting
 * answers are about to be kept. Stepping back is WAY_AGAIN: to the review. */
enum way already_ask(struct asking *asking, const struct profile *saved, bool save,
		     bool asked[QUESTIONS]) __attribute__((nonnull, warn_unused_result));
