/* Each limit's cautions stand on its steps, in a plan of ours and in any other. */
#include "body/stretch.h"
#include "limited.h"
#include "rule/step_cautions.h"
#include "tap.h"

static struct step step_of(enum step_kind kind, enum position position)
{
	struct step step = step_empty(kind);
	step.leg = kind == STEP_MASSAGE ? LEG_LEFT : LEG_BOTH;
	step.position = position;
	return step;
}

static const struct {
	const char *test;
	enum modality modality;
	cue_set given;
	enum leg leg;
	enum step_kind kind;
	int move;
	enum position position;
	cue_set said;
} cases[] = {
	{"a stroke keeps clear of the spot", MODALITY_MASSAGE, CUE_BIT(CUE_KEEP_CLEAR), LEG_LEFT,
	 STEP_MASSAGE, STEP_WITHOUT, POSITION_SITTING, CUE_BIT(CUE_KEEP_CLEAR)},
	{"not on the other leg", MODALITY_MASSAGE, CUE_BIT(CUE_KEEP_CLEAR), LEG_RIGHT, STEP_MASSAGE,
	 STEP_WITHOUT, POSITION_SITTING, 0},
	{"the oil is not spoken of at each stroke", MODALITY_MASSAGE,
	 CUE_BIT(CUE_NO_OIL) | CUE_BIT(CUE_NO_LEANING), LEG_BOTH, STEP_MASSAGE, STEP_WITHOUT,
	 POSITION_SITTING, CUE_BIT(CUE_NO_LEANING)},
	{"a stretch", MODALITY_STRETCH, CUE_BIT(CUE_STOP_SHORT), LEG_LEFT, STEP_STRETCH,
	 MOVE_TOE_BENDS, POSITION_SITTING, CUE_BIT(CUE_STOP_SHORT)},
	{"heel raises are a stretch too", MODALITY_STRETCH, CUE_BIT(CUE_NO_BREATH_HOLD), LEG_BOTH,
	 STEP_PUMPS, MOVE_HEEL_RAISES, POSITION_STANDING, CUE_BIT(CUE_NO_BREATH_HOLD)},
	{"calf pumps are none", MODALITY_STRETCH, CUE_BIT(CUE_NO_BREATH_HOLD), LEG_BOTH, STEP_PUMPS,
	 MOVE_CALF_PUMPS, POSITION_SITTING, 0},
	{"a march", MODALITY_WALKING, CUE_BIT(CUE_TALKING_PACE), LEG_BOTH, STEP_WALKING,
	 MOVE_MARCHING, POSITION_STANDING, CUE_BIT(CUE_TALKING_PACE)},
	{"a rest lying down", MODALITY_ELEVATION, CUE_BIT(CUE_WATCH_COLOUR), LEG_RIGHT, STEP_REST,
	 STEP_WITHOUT, POSITION_LYING, CUE_BIT(CUE_WATCH_COLOUR)},
	{"a rest sitting", MODALITY_ELEVATION, CUE_BIT(CUE_WATCH_COLOUR), LEG_RIGHT, STEP_REST,
	 STEP_WITHOUT, POSITION_SITTING, 0},
	{"propped up instead of on the side", MODALITY_ELEVATION, CUE_BIT(CUE_LEFT_SIDE), LEG_BOTH,
	 STEP_ELEVATION, STEP_WITHOUT, POSITION_PROPPED, CUE_BIT(CUE_HEAD_UP)},
	{"sitting up with the leg on the pillow", MODALITY_ELEVATION, CUE_BIT(CUE_LEFT_SIDE),
	 LEG_BOTH, STEP_REST, STEP_WITHOUT, POSITION_LONG_SITTING, CUE_BIT(CUE_HEAD_UP)},
	{"on the side", MODALITY_ELEVATION, CUE_BIT(CUE_LEFT_SIDE), LEG_BOTH, STEP_REST,
	 STEP_WITHOUT, POSITION_SIDE, CUE_BIT(CUE_LEFT_SIDE)},
	{"air sleeves, awake and by day", MODALITY_SLEEVE, CUE_BIT(CUE_CHECK_SKIN), LEG_BOTH,
	 STEP_SLEEVE, STEP_WITHOUT, POSITION_SITTING,
	 CUE_BIT(CUE_CHECK_SKIN) | CUE_BIT(CUE_DAYTIME_ONLY)},
	{"socks", MODALITY_SOCKS, CUE_BIT(CUE_CHECK_SKIN), LEG_BOTH, STEP_SOCKS, STEP_WITHOUT,
	 POSITION_SITTING, CUE_BIT(CUE_CHECK_SKIN)},
	{"getting ready has none of its own", MODALITY_MASSAGE, CUE_BIT(CUE_KEEP_CLEAR), LEG_BOTH,
	 STEP_SETUP, STEP_WITHOUT, POSITION_SITTING, 0},
};

