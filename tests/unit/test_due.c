/* When to remind and when to be silent (leg-remind/due.h). Every case gives a policy, a state, a
 * log, a screening and a time, and names the verdict. Times are Europe/Berlin. */
#include "leg-remind/policy_write.h"
#include "tap.h"

#include <stdlib.h>
#include <time.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "base/date_words.h"
#include "base/units.h"
#include "leg-remind/due.h"
#include "leg-remind/reminder_times.h"

struct world {
	struct policy policy;
	struct remind_state state;
	struct due_log log;
	struct due_screening screening;
	int64_t idle;
};

static int64_t at(const char *word)
{
	struct stamp now = stamp_local(1795000000);
	struct date_range range = {0};
	struct fault fault;
	if (!date_parse(word, now, 0, &range, &fault))
		tap_check(false, __FILE__, __LINE__, "the test's own time %s", word);
	return range.first;
}

/* Hourly walks, Monday to Friday, 9:00 to 17:30; everything allowed. */
static struct world plain_world(void)
{
	struct world world = {.idle = DUE_IDLE_UNKNOWN};
	world.policy = (struct policy){0};
	world.policy.of[REMINDER_WALK] = policy_default(REMINDER_WALK);
	world.screening.saved = true;
	world.screening.drink = true;
	limits_open(&world.screening.limits);
	world.log.today = civil_to_day((struct civil){2026, 11, 23});
	return world;
}

static struct due_facts facts_of(const struct world *world, int64_t now)
{
	return (struct due_facts){&world->policy,    &world->state, &world->log,
				  &world->screening, world->idle,   stamp_local(now)};
}

static struct due decide(const struct world *world, int64_t now)
{
	struct due_facts facts = facts_of(world, now);
	struct due due;
	due_decide(&facts, &due);
	return due;
}

static int64_t next(const struct world *world, enum reminder which, int64_t after)
{
	struct due_facts facts = facts_of(world, after);
	return due_next(&facts, (int)which).at;
}

static void verdict_is(const struct world *world, const char *now, enum reminder which,
		       enum due_why wanted, const char *what)
{
	struct due due = decide(world, at(now));
	ok(due.of[which].why == wanted, "%s: %s at %s (got %s)", what, due_why_id(wanted), now,
	   due_why_id(due.of[which].why));
	bool speaks = wanted == DUE_NOW || wanted == DUE_SCREEN_AGAIN;
	if (speaks != (due.which == (int)which))
		ok(false, "%s: and it is the one that is said", what);
}

static void walk_is(const struct world *world, const char *now, enum due_why wanted,
		    const char *what)
{
	verdict_is(world, now, REMINDER_WALK, wanted, what);
}

