/* Owns leg-plan --explain: on stderr, for each thing left out or changed, the answer that caused
 * it. The answers never go anywhere else. */
#pragma once
#include "doc/plan.h"
#include "explain_cause.h"
#include "screening_input.h"

/* The limit behind each omission of plan->omitted, in their order. */
struct plan_causes {
	struct {
		enum modality modality;
		enum leg leg;
	} * of;
	size_t count, room;
};

/* A compose_note that keeps them; `context` is a struct plan_causes. */
void plan_causes_note(enum modality modality, enum leg leg, void *context);
void plan_causes_release(struct plan_causes *causes) __attribute__((nonnull));

/* Adds the lines to `out`; for a composed plan that stops, the answers that stopped the modality
 * that the request is about. */
void plan_explain(const struct plan *plan, const struct plan_causes *causes,
		  const struct plan_source *source, const struct plan_trial *trial,
		  struct text *out) __attribute__((nonnull));
