#include "body/zone.h"

#define E TECHNIQUE_BIT(TECHNIQUE_EFFLEURAGE)
#define K TECHNIQUE_BIT(TECHNIQUE_KNEADING)
#define P TECHNIQUE_BIT(TECHNIQUE_PERCUSSION)
#define L TECHNIQUE_BIT(TECHNIQUE_LYMPH)
#define R TECHNIQUE_BIT(TECHNIQUE_PINCH_AND_RELEASE)
#define F TECHNIQUE_BIT(TECHNIQUE_FINISHING)

enum { SOLE_KNEADING_CAP = 4 }; /* the rest of the foot takes 3 */

/* clang-format off */
static const struct zone_row rows[] = {
	[ZONE_FOOT] = {
		.id = "foot", .words = "foot",
		.landmark = "toes to the ankle crease: sole, top and heel",
		.cap = 3, .techniques = E | K | F, .covers = ZONE_BIT(ZONE_FOOT),
		.source = "zones",
	},
	[ZONE_ANKLE] = {
		.id = "ankle", .words = "ankle",
		.landmark = "around and behind the two ankle bumps, up one hand-width",
		.cap = 3, .techniques = E | L | F, .covers = ZONE_BIT(ZONE_ANKLE),
		.source = "zones",
	},
	[ZONE_CALF] = {
		.id = "calf", .words = "calf",
		.landmark = "the fleshy back of the lower leg, up to two finger-widths under the "
			    "knee fold",
		.cap = 5, .techniques = E | K | R | L | F, .covers = ZONE_BIT(ZONE_CALF),
		.source = "zones",
	},
	[ZONE_SHIN] = {
		.id = "shin", .words = "shin",
		.landmark = "the front of the lower leg, beside the bone edge",
		.cap = 2, .techniques = E | L, .covers = ZONE_BIT(ZONE_SHIN),
		.source = "zones",
	},
	[ZONE_BEHIND_KNEE] = {
		.id = "behind-knee", .words = "hollow behind the knee",
		.landmark = "the soft hollow behind the bent knee",
		.cap = 2, .techniques = E | L, .covers = ZONE_BIT(ZONE_BEHIND_KNEE),
		.source = "zones [ABMP]",
	},
	[ZONE_HAMSTRING] = {
		.id = "hamstring", .words = "back of the thigh",
		.landmark = "the back of the thigh, from two finger-widths above the knee fold",
		.cap = 5, .techniques = E | K | R | P | L | F, .covers = ZONE_BIT(ZONE_HAMSTRING),
		.source = "zones",
	},
	[ZONE_FRONT_THIGH] = {
		.id = "front-thigh", .words = "front of the thigh",
		.landmark = "above the kneecap to a hand-width below the groin",
		.cap = 5, .techniques = E | K | R | P | L | F, .covers = ZONE_BIT(ZONE_FRONT_THIGH),
		.source = "zones",
	},
	[ZONE_INNER_THIGH] = {
		.id = "inner-thigh", .words = "inside of the thigh",
		.landmark = "the lower two thirds of the inside of the thigh",
		.cap = 2, .techniques = E | L, .covers = ZONE_BIT(ZONE_INNER_THIGH),
		.source = "zones",
	},
	[ZONE_WHOLE_LEG] = {
		.id = "whole-leg", .words = "whole leg",
		.landmark = "the foot to a hand-width below the groin, hand lifted behind the knee",
		.cap = 3, .techniques = E | F,
		.covers = ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_ANKLE) | ZONE_BIT(ZONE_CALF) |
			  ZONE_BIT(ZONE_BEHIND_KNEE) | ZONE_BIT(ZONE_FRONT_THIGH),
		.source = "zones",
	},
	[ZONE_LOWER_LEG] = {
		.id = "lower-leg", .words = "lower leg",
		.landmark = "the foot to just below the knee",
		.cap = 3, .techniques = E | F,
		.covers = ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_ANKLE) | ZONE_BIT(ZONE_CALF),
		.source = "zones",
	},
};
/* clang-format on */

const struct zone_row *zone_row(enum zone zone)
{
	return &rows[zone];
}

int zone_pressure(enum zone zone, enum technique technique)
{
	if (!(rows[zone].techniques & TECHNIQUE_BIT(technique)))
		return 0;
	if (zone == ZONE_FOOT && technique == TECHNIQUE_KNEADING)
		return SOLE_KNEADING_CAP;
	int cap = technique_row(technique)->cap;
	return rows[zone].cap < cap ? rows[zone].cap : cap;
}
