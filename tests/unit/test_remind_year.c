/* A simulated year of reminders in four time zones: every tick of it, with changes of the clock,
 * holidays, a laptop that sleeps, an irregular sleeper, a lock in March, and somebody who snoozes.
 */
#include "leg-remind/policy_write.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/civil.h"
#include "base/units.h"
#include "leg-remind/due.h"

enum { TICK = 300, YEAR_DAYS = 365, SEEN_SLOTS = 8192 };

static uint64_t seed = 7;
static int64_t any(int64_t most)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)(seed >> 33) % most;
}

struct year {
	struct policy policy;
	struct remind_state state;
	struct due_log log;
	struct due_screening screening;
	int64_t last_said, answer_at;
	int answer; /* enum reminder, or -1 */
	long ticks, asleep, spoke, snoozed, done;
	long together, late, twice, locked_loud, quiet_loud, promised, false_next;
	long why[DUE_WHYS]; /* of each slot that was not said: the last reason seen */
	long slots, unreasoned;
	int64_t slot[REMINDERS];
	enum due_why last[REMINDERS];
	bool slot_said[REMINDERS], slot_seen[REMINDERS];
};

static void set_policy(struct policy *policy, int64_t first)
{
	*policy = (struct policy){0};
	policy->of[REMINDER_WALK] = policy_default(REMINDER_WALK);
	policy->of[REMINDER_ELEVATE] = policy_default(REMINDER_ELEVATE);
	policy->of[REMINDER_DRINK] = policy_default(REMINDER_DRINK);
	policy->of[REMINDER_EVENING] = policy_default(REMINDER_EVENING);
	policy->of[REMINDER_PUMPS] = policy_default(REMINDER_PUMPS);
	policy->of[REMINDER_PUMPS].every = 20;
	policy->of[REMINDER_PUMPS].hours[0] = (struct policy_range){WEEKEND, 60, 5 * 60};
	for (int i = 0; i < REMINDERS; i++) {
		policy->of[i].except[0] = (struct policy_dates){first + 357, first + 364};
		policy->of[i].except[1] = (struct policy_dates){first + 200, first + 214};
		policy->of[i].except_count = 2;
	}
	policy->quiet[0] = (struct policy_range){EVERY_DAY, 12 * 60 + 30, 13 * 60 + 15};
	policy->quiet_count = 1;
}

/* The slot of `which` is over: what became of it. */
static void settle(struct year *year, int which)
{
	if (!year->slot[which] || !year->slot_seen[which])
		return;
	year->slots++;
	if (year->slot_said[which])
		return;
	enum due_why why = year->last[which];
	year->why[why]++;
	year->unreasoned += why == DUE_NOW || why == DUE_NOT_YET || why == DUE_SAID;
}

static void follow_slots(struct year *year, const struct due *due)
{
	for (int i = 0; i < REMINDERS; i++) {
		const struct due_verdict *verdict = &due->of[i];
		if (!year->policy.of[i].on || !verdict->slot)
			continue;
		if (verdict->slot != year->slot[i]) {
			settle(year, i);
			year->slot[i] = verdict->slot;
			year->slot_said[i] = false;
			year->slot_seen[i] = true;
		}
		year->slot_said[i] |= due->which == i;
		year->last[i] = verdict->why;
	}
}

static void say(struct year *year, const struct due *due, int64_t now)
{
	int which = due->which;
	const struct due_verdict *verdict = &due->of[which];
	struct remind_memory *memory = &year->state.of[which];
	int64_t moment = due_moment(verdict), until;
	year->spoke++;
	year->together += now - year->last_said < DUE_APART;
	year->late += moment > now || now - moment > DUE_LATEST;
	year->twice += memory->slot == verdict->slot && !verdict->again;
	year->locked_loud += year->screening.locked;
	year->quiet_loud += slots_quiet(&year->policy, now, &until);
	year->last_said = now;
	due_take(verdict, (enum reminder)which, now, &year->state);
	/* one in four is put off, one in four is done a little later */
	int64_t answer = any(4);
	if (answer == 0 && memory->snoozes < 2) {
		memory->snoozed_until = now + 600;
		memory->snoozes++;
		year->snoozed++;
	} else if (answer == 1) {
		memory->done = now + 60;
		year->done++;
	}
}

