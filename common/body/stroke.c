#include "body/stroke.h"

/* clang-format off */
static const struct {
	const char *path;
	const char *caution;
	const char *source;
} rows[] = {
	[ZONE_FOOT] = {
		.path = "Go from the toes to the ankle crease.",
		.source = "zones",
	},
	[ZONE_ANKLE] = {
		.path = "Go around and behind the two ankle bumps and up one hand-width, not over "
			"the bumps.",
		.source = "zones",
	},
	[ZONE_CALF] = {
		.path = "Stay on the fleshy back of the lower leg, lighter on its lower third.",
		.caution = "Stop if this calf alone is sore.",
		.source = "zones",
	},
	[ZONE_SHIN] = {
		.path = "Pass beside the bone edge, not on it.",
		.caution = "Keep off the bony knob on the outer side below the knee.",
		.source = "zones [CPN1]",
	},
	[ZONE_BEHIND_KNEE] = {
		.path = "Pass lightly through the hollow, the knee a little bent.",
		.caution = "Never press or hold here.",
		.source = "zones [ABMP]",
	},
	[ZONE_HAMSTRING] = {
		.path = "Go from above the fold of the knee to below the fold of the buttock.",
		.caution = "Go lighter if it hurts near the sit bone.",
		.source = "zones",
	},
	[ZONE_FRONT_THIGH] = {
		.path = "Go from above the kneecap to a hand-width below the groin.",
		.caution = "Not on the kneecap.",
		.source = "zones",
	},
	[ZONE_INNER_THIGH] = {
		.path = "Stay on the lower two thirds and end a hand-width below the groin.",
		.caution = "Nothing in the crease of the groin.",
		.source = "zones",
	},
	[ZONE_WHOLE_LEG] = {
		.path = "Go from the foot to a hand-width below the groin. Lift the hand behind "
			"the knee.",
		.source = "zones",
	},
	[ZONE_LOWER_LEG] = {
		.path = "Go from the foot to just below the knee.",
		.source = "zones",
	},
};
/* clang-format on */

const char *stroke_path(enum zone zone)
{
	return rows[zone].path;
}

const char *stroke_caution(enum zone zone)
{
	return rows[zone].caution;
}
