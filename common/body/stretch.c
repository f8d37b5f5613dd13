#include "body/stretch.h"

/* clang-format off */
static const struct stretch_row rows[] = {
	[MOVE_HIP_HINGE] = {
		.id = "hip-hinge",
		.title = "Hip hinge",
		.cue = "Stand with both hands on a chair. Push the hips back, back straight, knees "
		       "soft, until you feel a light pull behind the thighs. Breathe; do not bounce.",
		.caution = "Come up slowly. Stop if pain shoots down a leg.",
		.position = POSITION_STANDING, .held = true, .pull = 4,
		.rep_ms = 35000, .stroke_ms = 30000,
		.source = "SAFETY 5 hip-hinge; D19",
	},
	[MOVE_HAMSTRING] = {
		.id = "hamstring",
		.title = "Hamstring stretch",
		.cue = "Sit on the front of a chair, heel forward, knee soft. Lean from the hips with "
		       "a straight back to a light pull. Breathe; do not bounce.",
		.seated = "Sit on the front of a chair, heel forward, knee soft. Lean from the hips "
			  "with a straight back to a light pull. Breathe; do not bounce.",
		.caution = "Ease out if pain shoots down the leg.",
		.position = POSITION_SITTING, .held = true, .pull = 4,
		.rep_ms = 35000, .stroke_ms = 30000,
		.source = "SAFETY 5 hamstring; [HALL12]; D19",
	},
	[MOVE_ANKLE_CIRCLES] = {
		.id = "ankle-circles",
		.title = "Ankle circles",
		.cue = "Lift the foot a little and draw one slow circle each way with the toes.",
		.seated = "Lift the foot a little and draw one slow circle each way with the toes.",
		.caution = "Keep it easy; stop if the ankle hurts.",
		.position = POSITION_SITTING,
		.rep_ms = 4000, .stroke_ms = 4000,
		.source = "SAFETY 5 ankle-circles: 10 each way, 2 s each; SAFETY 3 resolution 13",
	},
	[MOVE_TOE_BENDS] = {
		.id = "toe-bends",
		.title = "Toe bends",
		.cue = "Curl the toes for 2 seconds, then spread them for 2 seconds.",
		.seated = "Curl the toes for 2 seconds, then spread them for 2 seconds.",
		.caution = "If it cramps, straighten the knee and pull the toes up gently.",
		.position = POSITION_SITTING,
		.rep_ms = 4000, .stroke_ms = 4000,
		.source = "SAFETY 5 toe-bends: curl 2 s, spread 2 s, 10 times",
	},
	[MOVE_CALF_PUMPS] = {
		.id = "calf-pumps",
		.title = "Calf pumps",
		.cue = "Pull the toes of both feet up toward you, then push them away, slowly and all "
		       "the way.",
		.seated = "Pull the toes of both feet up toward you, then push them away, slowly and "
			  "all the way.",
		.caution = "Stop if a calf hurts.",
		.position = POSITION_SITTING,
		.rep_ms = 4000, .stroke_ms = 4000,
		.source = "SAFETY 5 calf-pumps: 15 a minute; [YAMA05][STEIN09]; feet level [TOYA16]",
	},
	[MOVE_MARCHING] = {
		.id = "marching",
		.title = "March in place",
		.cue = "March on the spot at an easy pace, 60 to 90 steps a minute, with something to "
		       "hold on to within reach.",
		.seated = "Sit up and march with your feet, 60 to 90 steps a minute. Or stand and hold "
			  "on to something steady.",
		.caution = "Keep your shoes on. Stop if you feel dizzy or short of breath. Never "
			   "while driving or at a machine.",
		.position = POSITION_STANDING,
		.source = "SAFETY 5 marching; [DUR23][THOS15]; D19",
	},
};
/* clang-format on */

const struct stretch_row *stretch_row(enum move move)
{
	return &rows[move];
}
