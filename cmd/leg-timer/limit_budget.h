/* Owns the seconds that a limit allows on a leg while a plan is paced: what was spent, what the
 * rest of the plan will spend, and whether more may be added (leg-safety(7), stop-rules). Pure. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "doc/plan.h"

/* Measured in seconds a leg: hands, raised legs, air sleeves. */
enum budget_kind { BUDGET_MASSAGE, BUDGET_RAISED, BUDGET_SLEEVE, BUDGETS };

struct budget {
	int64_t spent_ms[BUDGETS][LEGS];
};

/* Spends `ms` of this step. */
void budget_spend(struct budget *budget, const struct step *step, int64_t ms)
	__attribute__((nonnull));

/* True if nothing goes over its limit if from here on the steps from `next` are done as planned,
 * and `ms` of `step` (NULL: none) besides. */
bool budget_allows(const struct budget *budget, const struct plan *plan, const struct step *step,
		   int64_t ms, size_t next) __attribute__((nonnull(1, 2)));