static void hours(void)
{
	struct world world = plain_world();
	static const struct {
		const char *now;
		enum due_why why;
	} cases[] = {
		{"2026-11-23 08:59", DUE_NOT_YET}, {"2026-11-23 09:00", DUE_NOT_YET},
		{"2026-11-23 09:59", DUE_NOT_YET}, {"2026-11-23 10:00", DUE_NOW},
		{"2026-11-23 10:10", DUE_NOW},	   {"2026-11-23 10:11", DUE_MISSED},
		{"2026-11-23 17:00", DUE_NOW},	   {"2026-11-23 17:35", DUE_MISSED},
		{"2026-11-22 11:00", DUE_NOT_YET}, {"2026-11-28 11:00", DUE_NOT_YET},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		walk_is(&world, cases[i].now, cases[i].why, "hours");
	ok(next(&world, REMINDER_WALK, at("2026-11-20 17:00")) == at("2026-11-23 10:00"),
	   "after Friday's last comes Monday's first");
	ok(next(&world, REMINDER_WALK, at("2026-11-30 17:00")) == at("2026-12-01 10:00"),
	   "the month's end is a day like others");
	ok(next(&world, REMINDER_WALK, at("2026-12-31 17:00")) == at("2027-01-01 10:00"),
	   "as is the year's");
	ok(next(&world, REMINDER_WALK, at("2028-02-29 09:30")) == at("2028-02-29 10:00"),
	   "and a leap day");
}

static void several_ranges(void)
{
	struct world world = plain_world();
	struct policy_reminder *walk = &world.policy.of[REMINDER_WALK];
	walk->every = 30;
	walk->hour_count = 3;
	walk->hours[0] = (struct policy_range){WORKDAYS, 9 * 60, 12 * 60};
	walk->hours[1] = (struct policy_range){WORKDAYS, 13 * 60, 17 * 60};
	walk->hours[2] = (struct policy_range){1 << 5, 10 * 60, 11 * 60};
	walk_is(&world, "2026-11-23 12:00", DUE_NOW, "the end of a range belongs to it");
	walk_is(&world, "2026-11-23 13:00", DUE_MISSED, "its beginning does not");
	walk_is(&world, "2026-11-23 13:30", DUE_NOW, "the second range of a day");
	walk_is(&world, "2026-11-28 10:30", DUE_NOW, "a range for Saturday alone");
	walk->except[0] = (struct policy_dates){civil_to_day((struct civil){2026, 12, 24}),
						civil_to_day((struct civil){2027, 1, 3})};
	walk->except_count = 1;
	walk_is(&world, "2026-12-24 09:30", DUE_DAY_OFF, "an exception by date");
	walk_is(&world, "2027-01-04 09:30", DUE_NOW, "which ends");
	ok(next(&world, REMINDER_WALK, at("2026-12-23 17:00")) == at("2027-01-04 09:30"),
	   "and is stepped over");
	walk->except[0].last += 4000;
	ok(next(&world, REMINDER_WALK, at("2026-12-23 17:00")) == 0, "a reminder without end of "
								     "exceptions has no next");
}

/* Of what is done the need counts, whatever the reminder. */
static void done_counts(void)
{
	struct world world = plain_world();
	world.state.of[REMINDER_PUMPS].done = at("2026-11-23 10:50");
	walk_is(&world, "2026-11-23 11:00", DUE_DONE, "pumped: the same need");
	walk_is(&world, "2026-11-23 12:00", DUE_NOW, "which counts for one slot");
	world.state.of[REMINDER_PUMPS].done = 0;
	world.log.ended[NEED_MASSAGE] = at("2026-11-23 10:50");
	walk_is(&world, "2026-11-23 11:00", DUE_NOW, "a massage is not a walk");
}

static void idle_counts(void)
{
	struct world world = plain_world();
	world.policy.of[REMINDER_DRINK] = policy_default(REMINDER_DRINK);
	world.idle = 30 * 60;
	walk_is(&world, "2026-11-23 12:00", DUE_AWAY, "half a period without a key");
	verdict_is(&world, "2026-11-23 13:05", REMINDER_DRINK, DUE_NOW, "is no drink");
	ok(next(&world, REMINDER_WALK, at("2026-11-23 10:50")) == at("2026-11-23 12:00"),
	   "of what comes it counts for half a period, too");
	world.idle = 30 * 60 - 1;
	walk_is(&world, "2026-11-23 12:00", DUE_NOW, "a shorter pause does not count");
	world.idle = 2;
	world.state.of[REMINDER_WALK].rested = at("2026-11-23 10:40");
	walk_is(&world, "2026-11-23 11:00", DUE_AWAY, "half a period away, and back");
	ok(next(&world, REMINDER_WALK, at("2026-11-23 10:50")) == at("2026-11-23 12:00"),
	   "and what comes next is not that");
	walk_is(&world, "2026-11-23 12:00", DUE_NOW, "an hour later that is long ago");
	world.state.of[REMINDER_WALK].rested = at("2026-11-23 10:30");
	walk_is(&world, "2026-11-23 11:00", DUE_AWAY, "back half a period before the slot");
	world.state.of[REMINDER_WALK].rested--;
	walk_is(&world, "2026-11-23 11:00", DUE_NOW, "a second earlier does not count");
	world.state.of[REMINDER_WALK].rested = at("2026-11-23 12:00");
	walk_is(&world, "2026-11-23 12:00", DUE_AWAY, "half a period that ends this moment");
	world.state.of[REMINDER_WALK].rested++;
	walk_is(&world, "2026-11-23 12:00", DUE_NOW, "a rest by a clock that was wrong");
}

static void pauses_and_quiet(void)
{
	struct world world = plain_world();
	world.state.paused_until = at("2026-11-23 12:00");
	ok(next(&world, REMINDER_WALK, at("2026-11-23 09:30")) == at("2026-11-23 12:00"),
	   "next steps over a pause");
	world.state.paused_until = at("2027-06-23 12:00");
	walk_is(&world, "2026-11-23 11:00", DUE_NOW,
		"a pause without a near end is a clock that "
		"was wrong");
	world.state.paused_until = 0;
	world.policy.quiet[0] = (struct policy_range){EVERY_DAY, 12 * 60, 14 * 60};
	world.policy.quiet[1] = (struct policy_range){1 << 0, 22 * 60, 10 * 60 + 5};
	world.policy.quiet_count = 2;
	walk_is(&world, "2026-11-23 12:00", DUE_QUIET, "quiet hours win");
	walk_is(&world, "2026-11-23 14:00", DUE_NOW, "until they end");
	walk_is(&world, "2026-11-23 10:00", DUE_NOW, "Sunday night's are not Monday's");
	walk_is(&world, "2026-11-24 10:00", DUE_QUIET, "Monday night's last into Tuesday");
	walk_is(&world, "2026-11-24 10:05", DUE_NOW, "until they end, the slot still fresh");
	ok(next(&world, REMINDER_WALK, at("2026-11-23 11:00")) == at("2026-11-23 14:00"),
	   "next steps over quiet hours");
	world.log.days_off = 1;
	walk_is(&world, "2026-11-23 14:00", DUE_DAY_OFF, "a day logged as off is one");
	ok(next(&world, REMINDER_WALK, at("2026-11-23 11:00")) == at("2026-11-24 10:05"),
	   "and the next is tomorrow's, when the quiet hours end");
}

/* Every day at one clock time. */
static void set_at(struct world *world, enum reminder which, int minute)
{
	struct policy_reminder *reminder = &world->policy.of[which];
	*reminder = policy_default(which);
	reminder->days = EVERY_DAY;
	reminder->time_count = 0;
	policy_add_time(reminder, minute);
}

/* One thing at a time: no two in the same minute, none right after another. */
static void speaks(const struct world *world, const char *now, enum reminder which,
		   const char *what)
{
	struct due due = decide(world, at(now));
	ok(due.which == (int)which, "%s: %s speaks (not %d): %s", now, reminder_row(which)->id,
	   due.which, what);
}

static void one_at_a_time(void)
{
	struct world world = plain_world();
	struct policy_reminder *elevate = &world.policy.of[REMINDER_ELEVATE];
	set_at(&world, REMINDER_ELEVATE, 11 * 60);
	policy_add_time(elevate, 15 * 60 + 2);
	verdict_is(&world, "2026-11-23 11:00", REMINDER_WALK, DUE_NOW, "the walk comes first");
	verdict_is(&world, "2026-11-23 11:00", REMINDER_ELEVATE, DUE_NOT_YET, "raising waits");
	world.state.of[REMINDER_WALK].slot = world.state.of[REMINDER_WALK].said =
		at("2026-11-23 11:00");
	verdict_is(&world, "2026-11-23 11:05", REMINDER_ELEVATE, DUE_NOW, "five minutes");
	verdict_is(&world, "2026-11-23 15:05", REMINDER_WALK, DUE_NOW,
		   "in one tick the walk again");
	verdict_is(&world, "2026-11-23 15:05", REMINDER_ELEVATE, DUE_OTHER_FIRST,
		   "and raising not");
	world.state.of[REMINDER_WALK].slot = at("2026-11-23 15:00");
	world.state.of[REMINDER_WALK].said = at("2026-11-23 15:05");
	verdict_is(&world, "2026-11-23 15:07", REMINDER_ELEVATE, DUE_OTHER_FIRST, "right after it");
	verdict_is(&world, "2026-11-23 15:10", REMINDER_ELEVATE, DUE_NOW, "but at the next tick");
	policy_add_time(elevate, 16 * 60 + 5);
	verdict_is(&world, "2026-11-23 16:10", REMINDER_WALK, DUE_NOW,
		   "first, where raising is still in time five minutes later");
	verdict_is(&world, "2026-11-23 16:11", REMINDER_ELEVATE, DUE_NOW, "and not after that");

	/* a clock time that cannot wait goes before a frequent one that waits longer */
	world = plain_world();
	set_at(&world, REMINDER_ELEVATE, 11 * 60 + 2);
	speaks(&world, "2026-11-23 11:07", REMINDER_WALK, "it can still be said at 11:12");
	speaks(&world, "2026-11-23 11:08", REMINDER_ELEVATE, "it could not be any more");
	set_at(&world, REMINDER_STRETCH, 11 * 60 + 2);
	set_at(&world, REMINDER_ELEVATE, 11 * 60 + 3);
	speaks(&world, "2026-11-23 11:03", REMINDER_STRETCH, "of two clock times none can wait");
	speaks(&world, "2026-11-23 11:04", REMINDER_STRETCH, "nor later");
	int64_t put_off = at("2026-11-23 11:03");
	for (int i = REMINDER_STRETCH; i <= REMINDER_ELEVATE; i++)
		world.state.of[i] =
			(struct remind_memory){.slot = put_off + (i - REMINDER_ELEVATE) * 60,
					       .said = put_off - 300,
					       .snoozed_until = put_off};
	world.state.of[REMINDER_WALK].slot = 0;
	speaks(&world, "2026-11-23 11:08", REMINDER_STRETCH,
	       "two that were put off until 11:03 have one turn each");
	speaks(&world, "2026-11-23 11:04", REMINDER_STRETCH, "the second is at 11:14 too late");

	/* a property: every reminder at its defaults, all days of a week, no minute has two */
	int shared = 0, lost = 0;
	for (int i = 0; i < REMINDERS; i++)
		world.policy.of[i] = policy_default((enum reminder)i);
	for (int day = 0; day < DAYS_IN_WEEK; day++) {
		struct day_slots slots;
		slots_of_weekday(&world.policy, day, &slots);
		for (int word = 0; word < SLOT_WORDS; word++) {
			uint64_t seen = 0;
			for (int i = 0; i < REMINDERS; i++) {
				shared += (seen & slots.of[i].bits[word]) != 0;
				seen |= slots.of[i].bits[word];
			}
		}
		for (int i = 0; i < REMINDERS; i++)
			lost += world.policy.of[i].days >> day & 1 &&
				slots_from(&slots.of[i], 0) < 0;
	}
	ok(shared == 0 && lost == 0,
	   "with all reminders on, no minute of the week has two (%d), "
	   "none is lost (%d)",
	   shared, lost);
}

/* ---- who has which minute -------------------------------------------------------------------- */

static bool has(const struct day_slots *slots, enum reminder which, int minute)
{
	return slots->of[which].bits[minute / 64] >> minute % 64 & 1;
}

/* Every `every` minutes from `from` (minutes of the day) for four hours; 0: at `from`. */
static void add_rule(struct policy *policy, enum reminder which, int every, int from)
{
	struct policy_reminder *reminder = &policy->of[which];
	*reminder = policy_default(which);
	reminder->every = every;
	reminder->days = EVERY_DAY;
	reminder->time_count = reminder->hour_count = 0;
	if (!every)
		policy_add_time(reminder, from);
	else
		reminder->hours[reminder->hour_count++] =
			(struct policy_range){EVERY_DAY, from, from + 240};
}

static void daylight_saving(void)
{
	struct world world = plain_world();
	struct policy_reminder *walk = &world.policy.of[REMINDER_WALK];
	walk->every = 30;
	walk->hours[0] = (struct policy_range){EVERY_DAY, 0, 6 * 60};
	/* 2027-03-28: 02:00 is 03:00; 2027-10-31: 03:00 is 02:00 again */
	int64_t spring = at("2027-03-28 00:00"), autumn = at("2027-10-31 00:00");
	static const struct {
		int64_t after;
		enum due_why why;
		const char *what;
	} cases[] = {
		{90 * 60, DUE_NOW, "spring, 01:30"},  {120 * 60, DUE_NOW, "spring, 03:00"},
		{150 * 60, DUE_NOW, "spring, 03:30"}, {131 * 60, DUE_MISSED, "spring, 03:11"},
		{300 * 60, DUE_NOW, "spring, 06:00"}, {330 * 60, DUE_MISSED, "spring, 06:30"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct due due = decide(&world, spring + cases[i].after);
		ok(due.of[REMINDER_WALK].why == cases[i].why, "%s is %s", cases[i].what,
		   due_why_id(cases[i].why));
	}
	ok(decide(&world, autumn + 150 * 60).of[REMINDER_WALK].why == DUE_NOW,
	   "autumn, first 02:30");
	ok(decide(&world, autumn + 210 * 60).of[REMINDER_WALK].why == DUE_MISSED,
	   "autumn, second 02:30: a time that comes twice is said once");
	ok(decide(&world, autumn + 240 * 60).of[REMINDER_WALK].why == DUE_NOW, "autumn, 03:00");

	set_at(&world, REMINDER_ELEVATE, 2 * 60 + 17);
	int64_t moved = next(&world, REMINDER_ELEVATE, spring);
	ok(moved > spring + 120 * 60 && moved < spring + 240 * 60,
	   "a clock time that is skipped is moved on, not lost");
	ok(next(&world, REMINDER_ELEVATE, moved) == at("2027-03-29 02:17"), "and is said once");

	/* a property: five-minute ticks through both nights and the days around them */
	int said = 0, twice = 0, early = 0;
	for (int64_t now = at("2027-03-27 00:00"); now < at("2027-03-30 00:00"); now += 300) {
		struct due due = decide(&world, now);
		if (due.which != REMINDER_WALK)
			continue;
		struct remind_memory *memory = &world.state.of[REMINDER_WALK];
		twice += due.of[REMINDER_WALK].slot <= memory->slot;
		early += due.of[REMINDER_WALK].slot > now || now - due.of[REMINDER_WALK].slot > 600;
		due_take(&due.of[REMINDER_WALK], REMINDER_WALK, now, &world.state);
		said++;
	}
	ok(said == 12 + 10 + 12 && !twice && !early,
	   "three days with the spring night: %d said, %d twice, %d out of time", said, twice,
	   early);
}

static void wrong_clocks(void)
{
	struct world world = plain_world();
	struct remind_memory *walk = &world.state.of[REMINDER_WALK];
	walk->slot = walk->said = at("2026-11-23 12:00");
	walk_is(&world, "2026-11-23 11:05", DUE_SAID, "the clock set back an hour repeats nothing");
	walk->slot = walk->said = at("2027-11-23 12:00");
	walk_is(&world, "2026-11-23 11:05", DUE_NOW, "memories from next year are not believed");
	walk->slot = walk->said = at("2026-11-23 14:00");
	ok(next(&world, REMINDER_WALK, at("2026-11-23 11:15")) == at("2026-11-23 12:00"),
	   "nor those of this afternoon when their time comes near");
	world.state.paused_until = at("2026-11-23 11:10");
	*walk = (struct remind_memory){.slot = at("2026-11-23 10:00"),
				       .said = at("2026-11-23 13:05"),
				       .snoozed_until = at("2026-11-23 13:05"),
				       .snoozes = 1,
				       .done = at("2026-11-23 13:06"),
				       .rested = at("2026-11-23 13:05")};
	world.state.screen_said = at("2026-11-24 09:00");
	ok(due_forget_ahead(&world.state, at("2026-11-23 11:05")) && walk->snoozed_until &&
		   !walk->done && walk->rested && !world.state.screen_said,
	   "what is over two hours ahead is forgotten");
	ok(!due_forget_ahead(&world.state, at("2026-11-23 11:05")), "once");
	walk->slot = walk->said = walk->snoozed_until = at("2026-11-23 13:06");
	walk->done = at("2026-11-23 11:00");
	ok(due_forget_ahead(&world.state, at("2026-11-23 11:05")) && !walk->slot && !walk->said &&
		   !walk->snoozed_until && walk->done && world.state.paused_until,
	   "but not what was done, or the pause");
	world.state = (struct remind_state){0};

	struct session session;
	session_init(&session);
	struct stamp now = stamp_local(at("2026-11-23 11:00"));
	session.planned = true;
	session.active[STEP_WALKING][LEG_BOTH] = 60;
	session.started = session.ended = stamp_local(at("2026-11-23 12:00"));
	due_log_add(&world.log, &session, now, 0);
	ok(!world.log.ended[NEED_WALKING], "a log from the future does not count");
	session.ended = stamp_local(at("2026-11-23 10:50"));
	session.simulated = true;
	due_log_add(&world.log, &session, now, 0);
	ok(!world.log.ended[NEED_WALKING], "nor does a simulated session");
	session.simulated = false;
	session.mode = MODE_PARTNER;
	due_log_add(&world.log, &session, now, 0);
	ok(!world.log.ended[NEED_WALKING], "nor a partner's");
	session.mode = MODE_SELF;
	session.active[STEP_WALKING][LEG_BOTH] = 10;
	due_log_add(&world.log, &session, now, 0);
	ok(!world.log.ended[NEED_WALKING], "nor ten seconds");
	session.active[STEP_WALKING][LEG_BOTH] = 60;
	due_log_add(&world.log, &session, now, 0);
	ok(world.log.ended[NEED_WALKING] == session.ended.at, "a minute's walk does");
	session_release(&session);
	walk_is(&world, "2026-11-23 11:00", DUE_DONE, "and silences the hour");
}

static void screening_rules(void)
{
	struct world world = plain_world();
	struct leg_limits *left = &world.screening.limits.leg[LEG_LEFT];
	for (int i = 0; i < REMINDERS; i++)
		ok(due_permits(&world.screening, (enum reminder)i) == DUE_NOW, "allowed: %s",
		   reminder_row((enum reminder)i)->id);
	left->walking.block = 0;
	left->elevation.feet = FEET_LEVEL;
	left->socks.mmhg = 0;
	left->sleeve.seconds = 0;
	world.screening.drink = false;
	static const enum reminder off[] = {REMINDER_WALK, REMINDER_PUMPS, REMINDER_ELEVATE,
					    REMINDER_WEAR, REMINDER_DRINK, REMINDER_SLEEVE};
	for (size_t i = 0; i < sizeof off / sizeof off[0]; i++)
		ok(due_permits(&world.screening, off[i]) == DUE_NOT_ALLOWED, "D18: off: %s",
		   reminder_row(off[i])->id);
	ok(due_permits(&world.screening, REMINDER_CIRCULATION) == DUE_NOW, "massage stays");
	left->massage.level = LEVEL_NOT_ALLOWED;
	ok(due_permits(&world.screening, REMINDER_CIRCULATION) == DUE_NOW, "with one leg left too");
	world.screening.limits.leg[LEG_RIGHT].massage.level = LEVEL_NOT_ALLOWED;
	ok(due_permits(&world.screening, REMINDER_CIRCULATION) == DUE_NOT_ALLOWED,
	   "massage off where it is not allowed");

	world = plain_world();
	world.screening.saved = false;
	walk_is(&world, "2026-11-23 11:00", DUE_NOW, "without saved answers a walk is said");
	for (int i = REMINDER_STRETCH; i < REMINDERS; i++)
		ok(due_permits(&world.screening, (enum reminder)i) == DUE_UNSCREENED, "but not %s",
		   reminder_row((enum reminder)i)->id);

	world.screening.saved = world.screening.expired = true;
	walk_is(&world, "2026-11-23 11:00", DUE_SCREEN_AGAIN,
		"out of date: a line to screen again");
	walk_is(&world, "2026-11-23 11:30", DUE_EXPIRED, "said at the time of a reminder alone");
	world.state.screen_said = at("2026-11-23 10:00");
	walk_is(&world, "2026-11-23 11:00", DUE_EXPIRED, "once a day");
	walk_is(&world, "2026-11-24 10:00", DUE_SCREEN_AGAIN, "and once the next");
	world.state.screen_said = at("2026-11-24 00:00");
	walk_is(&world, "2026-11-24 10:00", DUE_EXPIRED, "which begins at midnight");
	struct policy_reminder *elevate = &world.policy.of[REMINDER_ELEVATE];
	*elevate = policy_default(REMINDER_ELEVATE);
	elevate->days = EVERY_DAY;
	policy_add_time(elevate, 0);
	verdict_is(&world, "2026-11-25 00:00", REMINDER_ELEVATE, DUE_SCREEN_AGAIN,
		   "with its first moment");

	world.screening.locked = true;
	walk_is(&world, "2026-11-24 10:00", DUE_LOCKED, "silence under a lock");
}

/* slot_is_open relies on this when neither the log nor the screening is read between slots,
 * and what holds of every decision whatever the world: ten thousand of them, made by a small
 * generator. */
static uint64_t seed = 1;
static int64_t any(int64_t most)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)(seed >> 33) % most;
}

