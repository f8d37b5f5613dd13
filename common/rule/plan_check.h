/* Owns the anatomy linter: whether any plan, ours or written by hand, obeys its own limits and the
 * rules that every plan keeps (leg-plan(1), What every plan keeps). Pure.
 *
 * leg-plan --check lists every breach; leg-plan checks what it wrote itself before it writes it;
 * leg-timer calls plan_sound before the first step. Whether a plan has expired is not asked. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "doc/plan.h"

enum check_rule {
	CHECK_SUM,	 /* the plan's seconds are the sum of its steps */
	CHECK_SHAPE,	 /* a member that the kind needs is missing or contradicts another */
	CHECK_ORDER,	 /* a zone goes back */
	CHECK_DIRECTION, /* a stroke does not go toward the heart */
	CHECK_PAIR,	 /* a technique that is never used on this zone */
	CHECK_CAP,	 /* more pressure than zone and technique bear */
	CHECK_LEGS,   /* a leg is left and taken up again, or there is no switch step in between */
	CHECK_SIDES,  /* the legs differ and no limit does */
	CHECK_FINISH, /* a leg's last stroke is not the finishing stroke over the widest zone */
	CHECK_LIMIT,  /* a limit of the plan forbids it */
	CHECK_POSITION, /* the position or the height of the feet breaks a limit */
	CHECK_RULES
};

const char *check_rule_id(enum check_rule rule); /* "order" */

enum { CHECK_WHOLE_PLAN = -1 }; /* in place of the index of a step */

struct breach {
	int step; /* index from 0, or CHECK_WHOLE_PLAN */
	enum check_rule rule;
	char text[160]; /* what is wrong: "kneading: never used on the shin" */
};

typedef void check_report(const struct breach *breach, void *context);

/* True if the step raises this leg, in the time that its limit counts: wherever it is done, on the
 * pillow, in an elevation, in a rest lying down. */
bool step_raises(const struct step *step, enum leg leg) __attribute__((nonnull));

/* Calls `report` (may be NULL) for each breach, in the order of the steps and then those of the
 * whole plan. Returns their number. */
size_t plan_check(const struct plan *plan, check_report *report, void *context)
	__attribute__((nonnull(1)));

/* The same for a reader that must refuse: FAULT_DATA with the first breach, "steps[3]: order: …".
 * The sum of the whole plan (CHECK_SUM) is let pass: nothing that is done depends on it. */
bool plan_sound(const struct plan *plan, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
