/* Owns leg-plan --explain: on stderr, for each thing left out or changed, the answer that caused
 * it. The answers never go anywhere else. */
#pragma once
#include "doc/plan.h"
#include "explain_cause.h"
#include "screening_input.h"

/* Adds the lines to `out`; for a composed plan that stops, the answers that stopped the modality
 * that the request is about. */
void plan_explain(const struct plan *plan, const struct plan_source *source,
		  const struct plan_trial *trial, struct text *out) __attribute__((nonnull));
