/* Owns the words of what a plan leaves out or changes: made from ids and numbers alone. */
#pragma once
#include "base/text.h"
#include "doc/plan.h"

/* "kneading, left calf: light strokes only" */
void omission_text(const struct plan *plan, const struct omission *omission, struct text *out)
	__attribute__((nonnull));
