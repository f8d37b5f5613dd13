/* Today's sessions count toward the limits on massage, and the plan says so. */
#include "base/text.h"
#include "base/units.h"
#include "leg-plan/today_limits.h"
#include "tap.h"

enum { NOW = 1000 * HOUR, STARTED = NOW - 2 * HOUR };

/* A leg: what it may have, what it had, and how long ago that ended. */
struct one {
	int limit, done, ago;
};

static const struct {
	const char *test;
	struct one left, right;
	bool one_leg, unreadable;
	const char *wanted;
} days[] = {
	{"nothing done", {300, 0, 0}, {300, 0, 0}, false, false, "300 300"},
	{"a leg without a limit",
	 {300, 100, HOUR},
	 {LIMIT_SECONDS, 100, HOUR},
	 false,
	 false,
	 "200 900, done-today left 100 s at -120"},
	{"each leg its own",
	 {300, 100, HOUR},
	 {600, 200, HOUR},
	 false,
	 false,
	 "200 400, done-today left 100 s at -120, done-today right 200 s at -120"},
	{"half a minute is left",
	 {300, 270, HOUR},
	 {300, 271, HOUR},
	 false,
	 false,
	 "30 0, done-today left 270 s at -120, done-today right 271 s at -120"},
	{"more done than allowed",
	 {300, 900, HOUR},
	 {300, 0, 0},
	 false,
	 false,
	 "0 300, done-today left 900 s at -120"},
	{"little allowed, nothing done", {20, 0, 0}, {300, 0, 0}, false, false, "20 300"},
	{"the log cannot be read",
	 {300, 100, 60},
	 {LIMIT_SECONDS, 0, 0},
	 true,
	 true,
	 "0 900, log-unreadable left"},
	{"one leg at a time: within the hour",
	 {300, 0, 0},
	 {300, 100, HOUR - 1},
	 true,
	 false,
	 "0 200, hour-between-legs left at 0, done-today right 100 s at -120"},
	{"one leg at a time: an hour later",
	 {300, 0, 0},
	 {300, 100, HOUR},
	 true,
	 false,
	 "300 200, done-today right 100 s at -120"},
	{"one leg at a time: both had some",
	 {300, 50, 1800},
	 {300, 100, 1200},
	 true,
	 false,
	 "0 0, done-today left 50 s at -120, hour-between-legs left at 40, done-today right 100 s "
	 "at "
	 "-120, hour-between-legs right at 30"},
	{"both legs may: within the hour",
	 {300, 0, 0},
	 {300, 100, 60},
	 false,
	 false,
	 "300 200, done-today right 100 s at -120"},
};

static void set_leg(struct massage_limit *limit, struct done_leg *done, const struct one *leg,
		    bool one_leg)
{
	limit->level = leg->limit < LIMIT_SECONDS ? LEVEL_LIMITED : LEVEL_ALLOWED;
	limit->seconds = leg->limit;
	limit->cues = one_leg ? CUE_BIT(CUE_ONE_LEG) : 0;
	done->seconds = leg->done;
	done->at.at = STARTED;
	done->ended.at = leg->done ? NOW - leg->ago : 0;
}

static void add_omission(struct text *out, const struct omission *omission)
{
	text_addf(out, ", %s %s", why_id(omission->why), leg_id((enum leg)omission->leg));
	if (omission->seconds)
		text_addf(out, " %d s", omission->seconds);
	if (omission->has_at)
		text_addf(out, " at %d", (int)(omission->at.at - NOW) / MINUTE);
}

static void each_day(void)
{
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct limits limits;
		struct done_today done = {.unreadable = days[i].unreadable};
		struct plan plan;
		struct text got = TEXT_EMPTY;
		limits_open(&limits);
		set_leg(&limits.leg[LEG_LEFT].massage, &done.leg[LEG_LEFT], &days[i].left,
			days[i].one_leg);
		set_leg(&limits.leg[LEG_RIGHT].massage, &done.leg[LEG_RIGHT], &days[i].right,
			days[i].one_leg);
		plan_init(&plan);
		today_take(&limits, &done, (struct stamp){.at = NOW}, &plan);
		text_addf(&got, "%d %d", limits.leg[LEG_LEFT].massage.seconds,
			  limits.leg[LEG_RIGHT].massage.seconds);
		for (size_t at = 0; at < plan.omitted_count; at++)
			add_omission(&got, &plan.omitted[at]);
		same(got.bytes, days[i].wanted, days[i].test);
		text_release(&got);
		plan_release(&plan);
	}
}

/* Today's log matters to a limit of seconds, unless there is nothing to take. */
static void each_limit(void)
{
	for (int leg = 0; leg < LEGS; leg++) {
		struct limits limits;
		limits_open(&limits);
		ok(!today_matters(&limits), "no limit: today does not matter");
		limits.leg[leg].massage.seconds = LIMIT_SECONDS - 1;
		ok(today_matters(&limits), "%s: a limit, and today matters", leg_id((enum leg)leg));
		limits.leg[leg].massage.level = LEVEL_NOT_ALLOWED;
		ok(!today_matters(&limits), "%s: no massage at all", leg_id((enum leg)leg));
	}
}

/* A leg of which no massage is left is closed; what the plan said before does not count. */
static void nothing_left(void)
{
	struct limits limits;
	struct done_today done = {.unreadable = false};
	struct plan plan;
	struct omission before = omission_of(OMIT_FEET, WHY_NOT_RAISED);
	limits_open(&limits);
	set_leg(&limits.leg[LEG_LEFT].massage, &done.leg[LEG_LEFT], &(struct one){60, 60, HOUR},
		false);
	plan_init(&plan);
	plan_omit(&plan, &before);
	today_take(&limits, &done, (struct stamp){.at = NOW}, &plan);
	ok(plan.omitted_count == 2 && plan.omitted[1].what == OMIT_MASSAGE, "one omission more");
	ok(limits.leg[LEG_LEFT].massage.level == LEVEL_NOT_ALLOWED, "nothing left: not allowed");
	plan_release(&plan);
}

int main(void)
{
	each_day();
	each_limit();
	nothing_left();
	return tap_done();
}
