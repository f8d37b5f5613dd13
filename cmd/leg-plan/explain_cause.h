/* Finds the answers behind one omission, for leg-plan --explain.
 *
 * An answer is behind it if the same plan made under the limits of that answer alone leaves the
 * same thing out or, if none does, leaves something out to the same effect. If no answer does that
 * alone, those that limit the modality do it together. */
#pragma once
#include "request.h"
#include "screening_input.h"

/* The plan to make again: a request or, if that is NULL, a handwritten plan as a document
 * and whom it is for. */
struct plan_trial {
	const struct request *request;
	const struct text *draft;
	enum mode mode;
};

/* Adds one line for each answer, or for another cause. */
void plan_behind(const struct omission *omission, const struct plan_source *source,
		 const struct plan_trial *trial, struct text *out) __attribute__((nonnull));

/* The same for a whole modality that is stopped: the answers that forbid it. */
void plan_behind_stop(enum modality modality, enum leg leg, const struct plan_source *source,
		      struct text *out) __attribute__((nonnull));