/* A plan by hand need not say how high the pillows are, nor that the head stays up. */
static const struct {
	const char *test;
	int trunk_min;
	enum feet feet;
	enum step_kind kind;
	enum task what;
	enum position position;
	cue_set said;
} postures[] = {
	{"pillows for legs that stay level", 0, FEET_LEVEL, STEP_SETUP, TASK_PILLOWS,
	 POSITION_SITTING, CUE_BIT(CUE_FEET_LOWERED)},
	{"one pillow is the most", 0, FEET_RAISED, STEP_SETUP, TASK_PILLOWS, POSITION_SITTING,
	 CUE_BIT(CUE_ONE_PILLOW)},
	{"nothing of the pillows is forbidden", 0, FEET_ABOVE_HEART, STEP_SETUP, TASK_PILLOWS,
	 POSITION_SITTING, 0},
	{"lying back for a heart that is weak", 30, FEET_LEVEL, STEP_SETUP, TASK_PILLOWS,
	 POSITION_SITTING, CUE_BIT(CUE_FEET_LOWERED) | CUE_BIT(CUE_HEAD_UP)},
	{"a partner lies back", 30, FEET_LEVEL, STEP_SETUP, TASK_PILLOW, POSITION_PROPPED,
	 CUE_BIT(CUE_HEAD_UP)},
	{"or sits", 30, FEET_LEVEL, STEP_SETUP, TASK_PILLOW, POSITION_SITTING, 0},
	{"resting, the head stays up", 30, FEET_LEVEL, STEP_REST, TASK_REST, POSITION_PROPPED,
	 CUE_BIT(CUE_HEAD_UP)},
};

static void test_postures(void)
{
	for (size_t i = 0; i < sizeof postures / sizeof *postures; i++) {
		struct limits limits;
		limits_open(&limits);
		for (int leg = 0; leg < LEGS; leg++) {
			limits.leg[leg].elevation.trunk_min = postures[i].trunk_min;
			limits.leg[leg].elevation.feet = postures[i].feet;
		}
		struct step step = step_of(postures[i].kind, postures[i].position);
		step.what = postures[i].what;
		ok(step_cautions(&limits, MODE_SELF, &step) == postures[i].said, "%s",
		   postures[i].test);
	}
}

/* Reaching for the own foot bends back and hips; what binds one leg binds both. */
static void test_bending(void)
{
	struct plan plan;
	plan_init(&plan);
	limits_open(&plan.limits);
	struct stretch_limit *stretch = &plan.limits.leg[LEG_RIGHT].stretch;
	plan_add_step(&plan, step_of(STEP_MASSAGE, POSITION_SITTING));
	static const enum task tasks[] = {TASK_OIL, TASK_PILLOW, TASK_WIPE_LOTION, TASK_SOCKS};
	for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
		struct step step = step_of(STEP_SETUP, POSITION_SITTING);
		step.kind = tasks[i] == TASK_WIPE_LOTION ? STEP_AFTERCARE
			    : tasks[i] == TASK_SOCKS	 ? STEP_SOCKS
							 : STEP_SETUP;
		step.what = tasks[i];
		plan_add_step(&plan, step);
	}
	stretch->cues = CUE_BIT(CUE_STRAIGHT_BACK);
	plan_add_cautions(&plan);
	ok(plan.steps[0].cues == CUE_BIT(CUE_KNEES_BENT), "a straight back needs bent knees");
	plan.steps[0].cues = stretch->cues = 0;
	stretch->moves = stretch_moves_sparing_hips();
	plan_add_cautions(&plan);
	ok(plan.steps[0].cues == CUE_BIT(CUE_LEAN_BACK), "a new hip leans back");
	for (size_t i = 1; i < plan.step_count; i++)
		ok(plan.steps[i].cues == CUE_BIT(CUE_LEAN_BACK), "for %s too",
		   task_id(plan.steps[i].what));
	plan.steps[0].cues = 0;
	plan.mode = MODE_PARTNER;
	plan_add_cautions(&plan);
	ok(!plan.steps[0].cues, "but not for the hands of a partner");
	plan_release(&plan);
}

int main(void)
{
	test_postures();
	test_bending();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct plan plan;
		plan_init(&plan);
		limits_open(&plan.limits);
		for (int leg = 0; leg < LEGS; leg++)
			if (leg_includes(cases[i].leg, (enum leg)leg))
				leg_limits_add_cues(&plan.limits.leg[leg], cases[i].modality,
						    cases[i].given);
		struct step step = step_of(cases[i].kind, cases[i].position);
		step.move = cases[i].move;
		step.cues = CUE_BIT(CUE_WIPE_OFF);
		plan_add_step(&plan, step);
		ok(step_cautions(&plan.limits, MODE_SELF, &step) == cases[i].said, "%s",
		   cases[i].test);
		plan_add_cautions(&plan);
		ok(plan.steps[0].cues == (cases[i].said | CUE_BIT(CUE_WIPE_OFF)),
		   "and the plan has it beside its own");
		plan_release(&plan);
	}
	return tap_done();
}
