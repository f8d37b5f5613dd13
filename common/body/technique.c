#include "body/technique.h"

/* clang-format off */
static const struct technique_row rows[] = {
	[TECHNIQUE_EFFLEURAGE] = {
		.id = "effleurage",
		.words = "long strokes",
		.title = "Long strokes",
		.cue = "Glide up with a flat palm, then float back without pressure.",
		.direction = DIRECTION_TOWARD_HEART,
		.cap = 5, .rep_ms = 5000, .stroke_ms = 3500,
		.source = "techniques",
	},
	[TECHNIQUE_KNEADING] = {
		.id = "kneading",
		.words = "kneading",
		.title = "Kneading",
		.cue = "Press small slow circles with your whole palm or loose knuckles, working "
		       "upward.",
		.direction = DIRECTION_TOWARD_HEART,
		.cap = 5, .rep_ms = 1000, .stroke_ms = 1000,
		.source = "techniques",
	},
	[TECHNIQUE_PERCUSSION] = {
		.id = "percussion",
		.words = "light taps",
		.title = "Light taps",
		.cue = "Tap lightly with a loose fist or the edge of your hand, wrist soft.",
		.direction = DIRECTION_TOWARD_HEART,
		.cap = 3, .rep_ms = 500, .stroke_ms = 250,
		.source = "techniques",
	},
	[TECHNIQUE_LYMPH] = {
		.id = "lymph",
		.words = "lymph strokes",
		.title = "Lymph strokes",
		.cue = "Stretch the skin gently toward the groin, then let it go fully. No "
		       "sliding.",
		.direction = DIRECTION_TOWARD_HEART,
		.cap = 2, .rep_ms = 4000, .stroke_ms = 2500,
		.source = "techniques [SLD1]",
	},
	[TECHNIQUE_PINCH_AND_RELEASE] = {
		.id = "pinch-and-release",
		.words = "pick up and let go",
		.title = "Pick up and let go",
		.cue = "Lift the muscle between thumb and fingers, then let go. Do not pinch the "
		       "skin.",
		.direction = DIRECTION_TOWARD_HEART,
		.cap = 4, .rep_ms = 2000, .stroke_ms = 1000,
		.source = "techniques",
	},
	[TECHNIQUE_FINISHING] = {
		.id = "finishing",
		.words = "finishing stroke",
		.title = "Finishing stroke",
		.cue = "One long light glide with both palms. One hand always stays on the leg.",
		.direction = DIRECTION_TOWARD_HEART,
		.cap = 3, .rep_ms = 6000, .stroke_ms = 5000,
		.source = "techniques",
	},
};

static const struct { const char *id; } directions[] = {
	[DIRECTION_TOWARD_HEART] = {"toward-heart"},
	[DIRECTION_IN_PLACE] = {"in-place"},
};
/* clang-format on */

const struct technique_row *technique_row(enum technique technique)
{
	return &rows[technique];
}

const char *direction_id(enum direction direction)
{
	return directions[direction].id;
}
