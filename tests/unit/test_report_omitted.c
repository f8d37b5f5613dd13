/* A plan names each second that is missing, and whether the limit on massage took it or what is
 * allowed takes no longer. Held against the same plan without that limit. */
#include "base/alloc.h"
#include "base/units.h"
#include "composed.h"
#include "limited.h"
#include "tap.h"

static struct request request_for(const char *routine, int minutes, enum leg legs)
{
	return (struct request){.routine = routine_find(routine),
				.seconds = minutes * MINUTE,
				.legs = legs,
				.zones = ZONES_ALL,
				.pressure = WISH_USUAL,
				.device = device_row(0)};
}

static struct plan plan_for(const char *routine, int minutes, enum leg legs,
			    const struct limits *limits)
{
	struct request request = request_for(routine, minutes, legs);
	return composed(&request, limits);
}

static const struct omission *told_of_time(const struct plan *plan)
{
	for (size_t i = 0; i < plan->omitted_count; i++)
		if (plan->omitted[i].what == OMIT_TIME)
			return &plan->omitted[i];
	return NULL;
}

/* ---- why ------------------------------------------------------------------------------------- */

static const struct {
	const char *test;
	const char *routine;
	technique_set techniques;
	zone_set zones;
	enum leg legs, limited;
	int more; /* seconds that the left leg has beyond the right one: a finishing stroke */
} cases[] = {
	{"one leg", "circulation", TECHNIQUES_ALL, ZONES_ALL, LEG_LEFT, LEG_LEFT, 0},
	{"both legs, the right one limited", "circulation", TECHNIQUES_ALL, ZONES_ALL, LEG_BOTH,
	 LEG_RIGHT, 0},
	{"both legs, the right one limited more", "circulation", TECHNIQUES_ALL, ZONES_ALL,
	 LEG_BOTH, LEG_RIGHT, 6},
	{"long strokes on the thigh", "circulation",
	 TECHNIQUE_BIT(TECHNIQUE_EFFLEURAGE) | TECHNIQUE_BIT(TECHNIQUE_FINISHING),
	 ZONE_BIT(ZONE_HAMSTRING) | ZONE_BIT(ZONE_FRONT_THIGH), LEG_BOTH, LEG_BOTH, 0},
	{"finishing strokes alone", "desk", TECHNIQUE_BIT(TECHNIQUE_FINISHING), ZONES_ALL, LEG_LEFT,
	 LEG_LEFT, 0},
};

static struct plan plan_of(size_t at, int minutes, int seconds)
{
	struct limits limits;
	limits_open(&limits);
	for (int leg = 0; leg < LEGS; leg++) {
		struct massage_limit *limit = &limits.leg[leg].massage;
		limit->techniques &= cases[at].techniques;
		limit->zones &= cases[at].zones;
		if (leg_includes(cases[at].limited, (enum leg)leg))
			limit->seconds = seconds;
		else if (cases[at].more && seconds < LIMIT_SECONDS)
			limit->seconds = seconds + cases[at].more;
	}
	return plan_for(cases[at].routine, minutes, cases[at].legs, &limits);
}

static bool says_why(size_t at, int minutes, int seconds, int without)
{
	struct plan plan = plan_of(at, minutes, seconds);
	const struct omission *told = told_of_time(&plan);
	bool held_back = plan.seconds < without;
	int leg = cases[at].limited == LEG_RIGHT ? LEG_RIGHT : LEG_LEFT;
	bool right = !told ? plan.seconds == minutes * MINUTE
			   : told->why == (held_back ? WHY_LEG_LIMIT : WHY_TAKES_NO_LONGER) &&
				     told->leg == (held_back ? leg : OMIT_ABSENT);
	if (!right)
		printf("# %d minutes, %d s of massage: %d s, %d s without the limit\n", minutes,
		       seconds, plan.seconds, without);
	plan_release(&plan);
	return right;
}

static void each_reason(size_t at)
{
	int wrong = 0;
	for (int minutes = 3; minutes <= 11; minutes += 4) {
		struct plan open = plan_of(at, minutes, LIMIT_SECONDS);
		for (int seconds = 6; seconds < 150; seconds++)
			wrong += !says_why(at, minutes, seconds, open.seconds);
		plan_release(&open);
	}
	ok(!wrong, "why it is shorter: %s (%d breaches)", cases[at].test, wrong);
}

/* ---- how much -------------------------------------------------------------------------------- */