static struct world any_world(int64_t now)
{
	struct world world = plain_world();
	world.policy.of[REMINDER_ELEVATE] = policy_default(REMINDER_ELEVATE);
	world.policy.of[REMINDER_DRINK] = policy_default(REMINDER_DRINK);
	world.policy.quiet[0] = (struct policy_range){EVERY_DAY, 12 * 60, 13 * 60};
	world.policy.quiet_count = (size_t)any(2);
	for (int i = 0; i < REMINDERS; i++) {
		struct remind_memory *memory = &world.state.of[i];
		memory->slot = now - any(8000) + 1000;
		memory->said = memory->slot + any(600);
		memory->snoozed_until = any(2) ? now - any(4000) + 1500 : 0;
		memory->done = any(4) ? 0 : now - any(6000);
	}
	world.state.paused_until = any(5) ? 0 : now + any(4000) - 2000;
	for (int need = 0; need < NEEDS; need++)
		world.log.ended[need] = any(3) ? 0 : now - any(7000);
	world.log.today = stamp_day(stamp_local(now), 0);
	world.log.days_off = !any(10);
	world.screening.saved = any(4);
	world.screening.expired = !any(5);
	world.screening.locked = !any(6);
	world.screening.drink = any(2);
	world.idle = any(3) ? DUE_IDLE_UNKNOWN : any(4000);
	return world;
}

