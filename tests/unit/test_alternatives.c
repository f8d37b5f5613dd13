/* The routines that a stop names instead: which, how long, and when none. */
#include "base/text.h"
#include "leg-plan/alternatives.h"
#include "limited.h"
#include "tap.h"

static const struct {
	const char *test;
	const char *routine;
	enum outcome outcome;
	enum action action;
	enum mode mode;
	enum modality closed, too; /* on both legs */
	const char *wanted;
} stops[] = {
	{"massage is closed", "circulation", OUTCOME_STOP, ACTION_SOON, MODE_SELF, MODALITY_MASSAGE,
	 MODALITY_MASSAGE, "stretch 8, elevate 10, walk 2, pumps 2, rest 10"},
	{"stretches are closed", "stretch", OUTCOME_STOP, ACTION_SOON, MODE_SELF, MODALITY_STRETCH,
	 MODALITY_STRETCH, "elevate 10, walk 2, pumps 2, rest 10"},
	{"walking and raised legs are closed", "walk", OUTCOME_STOP, ACTION_NONE, MODE_SELF,
	 MODALITY_WALKING, MODALITY_ELEVATION, "stretch 8, rest 10"},
	{"never the routine that stops", "rest", OUTCOME_STOP, ACTION_NONE, MODE_SELF,
	 MODALITY_MASSAGE, MODALITY_MASSAGE, "stretch 8, elevate 10, walk 2, pumps 2"},
	{"a partner: what the screening covers", "partner", OUTCOME_STOP, ACTION_SOON, MODE_PARTNER,
	 MODALITY_MASSAGE, MODALITY_MASSAGE, "stretch 8, elevate 10"},
	{"get checked today", "circulation", OUTCOME_STOP, ACTION_TODAY, MODE_SELF,
	 MODALITY_MASSAGE, MODALITY_MASSAGE, ""},
	{"an emergency", "circulation", OUTCOME_EMERGENCY, ACTION_SOON, MODE_SELF, MODALITY_MASSAGE,
	 MODALITY_MASSAGE, ""},
	{"no stop", "circulation", OUTCOME_LIMITED, ACTION_SOON, MODE_SELF, MODALITY_STRETCH,
	 MODALITY_STRETCH, ""},
};

static void names_are(const struct plan *plan, const char *wanted, const char *test)
{
	struct text got = TEXT_EMPTY;
	for (size_t at = 0; at < plan->alternative_count; at++)
		text_addf(&got, "%s%s %d", at ? ", " : "", plan->alternatives[at].routine,
			  plan->alternatives[at].minutes);
	same(got.bytes ? got.bytes : "", wanted, test);
	text_release(&got);
}

/* Toe bends alone fill 5:15 of the eight minutes, and 200 s of raised legs 5:20 of the ten. */
static void shorter_than_usual(void)
{
	struct limits limits = limited(MODALITY_MASSAGE, CODE_N, LEG_BOTH);
	struct limits walking = limited(MODALITY_WALKING, CODE_N, LEG_BOTH);
	struct plan plan;
	limits_tighten(&limits, &walking);
	for (int leg = 0; leg < LEGS; leg++) {
		limits.leg[leg].stretch.moves = MOVE_BIT(MOVE_TOE_BENDS);
		limits.leg[leg].elevation.seconds = 200;
	}
	plan_init(&plan);
	plan.routine = "circulation";
	plan.outcome = OUTCOME_STOP;
	alternatives_add(&plan, &limits);
	names_are(&plan, "stretch 5, elevate 5, rest 10", "the whole minutes that limits leave");
	plan_release(&plan);
}

int main(void)
{
	shorter_than_usual();
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		struct limits limits = limited(stops[i].closed, CODE_N, LEG_BOTH);
		struct limits too = limited(stops[i].too, CODE_N, LEG_BOTH);
		struct plan plan;
		limits_tighten(&limits, &too);
		plan_init(&plan);
		plan.routine = stops[i].routine;
		plan.outcome = stops[i].outcome;
		plan.action = stops[i].action;
		plan.mode = stops[i].mode;
		alternatives_add(&plan, &limits);
		names_are(&plan, stops[i].wanted, stops[i].test);
		plan_release(&plan);
	}
	return tap_done();
}
