/* Owns which cautions the limits attach to a step (leg-documents(5), LIMITS). Pure.
 *
 * leg-plan writes them into each step; leg-timer adds what a plan that it reads lacks, since it may
 * be old or have been edited. */
#pragma once
#include "doc/plan.h"

/* Those of the modality of the step on its legs, and how far one may bend for one's own; air
 * sleeves are for the day in any case. What concerns the oil and the skin before and after massage,
 * and oily soles, is said where that is done, not with every stroke. */
cue_set step_cautions(const struct limits *limits, enum mode mode, const struct step *step)
	__attribute__((nonnull));

void plan_add_cautions(struct plan *plan) __attribute__((nonnull));
