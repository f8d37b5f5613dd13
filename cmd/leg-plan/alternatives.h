/* The routines that are still allowed after a stop of one. Pure. */
#pragma once
#include "doc/plan.h"

/* Adds to a plan that stops the short routines that these limits allow, other than its own; none
 * after an emergency, or if the action is today. A partner is offered only routines that a
 * partner's screening covers. */
void alternatives_add(struct plan *plan, const struct limits *limits) __attribute__((nonnull));
