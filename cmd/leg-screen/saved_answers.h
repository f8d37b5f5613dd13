/* How saved answers become stricter by a screening. Pure. */
#pragma once
#include <stdbool.h>

#include "doc/profile.h"
#include "doc/screening.h"

/* Makes the saved answers, the age apart, at least as strict as what `screening` found: a saved
 * "no" that was now answered otherwise is dropped (a missing row counts as yes), a yes takes the
 * other leg too, and a clearance that has ended, or was left out of a yes, becomes a yes. An answer
 * that changed has not been asked about. True if anything changed. */
bool saved_answers_tighten(struct profile *profile, const struct screening *screening)
	__attribute__((nonnull));

/* Updates the saved answers after `screening`: with `save` to its own (profile_save), else only to
 * stricter ones. True if they must be written. */
bool saved_answers_keep(struct profile *profile, const struct screening *screening,
			const bool kept[QUESTIONS], bool save) __attribute__((nonnull));
