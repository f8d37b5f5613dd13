/* Single facts of composed plans: where the finishing stroke ends, when the oil goes only where the
 * hands will be, how long a device is used. */
#include "base/alloc.h"
#include "base/units.h"
#include "composed.h"
#include "leg-plan/apply_limits.h"
#include "limited.h"
#include "tap.h"

static struct request circulation(int minutes)
{
	return (struct request){.routine = routine_find("circulation"),
				.seconds = minutes * MINUTE,
				.legs = LEG_BOTH,
				.zones = ZONES_ALL,
				.pressure = WISH_USUAL,
				.device = device_row(0)};
}

/* ---- the finishing stroke -------------------------------------------------------------------- */

static const struct {
	const char *part; /* the only one with room */
	zone_set zones;
	int finish;
	const char *test;
} finishes[] = {
	{"foot", ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_FRONT_THIGH), ZONE_FOOT,
	 "on the foot if only the foot was worked"},
	{"ankle", ZONE_BIT(ZONE_ANKLE) | ZONE_BIT(ZONE_FRONT_THIGH), ZONE_ANKLE,
	 "on the ankle if only the ankle was worked"},
	{"shin", ZONE_BIT(ZONE_SHIN) | ZONE_BIT(ZONE_HAMSTRING) | ZONE_BIT(ZONE_FRONT_THIGH),
	 ZONE_HAMSTRING, "on the next zone above the shin, which has none"},
	{"shin", ZONE_BIT(ZONE_SHIN) | ZONE_BIT(ZONE_FRONT_THIGH), ZONE_FRONT_THIGH,
	 "only in a zone that was asked for"},
};

static int finish_zone(struct request request)
{
	struct limits limits;
	limits_open(&limits);
	limits.leg[LEG_LEFT].massage.seconds = 24;
	struct plan plan = composed(&request, &limits);
	int zone = STEP_WITHOUT;
	for (size_t i = 0; i < plan.step_count; i++)
		if (plan.steps[i].technique == TECHNIQUE_FINISHING)
			zone = plan.steps[i].zone;
	plan_release(&plan);
	return zone;
}

static void each_finish(void)
{
	for (size_t i = 0; i < sizeof finishes / sizeof *finishes; i++) {
		struct request request = circulation(1);
		request.legs = LEG_LEFT;
		request.zones = finishes[i].zones;
		request.with = routine_part(request.routine, finishes[i].part);
		int zone = finish_zone(request);
		ok(zone == finishes[i].finish, "the finishing stroke: %s (%d)", finishes[i].test,
		   zone);
	}
}

/* ---- the oil --------------------------------------------------------------------------------- */

static const struct {
	enum modality modality;
	enum code code;
	enum leg limited, legs;
	zone_set zones;
	enum mode mode;
	bool there_only;
	const char *test;
} oils[] = {
	{MODALITY_STRETCH, CODE_A, LEG_BOTH, LEG_BOTH, ZONES_ALL, MODE_SELF, false,
	 "both whole legs: from the ankle to mid-thigh"},
	{MODALITY_STRETCH, CODE_A, LEG_BOTH, LEG_RIGHT, ZONES_ALL, MODE_SELF, true, "one leg"},
	{MODALITY_STRETCH, CODE_A, LEG_BOTH, LEG_BOTH, ZONES_ALL & ~ZONE_BIT(ZONE_FOOT), MODE_SELF,
	 true, "no foot asked for"},
	{MODALITY_MASSAGE, CODE_N, LEG_LEFT, LEG_BOTH, ZONES_ALL, MODE_SELF, true,
	 "one leg closed"},
	{MODALITY_STRETCH, CODE_L3, LEG_BOTH, LEG_BOTH, ZONES_ALL, MODE_SELF, true,
	 "a back that must not bend down to the ankle"},
	{MODALITY_STRETCH, CODE_L3, LEG_BOTH, LEG_BOTH, ZONES_ALL, MODE_PARTNER, false,
	 "hands of a partner, who reach all of it"},
};

/* -1 without oil. */
static int oil_there_only(const struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].what == TASK_OIL)
			return (plan->steps[i].cues & CUE_BIT(CUE_OIL_THERE_ONLY)) != 0;
	return -1;
}

static void each_oil(void)
{
	for (size_t i = 0; i < sizeof oils / sizeof *oils; i++) {
		struct request request = circulation(5);
		request.legs = oils[i].legs;
		request.zones = oils[i].zones;
		request.mode = oils[i].mode;
		struct limits limits = limited(oils[i].modality, oils[i].code, oils[i].limited);
		struct plan plan = composed(&request, &limits);
		ok(oil_there_only(&plan) == oils[i].there_only, "the oil: %s", oils[i].test);
		plan_release(&plan);
	}
}

/* ---- a device -------------------------------------------------------------------------------- */

static void short_use(void)
{
	static const struct device_row device = {.id = "short", .seconds = 600};
	struct request request = circulation(30);
	struct limits open;
	struct draft draft;
	int most = 0;
	limits_open(&open);
	request.routine = routine_find("sleeve");
	request.device = &device;
	apply_limits(&draft, &request, &open);
	for (size_t i = 0; i < draft.count; i++)
		if (draft.slots[i].part->work == WORK_SLEEVE)
			most = draft.slots[i].most;
	ok(most == device.seconds, "a device is used no longer than its model may be (%d s)", most);
}

/* ---- without sleeves ------------------------------------------------------------------------- */

static int times_taken_off(enum level level)
{
	struct request request = circulation(20);
	struct limits limits;
	int times = 0;
	request.routine = routine_find("combined");
	limits_open(&limits);
	for (int leg = 0; leg < LEGS; leg++)
		limits.leg[leg].sleeve.level = level;
	limits_settle(&limits);
	struct plan plan = composed(&request, &limits);
	for (size_t i = 0; i < plan.step_count; i++)
		times += plan.steps[i].what == TASK_TAKE_OFF;
	plan_release(&plan);
	return times;
}

static void no_sleeves(void)
{
	ok(times_taken_off(LEVEL_ALLOWED) == 1, "sleeves that were put on are taken off");
	ok(times_taken_off(LEVEL_NOT_ALLOWED) == 0, "without sleeves there are none to take off");
}

int main(void)
{
	each_finish();
	each_oil();
	short_use();
	no_sleeves();
	return tap_done();
}