static void any_worlds(void)
{
	int widened = 0, late = 0, loud = 0, spoke = 0;
	for (int i = 0; i < 10000; i++) {
		int64_t now = at("2026-11-23 08:30") + any(5 * 86400);
		struct world world = any_world(now), open = world;
		struct due due = decide(&world, now);
		memset(&open.log, 0, sizeof open.log);
		open.screening = plain_world().screening;
		open.idle = DUE_IDLE_UNKNOWN;
		widened += due.which >= 0 && decide(&open, now).which < 0;
		if (due.which < 0)
			continue;
		spoke++;
		const struct due_verdict *verdict = &due.of[due.which];
		const struct remind_memory *memory = &world.state.of[due.which];
		bool again = memory->slot == verdict->slot;
		int64_t since = again ? memory->snoozed_until : verdict->slot;
		late += since > now || now - since > DUE_LATEST;
		loud += world.screening.locked || world.state.paused_until > now ||
			world.log.days_off;
	}
	ok(spoke > 150, "in ten thousand worlds it speaks %d times", spoke);
	ok(!widened, "and never where policy and state alone are silent");
	ok(!late, "never before its time or more than ten minutes after it");
	ok(!loud, "never under a lock, in a pause or on a day off");
}

/* ---- an independent reading ------------------------------------------------------------------ */

/* Any policy: two to six reminders, some frequent, some at clock times. */
static void any_policy(struct policy *policy)
{
	int fixed = any(2) ? REMINDERS : 1; /* in half of them one clock time among frequent ones */
	*policy = (struct policy){0};
	for (int i = 0; i < REMINDERS; i++) {
		struct policy_reminder *reminder = &policy->of[i];
		if (any(3))
			continue;
		*reminder = policy_default((enum reminder)i);
		reminder->time_count = reminder->hour_count = 0;
		bool frequent = !fixed || any(2);
		fixed -= !frequent;
		reminder->every = !frequent   ? 0
				  : fixed < 2 ? 5 + 5 * (int)any(2)
					      : 5 * (1 + (int)any(24));
		if (reminder->every) {
			int from = 60 * (6 + (int)any(6)) + (int)any(5);
			reminder->hours[0] = (struct policy_range){EVERY_DAY, from,
								   from + 150 + 60 * (int)any(6)};
			reminder->hour_count = 1;
		} else {
			reminder->days = EVERY_DAY;
			for (int64_t times = 1 + any(3); times; times--)
				policy_add_time(reminder, 9 * 60 + 5 * (int)any(60) + (int)any(3));
		}
	}
	policy->quiet[0] = (struct policy_range){EVERY_DAY, 12 * 60 + (int)any(9), 13 * 60};
	policy->quiet_count = (size_t)any(2);
}

/* A reason judged without the rule's help, minute by minute over the slots. */
static bool reason_holds(const struct world *world, const struct due *due, int which, int64_t now)
{
	const struct due_verdict *verdict = &due->of[which];
	const struct remind_memory *memory = &world->state.of[which];
	int64_t until, newest = 0;
	struct day_slots slots;
	slots_of_weekday(&world->policy, civil_weekday(stamp_day(stamp_local(now), 0)), &slots);
	int64_t midnight = stamp_of_local(stamp_day(stamp_local(now), 0), 0);
	for (int minute = 0; minute <= (now - midnight) / 60 && minute < MINUTES_IN_DAY; minute++)
		if (slots.of[which].bits[minute / 64] >> minute % 64 & 1)
			newest = midnight + minute * 60;
	bool waiting = memory->slot == newest && memory->snoozed_until > memory->said;
	int64_t moment = waiting ? memory->snoozed_until : newest;
	bool fresh = newest && moment <= now && now - moment <= DUE_LATEST &&
		     (waiting || memory->slot < newest || memory->slot > now + DUE_TRUST_AHEAD);
	switch (verdict->why) {
	case DUE_NOW: return fresh && due->which == which;
	case DUE_OTHER_FIRST:
		return fresh && verdict->other != which && verdict->other >= 0 &&
		       (verdict->said || due->which == verdict->other);
	case DUE_NOT_YET: return !newest;
	case DUE_SAID: return memory->slot >= newest && !fresh;
	case DUE_MISSED: return newest && now - moment > DUE_LATEST;
	case DUE_SNOOZED: return waiting && now < memory->snoozed_until;
	case DUE_PAUSED: return world->state.paused_until > now;
	case DUE_QUIET: return slots_quiet(&world->policy, now, &until) && until > now;
	case DUE_DONE:
	case DUE_AWAY:
	case DUE_DAY_OFF:
	case DUE_SCREEN_AGAIN:
	case DUE_EXPIRED:
	case DUE_UNSCREENED:
	case DUE_NOT_ALLOWED:
	case DUE_LOCKED:
	case DUE_WHYS: break;
	}
	return false; /* nothing in these worlds gives another reason */
}

static void say_it(struct world *world, const struct due *due, int64_t now)
{
	struct remind_memory *memory = &world->state.of[due->which];
	due_take(&due->of[due->which], (enum reminder)due->which, now, &world->state);
	if (any(4) || memory->snoozes >= 2)
		return;
	memory->snoozed_until = now + 600;
	memory->snoozes++;
}

/* The times to come as they are known at one moment, of which each tick is to say its own. */
struct to_come {
	struct world world;
	struct due_facts facts;
	struct due_ahead ahead;
	struct due_time next;
};

static void look_ahead(struct to_come *to_come, const struct world *world, int64_t now)
{
	to_come->world = *world;
	to_come->facts = facts_of(&to_come->world, now);
	due_ahead_begin(&to_come->ahead, &to_come->facts);
	to_come->next = due_ahead_next(&to_come->ahead, -1);
}

/* Days of ticks under any policy: each reason is the true one, and no clock time is lost to a
 * frequent reminder. */
