#include "body/device.h"

#define LOWER                                                                                      \
	(ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_ANKLE) | ZONE_BIT(ZONE_CALF) | ZONE_BIT(ZONE_SHIN))
#define THIGH (ZONE_BIT(ZONE_HAMSTRING) | ZONE_BIT(ZONE_FRONT_THIGH) | ZONE_BIT(ZONE_INNER_THIGH))

enum { LONGEST_USE = 1200 }; /* seconds */

/* clang-format off */
static const struct device_row rows[DEVICES] = {
	{
		.id = "renpho",
		.name = "RENPHO air compression leg massager",
		.setting = "Choose the lowest of its three levels; it switches off by itself.",
		.covers = LOWER | THIGH, .seconds = LONGEST_USE,
		.source = "article, devices; sleeve",
	},
	{
		.id = "cincom",
		.name = "CINCOM heat and compression sleeves",
		.setting = "Close the straps so that two fingers fit under them; lowest level.",
		.covers = ZONE_BIT(ZONE_CALF) | ZONE_BIT(ZONE_SHIN), .heat = true,
		.seconds = LONGEST_USE,
		.source = "article, devices; sleeve [HEATD]",
	},
	{
		.id = "fit-king",
		.name = "Fit King leg massage boots",
		.setting = "Choose the lowest level and let it run its shortest programme.",
		.covers = LOWER | THIGH, .seconds = LONGEST_USE,
		.source = "article, devices; sleeve",
	},
	{
		.id = "normatec-3",
		.name = "Hyperice Normatec 3 leg boots",
		.setting = "Choose level 1 on the unit or in its app, and set the time there too.",
		.covers = LOWER | ZONE_BIT(ZONE_BEHIND_KNEE) | THIGH, .seconds = LONGEST_USE,
		.source = "article, devices; [NTEC]",
	},
	{
		.id = "generic",
		.name = "air sleeves or boots",
		.setting = "Choose the lowest level; follow the maker's leaflet where it is "
			   "stricter.",
		.covers = LOWER | THIGH, .seconds = LONGEST_USE,
		.source = "sleeve [UNIC]",
	},
};
/* clang-format on */

const struct device_row *device_row(int index)
{
	return &rows[index];
}
