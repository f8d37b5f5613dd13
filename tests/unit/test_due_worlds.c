/* The decisions of leg-remind in thousands of worlds that a small generator makes: times, memories,
 * logs and screenings whose moments lie whole minutes apart, or a second beside that. The rules
 * that matter are cases of test_due; here each verdict and the next times are compared with
 * those before, so that no rule changes unseen.
 *
 * tests/data/due-digests.txt has a line for each kind of world: a digest, and how often there was
 * which verdict. After a change that is meant `test_due_worlds --print` writes it. */
#include "leg-remind/due.h"

#include <time.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "base/units.h"
#include "tap.h"

static const char path[] = "tests/data/due-digests.txt";

enum {
	WORLDS = 400, /* of each kind */
	NEXT_TIMES = 12
};

enum {
	SAID = 1 << 0,
	PUT_OFF = 1 << 1,
	DONE = 1 << 2,
	AWAY = 1 << 3,
	PAUSED = 1 << 4,
	QUIET = 1 << 5,
	OFF = 1 << 6,
	SCREENED = 1 << 7,
	CHANGED = 1 << 8, /* a day on which the clock is changed */
	ALL = (1 << 9) - 1
};

static const struct {
	const char *name;
	unsigned parts;
} kinds[] = {
	{"times alone", 0},
	{"said before", SAID},
	{"put off", SAID | PUT_OFF},
	{"done", SAID | DONE},
	{"done while put off", SAID | PUT_OFF | DONE},
	{"away from the keyboard", AWAY},
	{"paused", SAID | PUT_OFF | PAUSED},
	{"quiet hours", SAID | PUT_OFF | QUIET},
	{"days off", SAID | PUT_OFF | OFF},
	{"screened", SAID | SCREENED},
	{"the clock changed", CHANGED},
	{"the clock changed, said and done", CHANGED | SAID | DONE},
	{"all of it", ALL},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

struct tally {
	uint64_t digest;
	int why[DUE_WHYS];
};

/* FNV-1a. */
static void mix(struct tally *tally, int64_t value)
{
	for (int byte = 0; byte < 8; byte++)
		tally->digest =
			(tally->digest ^ ((uint64_t)value >> byte * 8 & 0xff)) * 0x100000001b3;
}

/* ---- the worlds ------------------------------------------------------------------------------ */

struct world {
	struct policy policy;
	struct remind_state state;
	struct due_log log;
	struct due_screening screening;
	int64_t idle;
	int64_t now;
};

static uint64_t seed;

/* One in an expression: the order of two would be the compiler's. */
static int64_t any(int64_t most)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)(seed >> 33) % most;
}

static int64_t beside(int64_t moment)
{
	return any(3) ? moment : moment + any(3) - 1;
}

/* Up to so many minutes before or after the moment. */
static int64_t near(int64_t moment, int minutes)
{
	return beside(moment + (any(2 * minutes + 1) - minutes) * MINUTE);
}

static int minute_near(int minute, int most)
{
	int64_t near_it = minute + any(2 * most + 1) - most;
	return (int)((near_it + MINUTES_IN_DAY) % MINUTES_IN_DAY);
}

static weekday_set any_days(void)
{
	weekday_set one = (weekday_set)(1 << any(DAYS_IN_WEEK));
	return (weekday_set)(one | any(EVERY_DAY));
}

static int64_t any_now(unsigned parts)
{
	static const struct civil plain[] = {{2026, 11, 20}, {2026, 11, 23}, {2027, 1, 1}};
	static const struct civil changed[] = {{2027, 3, 28}, {2027, 10, 31}};
	bool change = parts & CHANGED && any(8);
	int64_t day = civil_to_day(change ? changed[any(2)] : plain[any(3)]);
	int64_t second = any(24 * 12) * 5 * MINUTE;
	if (change)
		second = 5 * HOUR + (any(73) - 48) * 5 * MINUTE;
	else if (!any(3))
		second = (any(13) - 6) * 5 * MINUTE; /* around midnight */
	second += any(2) ? any(5) * MINUTE : 0;
	return beside(stamp_of_local(day, 0) + second);
}

