#include "due.h"

enum {
	AHEAD_LEAD = HOUR, /* so long may reminders make each other wait */
	MOST_LOST = 64	   /* times lost to others after which there is none */
};

/* Ticks to come, and what they will have said. */
struct ahead {
	const struct due_facts *known; /* now */
	struct week *week;
	struct due_facts facts; /* at one of the ticks; points to the rest */
	struct remind_state state;
	struct due_log log;
	struct due_screening screening;
};

static void ahead_to(struct ahead *ahead, int64_t at)
{
	int day_start = ahead->known->log->day_start;
	ahead->facts.now = stamp_local(at);
	int64_t days =
		stamp_day(ahead->facts.now, day_start) - stamp_day(ahead->known->now, day_start);
	/* below 0: the clock goes back over the start of a day */
	bool known = days >= 0 && days < DUE_DAYS_AHEAD;
	ahead->log.days_off = known ? ahead->known->log->days_off >> days : 0;
}

/* Begins at the tick at `at`: what the one before it and those from now on can say, was said. */
static void ahead_begin(struct ahead *ahead, const struct due_facts *facts, struct week *week,
			int64_t at)
{
	*ahead = (struct ahead){facts, week, *facts, *facts->state, *facts->log, *facts->screening};
	ahead->screening.locked = ahead->screening.expired = false;
	ahead->facts.state = &ahead->state;
	ahead->facts.log = &ahead->log;
	ahead->facts.screening = &ahead->screening;
	ahead->facts.idle = DUE_IDLE_UNKNOWN;
	int64_t now = facts->now.at, before = at - DUE_TICK;
	for (int i = 0; i < REMINDERS; i++) {
		struct remind_memory *memory = &ahead->state.of[i];
		int64_t slot =
			facts->policy->of[i].on ? latest_slot(week, (enum reminder)i, before) : 0;
		int64_t moment =
			slot > memory->slot ? slot_speaks(facts, (enum reminder)i, slot) : 0;
		if (moment > now && moment <= before)
			*memory = (struct remind_memory){.slot = slot,
							 .said = moment,
							 .done = memory->done,
							 .rested = memory->rested};
		else if (memory_waits(memory) && memory->snoozed_until > now &&
			 memory->snoozed_until <= before)
			memory->said = memory->snoozed_until;
	}
}

int64_t due_tick_from(int64_t at)
{
	return (at + DUE_TICK - 1) / DUE_TICK * DUE_TICK;
}

/* Whether another one may still wait at the tick at `at`, or was said just before it. */
static bool others_near(const struct due_facts *facts, struct week *week, enum reminder which,
			int64_t at)
{
	int64_t since = at - DUE_LATEST;
	for (int i = 0; i < REMINDERS; i++) {
		const struct remind_memory *memory = &facts->state->of[i];
		if (facts->policy->of[i].on && i != (int)which &&
		    (latest_slot(week, (enum reminder)i, at) >= since || memory->said >= since ||
		     memory->snoozed_until >= since))
			return true;
	}
	return facts->state->screen_said >= since;
}

/* When the one that speaks at `at`, if the others are silent, is said by the ticks about that time:
 * at once, or some ticks later if others go first; 0 if it is then too late. */
static int64_t turn_of(const struct due_facts *facts, struct week *week, enum reminder which,
		       int64_t at)
{
	struct ahead ahead;
	struct due due;
	int64_t first = due_tick_from(at), from = first - AHEAD_LEAD;
	int64_t tick = from > facts->now.at ? from : due_tick_from(facts->now.at + 1);
	/* between two ticks, silence may end too late for the next, or begin before it */
	if (at == first && !others_near(facts, week, which, first))
		return at;
	ahead_begin(&ahead, facts, week, tick);
	if (due_permits(&ahead.screening, which) != DUE_NOW)
		return at;
	for (; tick <= first + DUE_LATEST; tick += DUE_TICK) {
		ahead_to(&ahead, tick);
		due_decide_in(&ahead.facts, week, &due);
		if (due.which == (int)which && tick >= first)
			return tick == first ? at : tick;
		if (due.which >= 0)
			due_take(&due, tick, &ahead.state);
	}
	return 0;
}

int64_t due_next(const struct due_facts *facts, enum reminder which, int64_t after)
{
	struct week week = {.policy = facts->policy};
	int64_t next = after, turn = 0;
	for (int lost = 0; !turn && next && lost < MOST_LOST; lost++) {
		next = next_alone(facts, &week, which, next);
		turn = next ? turn_of(facts, &week, which, next) : 0;
	}
	return turn;
}

int64_t due_put_off_until(const struct due_facts *facts, enum reminder which)
{
	struct week week = {.policy = facts->policy};
	int64_t again = again_alone(facts, &week, which);
	return again ? turn_of(facts, &week, which, again) : 0;
}
