/* Owns leg-plan --explain: on stderr, for each thing left out or changed, the answer that caused
 * it. The answers never go anywhere else.
 *
 * An answer is behind an omission if the same plan made under the limits of that answer alone
 * leaves the same thing out. If none does, those are behind it without which the plan would not
 * leave it out; then those that leave something out to the same effect; then those that limit the
 * modality, together. */
#pragma once
#include "request.h"
#include "screening_input.h"

/* The plan to make again: a request or, if that is NULL, a handwritten plan as a document; and the
 * requests that were passed over before it. */
struct plan_trial {
	const struct plan_source *source;
	const struct request *request;
	const struct text *draft;
	const struct request *passed;
	int passed_count;
};

/* Prints the lines; for a plan that stops whole, the answers that stopped the modality that the
 * request is about. */
void plan_explain(const struct plan *plan, const struct plan_trial *trial) __attribute__((nonnull));