static void any_policies(void)
{
	int64_t monday = at("2026-11-23 00:00");
	int false_reasons = 0, broken = 0, pushed = 0, twice = 0, spoke = 0;
	for (int round = 0; round < 100; round++) {
		struct world world = plain_world();
		any_policy(&world.policy);
		int64_t said[REMINDERS] = {0};
		struct day_slots slots;
		slots_of_weekday(&world.policy, 0, &slots);
		for (int64_t now = monday + 6 * 3600; now < monday + 20 * 3600; now += 300) {
			struct due due = decide(&world, now);
			for (int i = 0; i < REMINDERS; i++)
				if (world.policy.of[i].on && !reason_holds(&world, &due, i, now))
					false_reasons++;
			if (due.which < 0)
				continue;
			spoke++;
			twice += due.of[due.which].slot == said[due.which] &&
				 !due.of[due.which].again;
			said[due.which] = due.of[due.which].slot;
			say_it(&world, &due, now);
		}
		for (int i = 0; i < REMINDERS; i++) {
			const struct policy_reminder *reminder = &world.policy.of[i];
			int times = 0, fixed_near = 0;
			for (int minute = slots_from(&slots.of[i], 0); minute >= 0;
			     minute = slots_from(&slots.of[i], minute + 1))
				times++;
			if (!reminder->on || reminder->every)
				continue;
			broken += times != (int)reminder->time_count;
			for (int j = 0; j < REMINDERS; j++)
				fixed_near += j != i && world.policy.of[j].on &&
					      !world.policy.of[j].every;
			for (size_t t = 0; !fixed_near && t < reminder->time_count; t++) {
				int slot = slots_from(&slots.of[i], reminder->times[t]);
				pushed += slot < 0 || slot > reminder->times[t] + SLOT_OF_USE;
			}
		}
	}
	ok(spoke > 1500, "100 days under any policy: it spoke %d times", spoke);
	ok(!false_reasons, "each reason is the true one (%d are not)", false_reasons);
	ok(!twice, "no slot is said twice unasked (%d)", twice);
	ok(!broken, "each clock time has its minute (%d have none)", broken);
	ok(!pushed, "no clock time is pushed past its use by a frequent one (%d)", pushed);
}

/* Reminders that fall into quiet hours which end soon after, and now and then a frequent one. */
static void waking_policy(struct policy *policy)
{
	int end = 7 * 60 + 5 * (int)any(3);
	if (!any(4))
		end += (int)any(5);
	*policy = (struct policy){0};
	policy->quiet[policy->quiet_count++] = (struct policy_range){EVERY_DAY, 22 * 60, end};
	int nap = end + (int)any(90);
	policy->quiet[policy->quiet_count++] = (struct policy_range){EVERY_DAY, nap, nap + 20};
	for (int left = 2 + (int)any(4); left; left--) {
		enum reminder which = (enum reminder)any(REMINDERS);
		add_rule(policy, which, 0, end - 15 + (int)any(30));
	}
	for (int i = 0; i < 2; i++) {
		enum reminder which = (enum reminder)any(REMINDERS);
		int every = 20 * (1 + (int)any(4));
		add_rule(policy, which, every, 5 * 60 + 5 * (int)any(12));
	}
}

/* Whether the tick says what was to come, from its time on and after it was looked at, or what was
 * due already. */
static bool holds_to_it(struct to_come *to_come, const struct world *world, const struct due *due,
			int64_t now)
{
	int told = -1, said = due->which;
	if (to_come->next.at && to_come->next.at <= now) {
		struct due_time time = to_come->next;
		enum due_why why = decide(world, time.at).of[time.which].why;
		told = (int)time.which;
		if ((why != DUE_NOW && why != DUE_OTHER_FIRST) || time.at <= to_come->facts.now.at)
			return false;
		to_come->next = due_ahead_next(&to_come->ahead, -1);
	}
	if (said >= 0 && said == to_come->ahead.due_now &&
	    due_moment(&due->of[said]) == to_come->ahead.due_since)
		said = -1;
	return told == said;
}

/* One by itself has the times that it has among all. */
static bool same_alone(const struct due_facts *facts, int which)
{
	struct due_ahead among_all, alone;
	due_ahead_begin(&among_all, facts);
	due_ahead_begin(&alone, facts);
	for (int times = 0; times < 60; times++) {
		struct due_time time = due_ahead_next(&among_all, -1);
		if (time.at && (int)time.which == which &&
		    due_ahead_next(&alone, which).at != time.at)
			return false;
	}
	return true;
}

static void crowded_policy(struct policy *policy);

/* The ticks say each reminder when it was to come, looked at in between, or, for one between two
 * ticks, at the next. */
static void what_was_to_come(void)
{
	static void (*const policies[])(struct policy *) = {waking_policy, any_policy,
							    crowded_policy};
	int64_t begin = at("2026-11-23 05:00"), end = at("2026-11-23 14:00");
	int said = 0, wrong = 0, apart = 0;
	for (int round = 0; round < 600; round++) {
		struct world world = plain_world();
		struct to_come to_come;
		policies[round % 3](&world.policy);
		int64_t looked = begin - DUE_TICK + any(8 * HOUR);
		for (int64_t now = begin; now < end; now += DUE_TICK) {
			struct due due = decide(&world, now);
			if (looked < now && looked >= now - DUE_TICK) {
				look_ahead(&to_come, &world, looked);
				apart += !same_alone(&to_come.facts, (int)any(REMINDERS));
			}
			wrong += looked < now && !holds_to_it(&to_come, &world, &due, now);
			said += looked < now && due.which >= 0;
			if (due.which >= 0)
				due_take(&due.of[due.which], (enum reminder)due.which, now,
					 &world.state);
		}
	}
	ok(said > 2000 && !wrong, "of %d times %d are not said when they were to come", said,
	   wrong);
	ok(!apart, "a reminder by itself has the times that it has among all (%d have others)",
	   apart);
}

/* A snooze that ended a minute ago, and a clock time in another minute. */
static void put_off_goes_first(void)
{
	struct world world = plain_world();
	set_at(&world, REMINDER_ELEVATE, 10 * 60 + 12);
	world.state.of[REMINDER_WALK] =
		(struct remind_memory){.slot = at("2026-11-23 10:00"),
				       .said = at("2026-11-23 10:02"),
				       .snoozed_until = at("2026-11-23 10:10"),
				       .snoozes = 1};
	ok(next(&world, REMINDER_ELEVATE, at("2026-11-23 10:11")) == at("2026-11-23 10:20"),
	   "the one that was put off goes first, at 10:15");
}

/* Two to four clock times within three quarters of an hour, among frequent reminders. */
static void crowded_policy(struct policy *policy)
{
	*policy = (struct policy){0};
	for (int left = 2 + (int)any(3); left; left--)
		add_rule(policy, (enum reminder)any(REMINDERS), 0, 9 * 60 + (int)any(45));
	for (int i = 0; i < REMINDERS; i++)
		if (!policy->of[i].on && any(2))
			add_rule(policy, (enum reminder)i, 5 * (1 + (int)any(12)),
				 8 * 60 + (int)any(5));
}

/* The clock time that is said at `now` if there are no frequent reminders: the oldest of those that
 * are not said and not older than ten minutes. */
static int alone(const struct policy *policy, const struct day_slots *slots, int64_t midnight,
		 int64_t now, const int64_t said[REMINDERS])
{
	int found = -1;
	int64_t first = now + 1;
	for (int i = 0; i < REMINDERS; i++) {
		int64_t newest = 0;
		for (int minute = 0; minute < MINUTES_IN_DAY; minute++)
			if (has(slots, (enum reminder)i, minute) && midnight + minute * 60 <= now)
				newest = midnight + minute * 60;
		if (policy->of[i].on && !policy->of[i].every && newest > said[i] &&
		    now - newest <= DUE_LATEST && newest < first) {
			first = newest;
			found = i;
		}
	}
	return found;
}

