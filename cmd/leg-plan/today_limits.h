/* Subtracts today's sessions from the limits: a limit on the massage of a leg is a person's for the
 * day, not a plan's (leg-safety(7), day-limits). Pure. */
#pragma once
#include "doc/plan.h"
#include "tool/done_today.h"

/* True if a limit on the massage of a leg depends on today's log. */
bool today_matters(const struct limits *limits) __attribute__((nonnull));

/* Takes the seconds already done from each limited leg, and names them in plan->omitted. Under half
 * a minute left is none; with one leg at a time, an hour has to pass between the legs. */
void today_take(struct limits *limits, const struct done_today *done, struct stamp now,
		struct plan *plan) __attribute__((nonnull));