/* Of which some are near that minute of the day. */
static void set_times(struct policy_reminder *reminder, int minute)
{
	reminder->on = true;
	reminder->days = any(4) ? EVERY_DAY : any_days();
	reminder->snooze = POLICY_SNOOZE;
	reminder->snoozes = POLICY_SNOOZES;
	if (any(2)) {
		for (int64_t times = 1 + any(3); times; times--)
			policy_add_time(reminder, minute_near(minute, 20));
		return;
	}
	reminder->every = 5 * (1 + (int)any(8));
	int from = minute - reminder->every * (int)any(4);
	from += (int)any(3) - 1;
	from = from < 0 ? 0 : from;
	int to = from + reminder->every * (1 + (int)any(6));
	reminder->hours[reminder->hour_count++] = (struct policy_range){
		reminder->days, from, to < MINUTES_IN_DAY ? to : MINUTES_IN_DAY};
}

static void set_exceptions(struct policy_reminder *reminder, int64_t today)
{
	for (int64_t count = any(3); count; count--) {
		int64_t first = today + any(5) - 2;
		reminder->except[reminder->except_count++] =
			(struct policy_dates){first, first + any(3)};
	}
}

/* The memory of a reminder whose last slot is `slot`, 0 if there is none. */
static void set_memory(struct world *world, unsigned parts, int which, int64_t slot)
{
	struct remind_memory *memory = &world->state.of[which];
	int64_t half = slots_period(&world->policy.of[which]) * MINUTE / 2;
	int64_t ahead = world->now + DUE_TRUST_AHEAD;
	if (parts & SAID && any(3)) {
		memory->slot = any(3) ? slot : any(3) ? near(slot, 15) : beside(ahead);
		memory->said = any(2) ? memory->slot : near(memory->slot, 8);
	}
	if (parts & PUT_OFF && any(3)) {
		memory->snoozed_until = any(9) ? near(world->now, 12) : beside(ahead);
		memory->snoozes = 1;
	}
	if (parts & DONE && !any(4))
		memory->done = any(2) ? beside(slot - half) : near(world->now, 6);
}

static void set_away(struct world *world, int which, int64_t slot)
{
	int64_t half = slots_period(&world->policy.of[which]) * MINUTE / 2;
	if (any(2)) {
		world->idle = beside(half);
		return;
	}
	world->state.of[which].rested = any(2) ? beside(slot - half) : near(world->now, 6);
}

static void set_screening(struct due_screening *screening)
{
	screening->locked = !any(8);
	screening->saved = any(4);
	screening->expired = !any(3);
	screening->drink = any(2);
	for (int leg = 0; leg < LEGS; leg++) {
		struct leg_limits *limits = &screening->limits.leg[leg];
		if (!any(3))
			limits->walking.block = 0;
		if (!any(3))
			limits->elevation.feet = FEET_LEVEL;
		if (!any(3))
			limits->stretch.level = limits->massage.level = LEVEL_NOT_ALLOWED;
	}
}

static void set_silence(struct world *world, unsigned parts, int minute)
{
	int64_t now = world->now;
	if (parts & PAUSED && any(3))
		world->state.paused_until = any(4) ? near(now, 12) : beside(now + DUE_MOST_PAUSE);
	for (int64_t count = parts & QUIET ? any(4) : 0; count; count--) {
		struct policy_range *range = &world->policy.quiet[world->policy.quiet_count++];
		range->days = any(2) ? EVERY_DAY : any_days();
		range->from = minute_near(minute, 12);
		range->to = minute_near(minute, 12);
	}
	world->log.today = stamp_day(stamp_local(now), 0);
	world->log.days_off = parts & OFF && !any(8);
}

static struct due_facts facts_of(const struct world *world)
{
	return (struct due_facts){&world->policy,    &world->state, &world->log,
				  &world->screening, world->idle,   stamp_local(world->now)};
}