/* A frequent reminder never costs a clock time its turn, whenever the machine wakes. */
static void clock_times_among_frequent(void)
{
	int64_t midnight = at("2026-11-23 00:00");
	int lost = 0, fixed = 0, frequent_first = 0;
	for (int round = 0; round < 400; round++) {
		struct world world = plain_world();
		struct day_slots slots;
		int64_t said[REMINDERS] = {0};
		crowded_policy(&world.policy);
		slots_of_weekday(&world.policy, 0, &slots);
		int64_t woken = midnight + 8 * 3600 + 300 * any(18);
		for (int64_t now = woken; now < midnight + 11 * 3600; now += 300) {
			int wanted = alone(&world.policy, &slots, midnight, now, said);
			struct due due = decide(&world, now);
			if (wanted >= 0) {
				said[wanted] = now;
				fixed++;
			}
			if (due.which < 0)
				continue;
			due_take(&due.of[due.which], (enum reminder)due.which, now, &world.state);
			frequent_first += wanted >= 0 && world.policy.of[due.which].every;
		}
		for (int i = 0; i < REMINDERS; i++)
			lost += world.policy.of[i].on && !world.policy.of[i].every &&
				!world.state.of[i].said != !said[i];
	}
	ok(fixed > 800 && frequent_first > 50,
	   "%d clock times, %d times a frequent reminder went first", fixed, frequent_first);
	ok(!lost, "none of them is lost by it (%d)", lost);
}

/* Half a minute of walking is a break, a second less is none. */
static void least_break(void)
{
	for (int seconds = 29; seconds <= 30; seconds++) {
		struct due_log log = {0};
		struct session session;
		session_init(&session);
		session.planned = true;
		session.ended.at = 1000;
		session.active[STEP_WALKING][LEG_LEFT] = seconds - 10;
		session.active[STEP_WALKING][LEG_BOTH] = 10;
		due_log_add(&log, &session, session.ended, 0);
		ok(log.ended[NEED_WALKING] == (seconds < 30 ? 0 : 1000), "%d s of walking",
		   seconds);
		session_release(&session);
	}
}

/* Calf pumps are for the same need as a walk; a session that a sign stopped is for none. */
static void kinds_of_break(void)
{
	static const struct {
		enum step_kind kind;
		enum session_status status;
		int need; /* -1: none */
	} rows[] = {
		{STEP_PUMPS, SESSION_COMPLETED, NEED_WALKING},
		{STEP_PUMPS, SESSION_ENDED_EARLY, NEED_WALKING},
		{STEP_MASSAGE, SESSION_COMPLETED, NEED_MASSAGE},
		{STEP_STRETCH, SESSION_COMPLETED, NEED_STRETCH},
		{STEP_PUMPS, SESSION_SYMPTOM, -1},
		{STEP_WALKING, SESSION_SYMPTOM, -1},
		{STEP_MASSAGE, SESSION_SYMPTOM, -1},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct due_log log = {0};
		struct session session;
		int wrong = 0;
		session_init(&session);
		session.planned = true;
		session.status = rows[i].status;
		session.ended.at = 1000;
		session.active[rows[i].kind][LEG_BOTH] = 600;
		due_log_add(&log, &session, session.ended, 0);
		for (int need = 0; need < NEEDS; need++)
			wrong += log.ended[need] != (need == rows[i].need ? 1000 : 0);
		ok(!wrong, "%s that is %s is for its need alone", step_kind_id(rows[i].kind),
		   session_status_id(rows[i].status));
		session_release(&session);
	}
}

static struct due_log log_of(const char *kind, int64_t started)
{
	struct due_log log = {0};
	struct session session;
	session_init(&session);
	session.kind = alloc_string(kind);
	session.started.at = started;
	session.ended.at = 10 * DAY;
	due_log_add(&log, &session, session.ended, 0);
	session_release(&session);
	return log;
}

/* By hand it counts whatever time it took, for its own kind alone; a day off is one of today. */
static void by_hand(void)
{
	struct due_log log = log_of("walking", 10 * DAY);
	ok(log.ended[NEED_WALKING] == 10 * DAY && !log.ended[NEED_STRETCH] &&
		   !log.ended[NEED_MASSAGE] && !log.days_off,
	   "a walk by hand is a walk");
	log = log_of(SESSION_DAY_OFF, 10 * DAY);
	ok(log.days_off && !log.ended[NEED_WALKING], "a day off is no walk");
	log = log_of(SESSION_DAY_OFF, 9 * DAY - 1);
	ok(!log.days_off, "nor was one before a day off today");
	log = log_of(SESSION_DAY_OFF, 12 * DAY + HOUR);
	ok(log.today == 10 && log.days_off == 1U << 2, "one to come is known, by its day");
	log = log_of(SESSION_DAY_OFF, (10 + DUE_DAYS_AHEAD) * DAY);
	ok(!log.days_off, "but for one too far ahead");
	struct session session = {.kind = alloc_string(SESSION_DAY_OFF)};
	due_log_add(&log, &session, session.ended, 3 * HOUR);
	ok(log.day_start == 3 * HOUR, "with the beginning of its day");
	session_release(&session);
}

/* ---- the rules that matter ------------------------------------------------------------------- */

/* A moment of the Monday that the rules are told of, 0 for none. */
static int64_t on_monday(const char *time)
{
	char word[32];
	snprintf(word, sizeof word, "2026-11-23 %s", time ? time : "");
	return time ? at(word) : 0;
}

/* Hourly walks, and what was said, put off, done, logged and paused. */
static const struct {
	const char *now, *slot, *put_off, *done, *logged, *paused;
	bool locked;
	enum due_why why;
	const char *what;
} rules[] = {
	{"11:00", .why = DUE_NOW, .what = "at its time"},
	{"11:10", .why = DUE_NOW, .what = "ten minutes later still"},
	{"11:11", .why = DUE_MISSED, .what = "but not later than it is of use"},
	{"11:05", .slot = "11:00", .why = DUE_SAID, .what = "said once"},
	{"14:05", .slot = "10:00", .why = DUE_NOW, .what = "nothing is stacked: the latest alone"},
	{"11:05", .slot = "13:05", .why = DUE_SAID, .what = "the clock was set back two hours"},
	{"11:05", .slot = "13:06", .why = DUE_NOW, .what = "further ahead it was wrong"},
	{"11:09", "11:00", "11:10", .why = DUE_SNOOZED, .what = "put off"},
	{"11:10", "11:00", "11:10", .why = DUE_NOW, .what = "until then"},
	{"11:20", "11:00", "11:10", .why = DUE_NOW, .what = "and ten minutes more"},
	{"11:21", "11:00", "11:10", .why = DUE_MISSED, .what = "not longer"},
	{"12:00", "11:00", "12:10", .why = DUE_NOW, .what = "nor beyond the next"},
	{"11:05", "11:00", "13:05", .why = DUE_SNOOZED, .what = "two hours at most"},
	{"11:05", "11:00", "13:06", .why = DUE_SAID, .what = "are believed"},
	{"11:10", "11:00", "11:00", .why = DUE_SAID, .what = "said when it was put off"},
	{"11:01", .done = "11:01", .why = DUE_DONE, .what = "done just now"},
	{"11:01", .done = "11:03", .why = DUE_DONE, .what = "by a clock two minutes ahead too"},
	{"11:01", .done = "11:04", .why = DUE_NOW, .what = "but not by one further ahead"},
	{"11:00", .done = "10:30", .why = DUE_DONE, .what = "done half an hour before"},
	{"11:00", .done = "10:29", .why = DUE_NOW, .what = "but not earlier"},
	{"11:09", "11:00", "11:10", "11:05", .why = DUE_DONE, .what = "done while put off"},
	{"11:00", .logged = "10:30", .why = DUE_DONE, .what = "a walk in the log counts"},
	{"11:00", .logged = "10:29", .why = DUE_NOW, .what = "for as long"},
	{"11:00", .paused = "11:01", .why = DUE_PAUSED, .what = "paused"},
	{"11:00", .paused = "11:00", .why = DUE_NOW, .what = "a pause ends"},
	{"11:00", .paused = "11:30", .locked = true, .why = DUE_LOCKED, .what = "under a lock"},
	{"11:10", "11:00", "11:10", .locked = true, .why = DUE_LOCKED, .what = "silence"},
};

