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
	[WHY_NEVER_THERE] = {"never-there", "never done there"},
	[WHY_BEYOND] = {"last-stroke-ends-below", "the last stroke must end below it"},
	[WHY_NO_STRETCH] = {"movement-left-out", "this movement is left out"},
	[WHY_NOT_STANDING] = {"not-standing", "sitting or lying only"},
	[WHY_STRAIGHT_BACK] = {"straight-back", "with a straight back only"},
	[WHY_CHEST_UP] = {"chest-up", "head and chest stay up"},
	[WHY_NO_EXERCISE] = {"no-exercise", "usual moving about only"},
	[WHY_NOT_RAISED] = {"legs-stay-level", "the legs stay level"},
	[WHY_NO_SLEEVE] = {"no-sleeves", "no air sleeves"},
	[WHY_ASK_SLEEVE] = {"ask-about-sleeves", "ask a clinician about this device first"},
	[WHY_NO_SOCKS] = {"no-socks", "no compression socks"},
	[WHY_ASK_SOCKS] = {"ask-about-socks", "only socks that a clinician chose and measured"},
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
