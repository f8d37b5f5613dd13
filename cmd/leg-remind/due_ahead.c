#include "due.h"

enum {
	LEAD = DAY,	  /* so long may reminders make each other wait */
	MOST_TICKS = 6000 /* of three weeks of silence at least */
};

static int64_t tick_from(int64_t at)
{
	return (at + DUE_TICK - 1) / DUE_TICK * DUE_TICK;
}

void due_ahead_begin(struct due_ahead *ahead, const struct due_facts *facts)
{
	struct due due;
	int64_t now = facts->now.at, tick = tick_from(now);
	*ahead = (struct due_ahead){.facts = *facts,
				    .state = *facts->state,
				    .week = {.policy = facts->policy},
				    .now = now,
				    .tick = due_paused(facts->state, now)
						    ? tick_from(facts->state->paused_until)
						    : tick};
	due_decide_in(facts, &ahead->week, &due);
	ahead->due_now = due.which;
	if (due.which >= 0)
		ahead->due_since = due_moment(&due.of[due.which]);
	for (int i = 0; i < REMINDERS; i++) {
		enum reminder which = (enum reminder)i;
		ahead->comes[i] =
			facts->policy->of[i].on && due_permits(facts->screening, which) == DUE_NOW;
		if (ahead->comes[i])
			ahead->slot[i] =
				due_slot_from(&ahead->week, which, ahead->tick - DUE_LATEST);
	}
	due_note_rest(facts, &ahead->state);
	due_forget_ahead(&ahead->state, tick);
	ahead->facts.state = &ahead->state;
	ahead->facts.idle = DUE_IDLE_UNKNOWN;
}

/* The next tick at which `only`, or (-1) one of all, may be said if nothing silences it: at or
 * after its slot or the end of its snooze, and not too late. 0 if there is none. */
static int64_t next_tick(struct due_ahead *ahead, int only)
{
	int64_t since = ahead->tick - DUE_LATEST, first = 0;
	for (int i = 0; i < REMINDERS; i++) {
		const struct remind_memory *memory = &ahead->state.of[i];
		if ((only >= 0 && i != only) || !ahead->comes[i])
			continue;
		if (ahead->slot[i] && ahead->slot[i] < since)
			ahead->slot[i] = due_slot_from(&ahead->week, (enum reminder)i, since);
		first = due_sooner(ahead->slot[i], first);
		if (due_waits(memory) && memory->snoozed_until >= since)
			first = due_sooner(memory->snoozed_until, first);
	}
	return first > ahead->tick ? tick_from(first) : first ? ahead->tick : 0;
}

/* The reminder that the tick says. Its time is the moment before it from which it may be said,
 * unless that is over or silent. */
static struct due_time said_by(const struct due_ahead *ahead, const struct due *due, int64_t tick)
{
	const struct due_verdict *verdict = &due->of[due->which];
	struct due_time time = {tick, (enum reminder)due->which, verdict->again};
	struct due_facts then = ahead->facts;
	int64_t moment = due_moment(verdict), until;
	then.now = stamp_local(moment);
	if (moment > tick - DUE_TICK && moment > ahead->now &&
	    due_silence(&then, time.which, &until) == DUE_NOW)
		time.at = moment;
	return time;
}

struct due_time due_ahead_next(struct due_ahead *ahead, int only)
{
	struct due due;
	for (int left = MOST_TICKS; left; left--) {
		int64_t own = next_tick(ahead, only);
		if (!own)
			break;
		if (ahead->tick < own - LEAD)
			ahead->tick = own - LEAD;
		int64_t tick = next_tick(ahead, -1);
		ahead->tick = tick + DUE_TICK;
		ahead->facts.now = stamp_local(tick);
		due_decide_in(&ahead->facts, &ahead->week, &due);
		if (due.which < 0)
			continue;
		struct due_time time = said_by(ahead, &due, tick);
		due_take(&due.of[due.which], time.which, tick, &ahead->state);
		if ((only < 0 || due.which == only) &&
		    (due.which != ahead->due_now ||
		     due_moment(&due.of[due.which]) != ahead->due_since))
			return time;
	}
	return (struct due_time){0};
}

struct due_time due_next(const struct due_facts *facts, int only)
{
	struct due_ahead ahead;
	due_ahead_begin(&ahead, facts);
	return due_ahead_next(&ahead, only);
}
