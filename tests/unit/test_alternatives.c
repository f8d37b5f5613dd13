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

int main(void)
{
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		struct limits limits = limited(stops[i].closed, CODE_N, LEG_BOTH);
		struct limits too = limited(stops[i].too, CODE_N, LEG_BOTH);
		struct plan plan;
		struct text got = TEXT_EMPTY;
		limits_tighten(&limits, &too);
		plan_init(&plan);
		plan.routine = stops[i].routine;
		plan.outcome = stops[i].outcome;
		plan.action = stops[i].action;
		plan.mode = stops[i].mode;
		alternatives_add(&plan, &limits);
		for (size_t at = 0; at < plan.alternative_count; at++)
			text_addf(&got, "%s%s %d", at ? ", " : "", plan.alternatives[at].routine,
				  plan.alternatives[at].minutes);
		same(got.bytes ? got.bytes : "", stops[i].wanted, stops[i].test);
		text_release(&got);
		plan_release(&plan);
	}
	return tap_done();
}
