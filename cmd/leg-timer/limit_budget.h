/* Counts the seconds that a limit allows on a leg while a plan is paced: those spent, those that
 * the rest of the plan will spend, and whether more may be added (leg-safety(7), stop-rules). Pure.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "doc/interrupted.h"

/* Spends `ms` of this step. */
void budget_spend(struct budget *budget, const struct step *step, int64_t ms)
	__attribute__((nonnull));

/* True if no limit is exceeded when `ms` of `step` (NULL: none) and then the steps from `next` on
 * are done as planned. */
bool budget_allows(const struct budget *budget, const struct plan *plan, const struct step *step,
		   int64_t ms, size_t next) __attribute__((nonnull(1, 2)));
