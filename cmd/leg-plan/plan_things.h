/* Owns the things to have at hand for a plan: they follow from its steps. Pure. */
#pragma once
#include "doc/plan.h"

/* The things that the steps of a plan need; who writes one by hand may name more. */
thing_set plan_things(const struct plan *plan) __attribute__((nonnull));
