#include "body/why.h"

/* clang-format off */
static const struct {
	const char *id;
	const char *words;
} whys[] = {
	[WHY_NONE] = {"", ""},
	[WHY_NO_MASSAGE] = {"no-massage", "no massage on this leg today"},
	[WHY_AS_TAUGHT] = {"as-taught", "only what a therapist taught"},
	[WHY_ONE_LEG] = {"one-leg", "one leg only in a session"},
	[WHY_LIGHT_ONLY] = {"light-strokes-only", "light strokes only"},
	[WHY_NO_TAPS] = {"no-taps", "no tapping"},
	[WHY_NO_LYMPH] = {"no-lymph-strokes", "no lymph strokes"},
	[WHY_NO_BRUSH] = {"no-brush", "no brush where massage is limited"},
	[WHY_ZONE] = {"zone-left-alone", "this part of the leg is left alone"},
	[WHY_NEVER_THERE] = {"never-there", "never done this way"},
	[WHY_BEYOND] = {"last-stroke-ends-below", "the last stroke must end below it"},
	[WHY_NO_STRETCH] = {"movement-left-out", "this movement is left out"},
	[WHY_NOT_STANDING] = {"not-standing", "sitting or lying only"},
	[WHY_STRAIGHT_BACK] = {"straight-back", "with a straight back only"},
	[WHY_NO_EXERCISE] = {"no-exercise", "usual moving about only"},
	[WHY_NOT_RAISED] = {"legs-stay-level", "the legs stay level"},
	[WHY_NO_SLEEVE] = {"no-sleeves", "no air sleeves"},
	[WHY_ASK_SLEEVE] = {"ask-about-sleeves", "ask a clinician about this device first"},
	[WHY_NO_SOCKS] = {"no-socks", "no compression socks"},
	[WHY_ASK_SOCKS] = {"ask-about-socks", "only socks that a clinician chose and measured"},
	[WHY_NO_TIME] = {"no-time", "not enough time"},
	[WHY_KEPT_TO] = {"kept-to", "kept to the part that is allowed"},
	[WHY_LIGHT_PRESSURE] = {"light-pressure", "light pressure only"},
	[WHY_ZONE_CAP] = {"zone-cap", "no more pressure is used there"},
	[WHY_ONE_PILLOW] = {"one-pillow", "one pillow at most"},
	[WHY_HEAD_UP] = {"head-up", "head and chest stay up"},
	[WHY_SHORTER_HOLD] = {"shorter-hold", "a shorter hold"},
	[WHY_LIGHT_PULL] = {"light-pull", "a light pull only"},
	[WHY_SIT_OR_HOLD] = {"sit-or-hold", "sitting, or holding on"},
	[WHY_RESTS_BETWEEN] = {"rests-between", "rests in between"},
	[WHY_AFTER_REST] = {"after-rest", "only after a rest"},
	[WHY_NO_HEAT] = {"no-heat", "no heat on this leg"},
	[WHY_LEG_LIMIT] = {"leg-limit", "no more massage of a leg than is allowed"},
	[WHY_TAKES_NO_LONGER] = {"takes-no-longer", "what is allowed takes no longer"},
	[WHY_TOO_LONG] = {"too-long", "no longer than allowed"},
	[WHY_SHORTER_BLOCK] = {"shorter-block", "a shorter block"},
	[WHY_CANNOT_REACH] = {"cannot-reach", "you would have to bend too far for it"},
	[WHY_ON_A_CHAIR] = {"on-a-chair", "on a chair, the knee bent"},
	[WHY_NO_SCREENING] = {"no-screening", "only with a screening"},
	[WHY_STOPPED] = {"stopped", "not allowed today"},
	[WHY_NEAREST] = {"nearest-allowed", "not a length of this routine"},
	[WHY_NO_USE] = {"no-use", "it means nothing for what is done instead"},
	[WHY_DONE_TODAY] = {"done-today", "done today already"},
	[WHY_OTHER_LEG] = {"hour-between-legs", "an hour has to pass between the legs"},
	[WHY_LOG_UNREADABLE] = {"log-unreadable",
		"today's log cannot be read, so the whole time counts as done"},
};
/* clang-format on */

const char *why_id(enum why why)
{
	return whys[why].id;
}

const char *why_words(enum why why)
{
	return whys[why].words;
}
