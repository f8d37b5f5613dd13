#include "plan_candidates.h"

#include "body/device.h"
#include "body/routine.h"
#include "body/zone.h"
#include "tool/candidates.h"

static void list_parts(const char *of)
{
	const struct routine_row *row = routine_find(of ? of : "circulation");
	for (size_t i = 0; row && i < row->part_count; i++)
		if (routine_names(row, i))
			candidate(row->parts[i].id, row->title);
}

static void list_zones(const char *of)
{
	(void)of;
	for (int i = 0; i < ZONES; i++)
		candidate(zone_row((enum zone)i)->id, zone_row((enum zone)i)->landmark);
}

static void list_devices(const char *of)
{
	(void)of;
	for (int i = 0; i < DEVICES; i++)
		candidate(device_row(i)->id, device_row(i)->name);
}

static const struct candidates lists[] = {
	{"routines", candidates_of_routines},
	{"parts", list_parts},
	{"zones", list_zones},
	{"devices", list_devices},
};

void plan_candidates_answer(int argc, char **argv)
{
	candidates_answer(argc, argv, lists, sizeof lists / sizeof lists[0]);
}
