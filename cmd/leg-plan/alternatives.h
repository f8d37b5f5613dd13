/* Owns what is still allowed after a stop of one routine. Pure. */
#pragma once
#include "doc/plan.h"

/* Adds to a plan that stops those of the short routines, other than its own, that these limits
 * allow; nothing after an emergency or where the action is today. A partner is offered only what
 * is done with a partner's screening. */
void alternatives_add(struct plan *plan, const struct limits *limits) __attribute__((nonnull));