static void rules_that_matter(void)
{
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		struct world world = plain_world();
		struct remind_memory *walk = &world.state.of[REMINDER_WALK];
		int64_t now = on_monday(rules[i].now);
		walk->slot = walk->said = on_monday(rules[i].slot);
		walk->snoozed_until = on_monday(rules[i].put_off);
		walk->done = on_monday(rules[i].done);
		world.log.ended[NEED_WALKING] = on_monday(rules[i].logged);
		world.state.paused_until = on_monday(rules[i].paused);
		world.screening.locked = rules[i].locked;
		struct due due = decide(&world, now);
		enum due_why why = due.of[REMINDER_WALK].why;
		ok(why == rules[i].why && (due.which == REMINDER_WALK) == (why == DUE_NOW),
		   "%s at %s: %s (got %s)", rules[i].what, rules[i].now, due_why_id(rules[i].why),
		   due_why_id(why));
	}
}

/* The next time after 11:05, and whether that is what was put off. */
static void what_comes(void)
{
	static const struct {
		const char *slot, *put_off, *done, *paused, *next, *what;
		bool again;
	} rows[] = {
		{"11:00", .next = "12:00", .what = "said"},
		{.next = "12:00", .what = "not said, but begun"},
		{"11:00", "11:15", .again = true, .next = "11:15", .what = "put off"},
		{"11:00", "11:05", .next = "12:00", .what = "until now"},
		{"10:00", "11:15", .next = "12:00", .what = "of a slot that is over"},
		{"11:00", "11:15", "11:00", .next = "12:00", .what = "done meanwhile"},
		{"11:00", "11:15", "10:30", .next = "12:00", .what = "done before"},
		{"11:00", "11:15", "10:29", .again = true, .next = "11:15", .what = "long before"},
		{"11:00", "11:15", .paused = "11:25", .again = true, .next = "11:25",
		 .what = "a pause ends in time"},
		{"11:00", "11:15", .paused = "11:26", .next = "12:00", .what = "a pause does not"},
		{"11:00", .paused = "12:10", .next = "12:10",
		 .what = "nor does the slot wait longer"},
		{"11:00", .paused = "12:11", .next = "13:00", .what = "than ten minutes"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct world world = plain_world();
		struct remind_memory *walk = &world.state.of[REMINDER_WALK];
		int64_t now = on_monday("11:05");
		struct due_facts facts = facts_of(&world, now);
		walk->slot = walk->said = on_monday(rows[i].slot);
		walk->snoozed_until = on_monday(rows[i].put_off);
		walk->done = on_monday(rows[i].done);
		world.state.paused_until = on_monday(rows[i].paused);
		struct due_time next = due_next(&facts, REMINDER_WALK);
		ok(next.at == on_monday(rows[i].next) && next.again == rows[i].again,
		   "%s: %s at %s", rows[i].what, rows[i].again ? "again" : "next", rows[i].next);
	}
}

/* A clock time of the evening before is of use after midnight, too. */
static void midnight(void)
{
	static const struct {
		int minute;
		const char *now;
		int excepted; /* days after Tuesday; 9: none is */
		enum due_why why;
		const char *what;
	} rows[] = {
		{0, "2026-11-24 00:00", 9, DUE_NOW, "the first minute of a day"},
		{0, "2026-11-24 00:10", 9, DUE_NOW, "and as late as any"},
		{23 * 60 + 55, "2026-11-24 00:00", 9, DUE_NOW, "yesterday's last minutes"},
		{23 * 60 + 55, "2026-11-24 00:05", 9, DUE_NOW, "for ten minutes"},
		{23 * 60 + 55, "2026-11-24 00:06", 9, DUE_MISSED, "then it went by"},
		{23 * 60 + 55, "2026-11-24 03:05", 9, DUE_MISSED, "while it could be put off"},
		{23 * 60 + 55, "2026-11-24 03:06", 9, DUE_NOT_YET, "then it is another day"},
		{23 * 60 + 55, "2026-11-24 00:05", -1, DUE_NOT_YET, "yesterday was a day off"},
		{23 * 60 + 55, "2026-11-24 00:05", 0, DUE_DAY_OFF, "today is one"},
		{23 * 60 + 55, "2026-11-24 00:00", 0, DUE_DAY_OFF, "from midnight on"},
		{23 * 60 + 55, "2026-11-24 00:05", 1, DUE_NOW, "tomorrow is one"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct world world = plain_world();
		int64_t off = civil_to_day((struct civil){2026, 11, 24}) + rows[i].excepted;
		set_at(&world, REMINDER_ELEVATE, rows[i].minute);
		struct policy_reminder *elevate = &world.policy.of[REMINDER_ELEVATE];
		elevate->except[elevate->except_count++] = (struct policy_dates){off, off};
		verdict_is(&world, rows[i].now, REMINDER_ELEVATE, rows[i].why, rows[i].what);
	}
}

/* Once a week, and after so many days off that it takes more than a year. */
static void far_ahead(void)
{
	struct world world = plain_world();
	struct policy_reminder *elevate = &world.policy.of[REMINDER_ELEVATE];
	int64_t today = civil_to_day((struct civil){2026, 11, 23});
	world.policy.of[REMINDER_WALK].on = false;
	*elevate = policy_default(REMINDER_ELEVATE);
	elevate->days = 1 << civil_weekday(today);
	elevate->time_count = 0;
	policy_add_time(elevate, 0);
	policy_add_time(elevate, 11 * 60);
	ok(next(&world, REMINDER_ELEVATE, on_monday("11:00")) == at("2026-11-30 00:00"),
	   "once a week: in a week, at midnight");
	ok(next(&world, REMINDER_ELEVATE, at("2026-11-29 23:59")) == at("2026-11-30 00:00"),
	   "and a minute before that");
	elevate->days = EVERY_DAY;
	world.log.days_off = 1 << 1;
	ok(next(&world, REMINDER_ELEVATE, at("2026-11-24 00:00")) == at("2026-11-25 00:00"),
	   "a day off is off from its first moment");
	world.log.days_off = 1 << 1 | 1 << 2;
	ok(next(&world, REMINDER_ELEVATE, at("2026-11-23 11:00")) == at("2026-11-26 00:00"),
	   "and so are those to come");
	world.log.day_start = 3 * HOUR;
	ok(next(&world, REMINDER_ELEVATE, at("2026-11-23 11:00")) == at("2026-11-24 00:00") &&
		   next(&world, REMINDER_ELEVATE, at("2026-11-24 00:00")) == at("2026-11-26 11:00"),
	   "from day start to day start");
	world.log.day_start = 0;
	world.log.days_off = 0;
	elevate->except[0] = (struct policy_dates){today, today + 398};
	elevate->except_count = 1;
	ok(next(&world, REMINDER_ELEVATE, on_monday("11:00")) == stamp_of_local(today + 399, 0),
	   "the last of 400 days is looked at");
	add_rule(&world.policy, REMINDER_WALK, 20, 0);
	world.policy.of[REMINDER_WALK].hours[0].to = MINUTES_IN_DAY;
	ok(next(&world, REMINDER_ELEVATE, on_monday("11:00")) == stamp_of_local(today + 399, 0),
	   "whatever is said until then");
	world.policy.of[REMINDER_WALK].on = false;
	elevate->except[0].last++;
	ok(!next(&world, REMINDER_ELEVATE, on_monday("11:00")), "and none after it");
	elevate->except[0].last = today + DUE_DAYS_AHEAD + 8;
	world.policy.of[REMINDER_WALK] = *elevate;
	world.policy.of[REMINDER_WALK].on = true;
	int64_t first = stamp_of_local(today + DUE_DAYS_AHEAD + 9, 0);
	int64_t one = next(&world, REMINDER_ELEVATE, on_monday("11:00"));
	int64_t other = next(&world, REMINDER_WALK, on_monday("11:00"));
	ok((one == first && other == first + DUE_TICK) ||
		   (other == first && one == first + DUE_TICK),
	   "where two wait for each other, no day beyond the known ones is off");
}

/* A reminder that is said begins its slot anew; said again, it keeps its snoozes. */
static void said_is_remembered(void)
{
	struct remind_state state = {0};
	struct remind_memory *memory = &state.of[REMINDER_WALK];
	struct due due = {.which = REMINDER_WALK};
	*memory = (struct remind_memory){
		.slot = 600, .said = 600, .snoozes = 2, .snoozed_until = 1200, .done = 30};
	due.of[REMINDER_WALK] = (struct due_verdict){.why = DUE_NOW, .slot = 600};
	due_take(&due.of[REMINDER_WALK], REMINDER_WALK, 1200, &state);
	ok(memory->slot == 600 && memory->said == 1200 && memory->snoozes == 2 &&
		   memory->snoozed_until == 1200 && memory->done == 30 && !state.screen_said,
	   "said again after a snooze");
	due.of[REMINDER_WALK] = (struct due_verdict){.why = DUE_SCREEN_AGAIN, .slot = 4200};
	due_take(&due.of[REMINDER_WALK], REMINDER_WALK, 4300, &state);
	ok(memory->slot == 4200 && memory->said == 4300 && !memory->snoozes &&
		   !memory->snoozed_until && memory->done == 30 && state.screen_said == 4300,
	   "a slot of its own");
}

/* A rest is remembered for each reminder by its own period, and a shorter one later leaves it. */
static void noted_rest(void)
{
	struct world world = plain_world();
	struct remind_state *state = &world.state;
	int64_t first = on_monday("10:00"), second = on_monday("10:30");
	struct due_facts facts = {&world.policy,    state, &world.log,
				  &world.screening, 0,	   stamp_local(first)};
	world.policy.of[REMINDER_PUMPS] = policy_default(REMINDER_PUMPS);
	world.policy.of[REMINDER_PUMPS].every = 30;
	world.policy.of[REMINDER_DRINK] = policy_default(REMINDER_DRINK);
	facts.idle = DUE_IDLE_UNKNOWN;
	ok(!due_note_rest(&facts, state), "nothing is known of the keyboard");
	facts.idle = 15 * 60 - 1;
	ok(!due_note_rest(&facts, state), "too short for any");
	facts.idle = 24 * 60 * 60;
	ok(due_note_rest(&facts, state) && state->of[REMINDER_WALK].rested == first &&
		   !state->of[REMINDER_DRINK].rested && !state->of[REMINDER_STRETCH].rested,
	   "long enough for all that break up sitting and are set");
	facts.now = stamp_local(second);
	facts.idle = 15 * 60;
	ok(due_note_rest(&facts, state) && state->of[REMINDER_WALK].rested == first &&
		   state->of[REMINDER_PUMPS].rested == second,
	   "a shorter one counts for the more frequent");
}

/* Why the others wait, and until when. */
static void waits_for_another(void)
{
	static const struct {
		const char *walk_said, *screen_said;
		int which, other;
		bool said;
		const char *until, *what;
	} rows[] = {
		{NULL, NULL, REMINDER_WALK, REMINDER_WALK, false, "11:11", "it comes first"},
		{"11:04", NULL, -1, REMINDER_WALK, true, "11:08", "it was said just now"},
		{"11:03", NULL, REMINDER_ELEVATE, -1, false, NULL, "it was said four minutes ago"},
		{"11:07", NULL, -1, REMINDER_WALK, true, "11:11", "it was said this moment"},
		{"11:08", NULL, REMINDER_ELEVATE, -1, false, NULL, "it was said by a wrong clock"},
		{NULL, "11:05", -1, REMINDERS, true, "11:09", "answers are out of date"},
		{"11:05", "11:05", -1, REMINDER_WALK, true, "11:09", "both were said"},
		{"11:04", "11:05", -1, REMINDERS, true, "11:09", "the last of both counts"},
		{"11:05", "11:08", -1, REMINDER_WALK, true, "11:09", "a wrong clock hides none"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct world world = plain_world();
		set_at(&world, REMINDER_ELEVATE, 11 * 60 + 4);
		world.state.of[REMINDER_WALK].said = on_monday(rows[i].walk_said);
		if (rows[i].walk_said)
			world.state.of[REMINDER_WALK].slot = on_monday("11:00");
		world.state.screen_said = on_monday(rows[i].screen_said);
		struct due due = decide(&world, on_monday("11:07"));
		const struct due_verdict *verdict = &due.of[REMINDER_ELEVATE];
		ok(due.which == rows[i].which && verdict->other == rows[i].other &&
			   verdict->said == rows[i].said &&
			   verdict->until == on_monday(rows[i].until),
		   "elevate waits: %s (got %d, %d, %d)", rows[i].what, due.which, verdict->other,
		   verdict->said);
	}
}

/* A reminder that was put off a moment ago was not said then. */
static void put_off_is_not_said(void)
{
	struct world world = plain_world();
	set_at(&world, REMINDER_ELEVATE, 11 * 60 + 4);
	world.state.of[REMINDER_WALK] = (struct remind_memory){.slot = on_monday("11:00"),
							       .said = on_monday("11:04"),
							       .snoozed_until = on_monday("11:14"),
							       .snoozes = 1};
	speaks(&world, "2026-11-23 11:05", REMINDER_ELEVATE, "it waits for none");
}

/* The one that a status line shows and an answer is about, at 11:10. */
static void current_one(void)
{
	static const struct {
		const char *walk_said, *elevate_said, *elevate_done;
		int only, is;
		const char *what;
	} rows[] = {
		{NULL, NULL, NULL, -1, REMINDER_WALK, "none was said: the one to say"},
		{NULL, NULL, NULL, REMINDER_ELEVATE, -1, "which is not the one asked for"},
		{"10:59", NULL, NULL, REMINDER_WALK, -1, "nor is it where another is due"},
		{"11:00", NULL, NULL, -1, REMINDER_WALK, "said ten minutes ago"},
		{"11:00", NULL, NULL, REMINDER_ELEVATE, REMINDER_ELEVATE, "the other is due"},
		{"11:05", "11:06", NULL, -1, REMINDER_ELEVATE, "the one said last"},
		{"11:06", "11:05", NULL, -1, REMINDER_WALK, "in any order"},
		{"11:05", "11:06", NULL, REMINDER_WALK, REMINDER_WALK, "the one asked for"},
		{"11:05", "11:06", "11:09", -1, REMINDER_WALK, "the other is done"},
		{"10:59", "11:06", "11:09", -1, -1, "said eleven minutes ago"},
		{"11:11", "11:06", NULL, -1, REMINDER_ELEVATE, "said by a wrong clock"},
		{"11:10", "11:06", NULL, -1, REMINDER_WALK, "said this moment"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct world world = plain_world();
		int64_t now = on_monday("11:10");
		struct due_facts facts = facts_of(&world, now);
		set_at(&world, REMINDER_ELEVATE, 11 * 60 + 5);
		world.state.of[REMINDER_WALK].said = on_monday(rows[i].walk_said);
		if (rows[i].walk_said)
			world.state.of[REMINDER_WALK].slot = on_monday("11:00");
		world.state.of[REMINDER_ELEVATE].said = on_monday(rows[i].elevate_said);
		if (rows[i].elevate_said)
			world.state.of[REMINDER_ELEVATE].slot = on_monday("11:05");
		world.state.of[REMINDER_ELEVATE].done = on_monday(rows[i].elevate_done);
		struct due due = decide(&world, now);
		int is = due_current(&facts, &due, rows[i].only);
		ok(is == rows[i].is, "current: %s (got %d)", rows[i].what, is);
	}
}

int main(void)
{
	by_hand();
	least_break();
	kinds_of_break();
	setenv("TZ", "Europe/Berlin", 1);
	tzset();
	rules_that_matter();
	what_comes();
	midnight();
	far_ahead();
	said_is_remembered();
	noted_rest();
	waits_for_another();
	put_off_is_not_said();
	current_one();
	hours();
	several_ranges();
	done_counts();
	idle_counts();
	pauses_and_quiet();
	one_at_a_time();
	daylight_saving();
	wrong_clocks();
	screening_rules();
	any_worlds();
	any_policies();
	what_was_to_come();
	put_off_goes_first();
	clock_times_among_frequent();
	return tap_done();
}
