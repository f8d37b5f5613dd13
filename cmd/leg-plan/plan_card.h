/* Owns the card of a plan, to print and keep beside you. Setup, then each leg's steps with seconds,
 * strokes and pressure in words, cautions, what was left out, totals, and the signs to watch for
 * afterwards. */
#pragma once
#include "base/text.h"
#include "doc/plan.h"

/* Lines of at most `columns`; `emergency` is the number to call. Text of the plan is made visible.
 */
void plan_text(const struct plan *plan, const char *emergency, int columns, struct text *out)
	__attribute__((nonnull));
