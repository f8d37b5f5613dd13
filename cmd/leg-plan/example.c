#include "example.h"

#include "base/alloc.h"
#include "body/stretch.h"
#include "compose.h"
#include "request_read.h"

/* ---- something of everything ---- */

static void add_plain(struct plan *plan, enum step_kind kind, enum task what, int seconds)
{
	struct step step = step_empty(kind);
	step.what = what;
	step.seconds = seconds;
	step.position = POSITION_SITTING;
	plan_add_step(plan, step);
}

static void add_stroke(struct plan *plan, enum leg leg, enum zone zone, enum technique technique,
		       int pressure, int reps, const char *note)
{
	const struct technique_row *row = technique_row(technique);
	struct step step = step_empty(STEP_MASSAGE);
	step.leg = leg;
	step.zone = (int)zone;
	step.technique = (int)technique;
	step.direction = (int)row->direction;
	step.pressure = pressure;
	step.reps = reps;
	step.rep_ms = row->rep_ms;
	step.stroke_ms = row->stroke_ms;
	step.seconds = step_seconds(reps, row->rep_ms);
	step.position = POSITION_SITTING;
	step.note = note ? alloc_string(note) : NULL;
	plan_add_step(plan, step);
}

static void add_move(struct plan *plan, enum step_kind kind, enum leg leg, enum move move, int reps)
{
	const struct stretch_row *row = stretch_row(move);
	struct step step = step_empty(kind);
	step.leg = leg;
	step.move = (int)move;
	step.pressure = row->pull;
	step.reps = reps;
	step.rep_ms = row->rep_ms;
	step.stroke_ms = row->stroke_ms;
	step.seconds = step_seconds(reps, row->rep_ms);
	step.position = row->ways[0].position;
	plan_add_step(plan, step);
}

static void make_mixture(struct plan *plan)
{
	plan->routine = PLAN_BY_HAND;
	add_plain(plan, STEP_SETUP, TASK_SIT, 20);
	for (int leg = 0; leg < LEGS; leg++) {
		if (leg == LEG_RIGHT)
			add_plain(plan, STEP_SWITCH, TASK_SWITCH, 5);
		add_stroke(plan, (enum leg)leg, ZONE_CALF, TECHNIQUE_EFFLEURAGE, 3, 5,
			   "As slowly as we tried it together.");
		add_stroke(plan, (enum leg)leg, ZONE_CALF, TECHNIQUE_KNEADING, 3, 30, NULL);
		add_stroke(plan, (enum leg)leg, ZONE_LOWER_LEG, TECHNIQUE_FINISHING, 2, 2, NULL);
	}
	for (int leg = 0; leg < LEGS; leg++)
		add_move(plan, STEP_STRETCH, (enum leg)leg, MOVE_CALF_STRETCH, 2);
	add_move(plan, STEP_STRETCH, LEG_BOTH, MOVE_ANKLE_CIRCLES, 10);
	add_move(plan, STEP_PUMPS, LEG_BOTH, MOVE_HEEL_RAISES, 10);
	add_plain(plan, STEP_REST, TASK_PAUSE, 60);
}

bool example_make(const struct routine_row *routine, struct plan *plan, struct fault *fault)
{
	static const struct plan_options none;
	struct request request;
	struct limits open;
	if (!routine) {
		make_mixture(plan);
		return true;
	}
	limits_open(&open);
	if (!plan_request(&none, routine, &request, NULL, fault))
		return false;
	request.mode = routine->partner ? MODE_PARTNER : MODE_SELF;
	return compose(&request, &open, plan, fault);
}
