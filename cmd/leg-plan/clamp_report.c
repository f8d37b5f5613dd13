#include "clamp.h"

#include "base/units.h"

void report_clamp(const struct clamp *clamp, struct omission omission, enum modality modality,
		  enum leg leg)
{
	omission.cause = modality;
	omission.cause_leg = leg;
	plan_omit(clamp->plan, &omission);
}

struct omission omission_of_step(const struct step *step, enum omit_what what, enum why why)
{
	struct omission omission = omission_of(what, why);
	omission.kind = (int)step->kind;
	omission.technique = step->technique;
	omission.zone = step->zone;
	omission.leg = (int)step->leg;
	omission.part = step->move == STEP_WITHOUT ? NULL : move_id((enum move)step->move);
	omission.step = step->number;
	return omission;
}

void tell_step(const struct clamp *clamp, const struct step *step, enum omit_what what,
	       enum why why, enum modality modality)
{
	report_clamp(clamp, omission_of_step(step, what, why),
		     why == WHY_NEVER_THERE ? MODALITIES : modality, step->leg);
}

static void shorten_step(struct step *step, int seconds)
{
	if (step->reps && step->rep_ms) { /* if not both, rule/plan_check.h refuses it */
		step->reps = (int)((long long)seconds * MS_IN_SECOND / step->rep_ms);
		seconds = step_seconds(step->reps, step->rep_ms);
	}
	step->seconds = seconds;
}

bool tell_shorter(const struct clamp *clamp, struct step *step, int seconds, enum why why,
		  enum modality modality)
{
	struct omission omission = omission_of_step(step, OMIT_TIME, why);
	struct step cut = *step;
	shorten_step(&cut, seconds);
	if (cut.seconds <= 0)
		return false;
	omission.seconds = step->seconds - cut.seconds;
	*step = cut;
	report_clamp(clamp, omission, modality, step->leg);
	return true;
}
