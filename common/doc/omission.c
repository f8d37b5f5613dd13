#include "doc/omission.h"

static const char *const whats[] = {
	[OMIT_MASSAGE] = "massage",
	[OMIT_STEP] = "step",
	[OMIT_REACH] = "reach",
	[OMIT_PRESSURE] = "pressure",
	[OMIT_FEET] = "feet",
	[OMIT_LYING] = "lying-flat",
	[OMIT_POSITION] = "position",
	[OMIT_HOLD] = "hold",
	[OMIT_PULL] = "pull",
	[OMIT_FREE_MARCH] = "free-march",
	[OMIT_UNBROKEN] = "unbroken-moving",
	[OMIT_HEAT] = "heat",
	[OMIT_RAISED_TIME] = "raised-time",
	[OMIT_TIME] = "time",
	[OMIT_NOTE] = "note",
	[OMIT_ROUTINE] = "routine",
	[OMIT_MINUTES] = "minutes",
	[OMIT_LEGS] = "option-legs",
	[OMIT_ZONES] = "option-zones",
	[OMIT_LIGHTER] = "option-pressure",
	[OMIT_PARTS] = "option-with",
	[OMIT_MODEL] = "option-device",
};

const char *omit_what_id(int what)
{
	return whats[what];
}

struct omission omission_of(enum omit_what what, enum why why)
{
	return (struct omission){
		.what = what,
		.why = why,
		.kind = OMIT_ABSENT,
		.technique = OMIT_ABSENT,
		.zone = OMIT_ABSENT,
		.leg = OMIT_ABSENT,
		.cause = MODALITIES,
		.cause_leg = LEG_BOTH,
	};
}
