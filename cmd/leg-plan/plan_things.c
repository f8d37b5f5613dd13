#include "plan_things.h"

#include "body/stretch.h"

static thing_set things_of(const struct step *step)
{
	static const thing_set pillows = THING_BIT(THING_PILLOW) | THING_BIT(THING_TWO_PILLOWS);
	enum task what = step->what;
	bool sits = step->position == POSITION_SITTING && step->feet == FEET_LEVEL;
	const struct stretch_way *way =
		step->move == STEP_WITHOUT ? NULL
					   : stretch_way((enum move)step->move, step->position);
	thing_set things = way ? way->needs : 0;
	if (what >= TASK_DEVICE)
		return things | THING_BIT(THING_DEVICE + what - TASK_DEVICE);
	things |= task_row(what)->needs & ~pillows;
	if (step->kind == STEP_SETUP && sits && task_row(what)->own.chair)
		things |= THING_BIT(THING_CHAIR);
	bool lays = what == TASK_PILLOWS && !(step->cues & CUE_BIT(CUE_FEET_LOWERED));
	bool one = step->cues & CUE_BIT(CUE_ONE_PILLOW);
	if (step->feet == FEET_ABOVE_HEART || (lays && !one))
		things |= THING_BIT(THING_TWO_PILLOWS);
	else if (step->feet == FEET_RAISED || step->position == POSITION_PROPPED || lays)
		things |= THING_BIT(THING_PILLOW);
	return things;
}

thing_set plan_things(const struct plan *plan)
{
	thing_set things = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		things |= things_of(&plan->steps[i]);
	return things & THING_BIT(THING_TWO_PILLOWS) ? things & ~THING_BIT(THING_PILLOW) : things;
}
