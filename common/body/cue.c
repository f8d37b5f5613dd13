#include "body/cue.h"

/* clang-format off */
static const struct {
	const char *id;
	const char *words;
	const char *giver; /* NULL = the same */
} cues[] = {
	[CUE_KEEP_CLEAR] = {"keep-clear", "Keep a hand's width away from the place you named.",
		"Keep a hand's width away from the place they named."},
	[CUE_WITH_AN_ADULT] = {.id = "with-an-adult", .words = "Do this with an adult."},
	[CUE_CHECK_FOR_LATEX] = {.id = "check-for-latex", .words = "Check the label for latex."},
	[CUE_ONE_LEG] = {.id = "one-leg", .words = "One leg only in a session."},
	[CUE_ASK_FIRST] = {.id = "ask-first", .words = "Ask a clinician about this one first."},
	[CUE_NO_EXERCISE] = {.id = "no-exercise", .words = "Move about as usual; no exercise."},
	[CUE_AS_TAUGHT] = {"as-taught", "Do only what your therapist taught you.",
		"Only what their therapist taught them."},
	[CUE_WATCH_COLOUR] = {"watch-colour",
		"Watch the colour of the foot; lower it if it pales or hurts.",
		"Watch the colour of their foot; lower it if it pales or hurts."},
	[CUE_WATCH_BREATH] = {"watch-breath", "Watch your breath; sit up if it gets harder.",
		"Watch their breath; let them sit up if it gets harder."},
	[CUE_LEFT_SIDE] = {"left-side", "Lie on your left side or prop your back up; never flat.",
		"They lie on the left side or with the back propped up; never flat."},
	[CUE_CHECK_SKIN] = {.id = "check-skin", .words = "Look at the skin before and after."},
	[CUE_NO_HEAT] = {.id = "no-heat", .words = "No heat on this leg."},
	[CUE_SHOES_ON] = {"shoes-on", "Wear your shoes for this.",
		"They wear their shoes for this."},
	[CUE_NO_OIL] = {.id = "no-oil", .words = "No oil on that patch."},
	[CUE_PLAIN_LOTION] = {"plain-lotion", "Use a lotion that you know, or none.",
		"Use a lotion that they know, or none."},
	[CUE_NO_LEANING] = {.id = "no-leaning",
		.words = "Light hands; never lean your weight on the leg."},
	[CUE_WIPE_SOLES] = {"wipe-soles", "Wipe your soles first.",
		"Wipe the oil off their soles before they stand."},
	[CUE_RISE_SLOWLY] = {"rise-slowly", "Sit for a minute before you stand up.",
		"Let them sit for a minute before they stand up."},
	[CUE_HEELS_FREE] = {"heels-free", "Let nothing hard press on the heels.",
		"Let nothing hard press on their heels."},
	[CUE_KNEES_BENT] = {"knees-bent", "Keep the knee bent.",
		"Keep their knee bent."},
	[CUE_NO_BREATH_HOLD] = {"no-breath-hold", "Keep breathing; do not hold your breath.",
		"Remind them to keep breathing and not to hold their breath."},
	[CUE_STOP_SHORT] = {"stop-short", "Ease off well before the end of each stretch.",
		"They ease off well before the end of each stretch."},
	[CUE_GARMENT_ON] = {"garment-on",
		"If you may wear your garment, keep it on while you move.",
		"If they may wear their garment, they keep it on while they move."},
	[CUE_STRAIGHT_BACK] = {"straight-back", "Bend from the hips with a straight back.",
		"They bend from the hips with a straight back."},
	[CUE_SIT_OR_HOLD] = {"sit-or-hold", "Do it sitting, or hold on to something steady.",
		"They sit for it, or hold on to something steady."},
	[CUE_STOP_AT_ACHE] = {"stop-at-ache",
		"At a moderate ache stop until it is gone, then go on.",
		"At a moderate ache they stop until it is gone, then go on."},
	[CUE_TALKING_PACE] = {"talking-pace", "Go at a pace at which you can talk.",
		"They go at a pace at which they can talk."},
	[CUE_NO_BRUSH] = {.id = "no-brush", .words = "No brush on this skin."},
	[CUE_SKIP_IF_ILL] = {"skip-if-ill",
		"Skip this if you are dizzy or ill, or if a leg is newly sore, swollen or numb.",
		"Skip this if they are dizzy or ill, or if a leg is newly sore, swollen or numb."},
	[CUE_DAYTIME_ONLY] = {"daytime-only",
		"Daytime only; stay awake.",
		"Daytime only; they stay awake."},
	[CUE_DEVICE_DAYS] = {.id = "device-days",
		.words = "For every day: hands one day, the device the next."},
	[CUE_STOP_IF_WEARY] = {.id = "stop-if-it-hurts",
		.words = "Stop at once if a leg hurts, goes numb or changes colour."},
	[CUE_DRY_SKIN] = {.id = "dry-skin", .words = "Keep the skin dry: no oil here."},
	[CUE_ONE_PILLOW] = {.id = "one-pillow",
		.words = "One pillow, about 15 cm (6 in), and no higher."},
	[CUE_FEET_LOWERED] = {.id = "feet-lowered",
		.words = "Nothing under the legs here: they stay level."},
	[CUE_HEAD_UP] = {"head-up", "Keep head and chest up; do not lie flat.",
		"Keep their head and chest up; not flat."},
	[CUE_SHORTER_HOLD] = {"shorter-hold",
		"A shorter hold today: let go when the time is up.",
		"A shorter hold today: they let go when the time is up."},
	[CUE_LEAN_BACK] = {"lean-back",
		"Lean back, with support behind you, and do not bend forward. Leave out what you "
		"cannot reach that way.",
		"They lean back, with support behind them, and do not bend forward."},
	[CUE_WIPE_OFF] = {.id = "wipe-off",
		.words = "At the end wipe off what is left on the skin, first any on the soles."},
	[CUE_OIL_THERE_ONLY] = {.id = "oil-there-only",
		.words = "Only on the parts of the leg that are massaged today."},
};
/* clang-format on */

const char *cue_id(enum cue cue)
{
	return cues[cue].id;
}

const char *cue_words(enum cue cue)
{
	return cues[cue].words;
}

const char *cue_words_to_giver(enum cue cue)
{
	return cues[cue].giver ? cues[cue].giver : cues[cue].words;
}