static void tick(struct year *year, int64_t now, bool check_next)
{
	struct due_facts facts = {&year->policy,    &year->state,     &year->log,
				  &year->screening, DUE_IDLE_UNKNOWN, stamp_local(now)};
	struct due due, then;
	year->ticks++;
	due_decide(&facts, &due);
	follow_slots(year, &due);
	if (check_next) {
		int which = (int)any(REMINDERS);
		int64_t next = due_next(&facts, which).at;
		if (next && year->policy.of[which].on) {
			facts.now = stamp_local(next);
			due_decide(&facts, &then);
			enum due_why why = then.of[which].why;
			year->promised++;
			year->false_next += why != DUE_NOW && why != DUE_OTHER_FIRST &&
					    why != DUE_SCREEN_AGAIN && why != DUE_LOCKED &&
					    why != DUE_DAY_OFF; /* today's, in the log */
		}
	}
	if (due.which >= 0)
		say(year, &due, now);
}

static void one_year(const char *zone)
{
	struct year *year = calloc(1, sizeof *year);
	setenv("TZ", zone, 1);
	tzset();
	int64_t first = civil_to_day((struct civil){2026, 7, 1});
	int64_t begin = stamp_of_local(first, 0), end = stamp_of_local(first + YEAR_DAYS, 0);
	int64_t lock_day = civil_to_day((struct civil){2027, 3, 9});
	set_policy(&year->policy, first);
	limits_open(&year->screening.limits);
	year->screening.saved = year->screening.drink = true;
	int64_t asleep_until = 0, day = 0;
	for (int64_t now = begin; now < end; now += TICK) {
		struct stamp local = stamp_local(now);
		if (stamp_day(local, 0) != day) {
			day = stamp_day(local, 0);
			/* up at some hour between five and noon */
			if (any(3))
				asleep_until = now + 5 * 3600 + any(7 * 3600);
			year->log.today = day;
			year->log.days_off = !any(40);
			year->screening.locked = day >= lock_day && day < lock_day + 2;
		}
		if (!any(200)) /* the laptop sleeps for up to three hours */
			asleep_until = now + any(3 * 3600);
		if (!any(900))
			year->state.paused_until = now + any(4 * 3600);
		if (now < asleep_until) {
			year->asleep++;
			continue;
		}
		tick(year, now, !any(16));
	}
	ok(year->ticks + year->asleep == (end - begin) / TICK && year->spoke > 1000,
	   "%s: %ld ticks, %ld asleep; %ld said, of those %ld put off and %ld done", zone,
	   year->ticks, year->asleep, year->spoke, year->snoozed, year->done);
	ok(!year->together, "%s: never two at once (%ld)", zone, year->together);
	ok(!year->late, "%s: never late or early (%ld)", zone, year->late);
	ok(!year->twice, "%s: nothing twice unasked (%ld)", zone, year->twice);
	ok(!year->locked_loud && !year->quiet_loud,
	   "%s: silent under the lock and in quiet hours (%ld, %ld)", zone, year->locked_loud,
	   year->quiet_loud);
	ok(!year->unreasoned, "%s: of %ld slots seen none is lost without its reason (%ld)", zone,
	   year->slots, year->unreasoned);
	ok(year->promised > 1000 && !year->false_next,
	   "%s: what next promised %ld times held (%ld did not)", zone, year->promised,
	   year->false_next);
	printf("# %s: slots not said:", zone);
	for (int i = 0; i < DUE_WHYS; i++)
		if (year->why[i])
			printf(" %s %ld", due_why_id((enum due_why)i), year->why[i]);
	printf("\n");
	free(year);
}

int main(void)
{
	one_year("Europe/Berlin");
	one_year("America/New_York");
	one_year("Australia/Lord_Howe");
	one_year("Asia/Kolkata");
	return tap_done();
}