static void each_second(void)
{
	enum { MINUTES = 12 };
	int wrong = 0, one = 0;
	for (int seconds = 300; seconds <= LIMIT_SECONDS; seconds++) {
		struct limits limits;
		limits_open(&limits);
		limits.leg[LEG_LEFT].elevation.seconds = seconds;
		struct plan plan = plan_for("elevate", MINUTES, LEG_BOTH, &limits);
		const struct omission *told = told_of_time(&plan);
		int less = MINUTES * MINUTE - plan.seconds;
		wrong += less != (told ? told->seconds : 0);
		one += less == 1;
		plan_release(&plan);
	}
	ok(!wrong && one, "each second that is missing is told (%d breaches, %d of one second)",
	   wrong, one);
}

/* ---- a leg that only waits ------------------------------------------------------------------- */

/* The plan speaks of today's log first; no massage of the right leg is allowed. */
static const struct {
	const char *test;
	enum why why;
	enum leg leg, legs;
	bool told; /* that the right leg is not massaged */
} waiting[] = {
	{"a leg that waits for the other is not called off", WHY_OTHER_LEG, LEG_RIGHT, LEG_BOTH,
	 false},
	{"a leg is called off if the other one waits", WHY_OTHER_LEG, LEG_LEFT, LEG_BOTH, true},
	{"a leg that has had its minutes is not called off once more", WHY_DONE_TODAY, LEG_RIGHT,
	 LEG_BOTH, false},
	{"a leg that was not asked for is not called off", WHY_DONE_TODAY, LEG_RIGHT, LEG_LEFT,
	 false},
};

static bool calls_off(const struct plan *plan)
{
	for (size_t i = 0; i < plan->omitted_count; i++)
		if (plan->omitted[i].what == OMIT_MASSAGE &&
		    plan->omitted[i].why == WHY_NO_MASSAGE && plan->omitted[i].leg == LEG_RIGHT)
			return true;
	return false;
}

static void each_wait(void)
{
	for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++) {
		struct request request = request_for("circulation", 5, waiting[i].legs);
		struct limits limits = limited(MODALITY_MASSAGE, CODE_N, LEG_RIGHT);
		struct omission first = omission_of(OMIT_MASSAGE, waiting[i].why);
		struct plan plan;
		struct fault fault = {0};
		first.leg = (int)waiting[i].leg;
		plan_init(&plan);
		plan_omit(&plan, &first);
		ok(compose(&request, &limits, &plan, &fault) && calls_off(&plan) == waiting[i].told,
		   "%s", waiting[i].test);
		plan_release(&plan);
	}
}

/* ---- less pressure --------------------------------------------------------------------------- */

static const zone_set ankle_and_calf = ZONE_BIT(ZONE_ANKLE) | ZONE_BIT(ZONE_CALF);

static const struct {
	const char *test;
	int minutes;
	zone_set asked, allowed;
	int pressure[LEGS]; /* the most on each */
	bool told[LEGS];
} pressures[] = {
	{"no limit", 10, ZONES_ALL, ZONES_ALL, {5, 5}, {false, false}},
	{"on the left leg", 10, ZONES_ALL, ZONES_ALL, {3, 5}, {true, false}},
	{"on the right leg", 10, ZONES_ALL, ZONES_ALL, {5, 3}, {false, true}},
	{"no more was asked for", 10, ZONES_ALL, ZONES_ALL, {4, 4}, {false, false}},
	{"ankles take no more", 5, ZONES_ALL, ZONE_BIT(ZONE_ANKLE), {3, 3}, {false, false}},
	{"ankles for calves", 5, ankle_and_calf, ZONE_BIT(ZONE_ANKLE), {5, 5}, {false, false}},
	{"long strokes on the calf", 5, ZONES_ALL, ZONE_BIT(ZONE_CALF), {3, 5}, {true, false}},
};

static bool tells_pressure(const struct plan *plan, int leg)
{
	for (size_t i = 0; i < plan->omitted_count; i++)
		if (plan->omitted[i].what == OMIT_PRESSURE && plan->omitted[i].leg == leg)
			return true;
	return false;
}

static void each_pressure(void)
{
	for (size_t i = 0; i < sizeof pressures / sizeof *pressures; i++) {
		struct limits limits;
		limits_open(&limits);
		for (int leg = 0; leg < LEGS; leg++) {
			limits.leg[leg].massage.zones = pressures[i].allowed;
			limits.leg[leg].massage.pressure = pressures[i].pressure[leg];
		}
		struct request request = request_for("circulation", pressures[i].minutes, LEG_BOTH);
		request.zones = pressures[i].asked;
		struct plan plan = composed(&request, &limits);
		bool left = tells_pressure(&plan, LEG_LEFT);
		bool right = tells_pressure(&plan, LEG_RIGHT);
		ok(plan.step_count && left == pressures[i].told[LEG_LEFT] &&
			   right == pressures[i].told[LEG_RIGHT],
		   "less pressure: %s", pressures[i].test);
		plan_release(&plan);
	}
}

int main(void)
{
	each_wait();
	each_pressure();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		each_reason(i);
	each_second();
	return tap_done();
}