static void make_world(struct world *world, unsigned parts)
{
	*world = (struct world){.idle = DUE_IDLE_UNKNOWN, .now = any_now(parts)};
	struct stamp local = stamp_local(world->now);
	int64_t today = stamp_day(local, 0);
	int minute = (int)((local.at + local.offset - today * DAY) / MINUTE);
	world->policy = (struct policy){0};
	limits_open(&world->screening.limits);
	world->screening.saved = world->screening.drink = true;
	for (int i = 0; i < REMINDERS; i++) {
		if (any(3))
			continue;
		set_times(&world->policy.of[i], minute);
		if (parts & OFF)
			set_exceptions(&world->policy.of[i], today);
	}
	struct due_facts facts = facts_of(world);
	struct due due; /* for its slots */
	due_decide(&facts, &due);
	for (int i = 0; i < REMINDERS; i++) {
		set_memory(world, parts, i, due.of[i].slot);
		if (parts & AWAY && world->policy.of[i].on && any(2))
			set_away(world, i, due.of[i].slot);
	}
	for (int need = 0; parts & DONE && need < NEEDS; need++)
		world->log.ended[need] = any(NEEDS) ? 0 : near(world->now, 15);
	if (parts & SCREENED) {
		set_screening(&world->screening);
		world->state.screen_said = any(2) ? 0 : near(world->now, any(2) ? 6 : 24 * 60);
	}
	set_silence(world, parts, minute);
}

/* ---- the digests ----------------------------------------------------------------------------- */

static void add_world(struct tally *tally, const struct world *world)
{
	struct due_facts facts = facts_of(world);
	struct due due;
	due_decide(&facts, &due);
	mix(tally, due.which);
	for (int i = 0; i < REMINDERS; i++) {
		const struct due_verdict *verdict = &due.of[i];
		if (!world->policy.of[i].on)
			continue;
		tally->why[verdict->why]++;
		mix(tally, verdict->why);
		mix(tally, verdict->slot);
		mix(tally, verdict->until);
		mix(tally, verdict->again);
		mix(tally, verdict->other);
		mix(tally, verdict->said);
	}
	struct due_ahead ahead;
	due_ahead_begin(&ahead, &facts);
	struct due_time next = {.at = 1};
	for (int times = 0; next.at && times < NEXT_TIMES; times++) {
		next = due_ahead_next(&ahead, -1);
		mix(tally, next.at);
		mix(tally, next.which);
		mix(tally, next.again);
	}
}

static void write_kind(int kind, char line[], size_t size)
{
	struct tally tally = {.digest = 0xcbf29ce484222325};
	seed = (uint64_t)kind + 1;
	for (int i = 0; i < WORLDS; i++) {
		struct world world;
		make_world(&world, kinds[kind].parts);
		add_world(&tally, &world);
	}
	int length = snprintf(line, size, "%016llx %s:", (unsigned long long)tally.digest,
			      kinds[kind].name);
	for (int why = 0; why < DUE_WHYS; why++)
		if (tally.why[why])
			length += snprintf(line + length, size - (size_t)length, " %s %d",
					   due_why_id((enum due_why)why), tally.why[why]);
	snprintf(line + length, size - (size_t)length, "\n");
}

static void print_kinds(void)
{
	char line[512];
	for (int kind = 0; kind < KINDS; kind++) {
		write_kind(kind, line, sizeof line);
		fputs(line, stdout);
	}
}

static void verdicts_have_not_changed(void)
{
	char known[16 * 1024] = "", line[512];
	FILE *file = fopen(path, "r");
	size_t got = file ? fread(known, 1, sizeof known - 1, file) : 0;
	known[got] = '\0';
	if (file)
		fclose(file);
	for (int kind = 0; kind < KINDS; kind++) {
		write_kind(kind, line, sizeof line);
		if (!ok(strstr(known, line), "%s: the verdicts of %d worlds are as they were",
			kinds[kind].name, WORLDS))
			printf("# now: %s", line);
	}
	if (tap_failed)
		printf("# If that is meant: build/unit/test_due_worlds --print >%s\n", path);
}

int main(int argc, char **argv)
{
	setenv("TZ", "Europe/Berlin", 1);
	tzset();
	if (argc > 1 && !strcmp(argv[1], "--print")) {
		print_kinds();
		return 0;
	}
	verdicts_have_not_changed();
	return tap_done();
}
