/* Owns what the clamps of a handwritten plan share (clamp_plan.h): the plan, its limits, and the
 * naming of each change in plan->omitted. */
#pragma once
#include "doc/plan.h"

struct clamp {
	struct plan *plan;
	const struct limits *limits;
	struct leg_limits both;
	int first_leg; /* the leg that was massaged first, -1 = none yet */
	int sleeve[LEGS];
	bool told_feet, told_trunk, told_chair;
	bool massages;
};

/* ---- telling ---- */

void report_clamp(const struct clamp *clamp, struct omission omission, enum modality modality,
		  enum leg leg) __attribute__((nonnull));
struct omission omission_of_step(const struct step *step, enum omit_what what, enum why why)
	__attribute__((nonnull));

/* No answer is behind what is never done. */
void tell_step(const struct clamp *clamp, const struct step *step, enum omit_what what,
	       enum why why, enum modality modality) __attribute__((nonnull));

/* Shortens a step to the whole repetitions that fit into `seconds`. False if not one fits: the step
 * has to go. */
bool tell_shorter(const struct clamp *clamp, struct step *step, int seconds, enum why why,
		  enum modality modality) __attribute__((nonnull));

/* ---- one step: returns why it must go, or WHY_NONE ---- */

/* To the limits of its kind; a stroke in its zone, technique and pressure, and how one sits. */
enum why clamp_kind(struct clamp *clamp, struct step *step) __attribute__((nonnull));
enum why clamp_massage(struct clamp *clamp, struct step *step) __attribute__((nonnull));

/* Lays a step that stays as near to how it was written as the limits admit. */
void clamp_posture(struct clamp *clamp, struct step *step) __attribute__((nonnull));

/* The last stroke of the leg, if it is the finishing one. */
const struct step *finishing_stroke(const struct plan *plan, enum leg leg) __attribute__((nonnull));

/* ---- the time of all, once each is clamped ---- */

void drop_step(struct plan *plan, size_t at) __attribute__((nonnull));

/* From the last stroke but one back, and the last one at the end: a leg ends with it. */
void cut_massage(const struct clamp *clamp, enum leg leg) __attribute__((nonnull));

/* A leg that cannot be finished with the finishing stroke is not begun. */
void drop_massage(struct clamp *clamp, enum leg leg) __attribute__((nonnull));

/* First the legs come down while something else is done, then the rests get shorter. */
void cut_raised(const struct clamp *clamp) __attribute__((nonnull));

/* Blocks without the rest before them that the limit wants, once all that is between is cut. */
void drop_unrested(const struct clamp *clamp) __attribute__((nonnull));
