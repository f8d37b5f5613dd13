#include "due_slot.h"

#include "base/civil.h"

enum { NEXT_DAYS = 400 };

static const struct slots *slots_on(struct week *week, int64_t day, enum reminder which,
				    const struct slot_day **clock)
{
	int weekday = civil_weekday(day);
	if (!week->made[weekday])
		slots_of_weekday(week->policy, weekday, &week->slots[weekday]);
	if (week->clock[weekday].day != day)
		week->clock[weekday] = slot_day(day);
	week->made[weekday] = true;
	*clock = &week->clock[weekday];
	return &week->slots[weekday].of[which];
}

/* The latest slot of a day at or before `moment`; 0 if there is none. */
static int64_t latest_of_day(struct week *week, enum reminder which, int64_t day, int64_t moment)
{
	const struct policy_reminder *reminder = &week->policy->of[which];
	const struct slot_day *clock;
	int64_t at, latest = 0;
	if (slots_excepted(reminder, day))
		return 0;
	const struct slots *slots = slots_on(week, day, which, &clock);
	int64_t last = (moment - clock->midnight) / MINUTE;
	if (!clock->even || last >= MINUTES_IN_DAY)
		last = MINUTES_IN_DAY - 1;
	for (int minute = slots_until(slots, (int)last); minute >= 0 && !(latest && clock->even);
	     minute = slots_until(slots, minute - 1))
		if (slot_moment(reminder, clock, minute, &at) && at <= moment && at > latest)
			latest = at;
	return latest;
}

int64_t latest_slot(struct week *week, enum reminder which, int64_t moment)
{
	int64_t today = stamp_day(stamp_local(moment), 0);
	int64_t latest = latest_of_day(week, which, today, moment);
	int64_t before = latest_of_day(week, which, today - 1, moment);
	return before > latest && moment - before <= DUE_YESTERDAY ? before : latest;
}

/* The sooner of two moments, of which 0 is none. */
static int64_t sooner(int64_t a, int64_t b)
{
	if (!a || !b)
		return a ? a : b;
	return a < b ? a : b;
}

bool is_believable(int64_t at, int64_t now)
{
	return at && at <= now + DUE_TRUST_AHEAD;
}

bool was_done(const struct due_facts *facts, enum reminder which, int64_t since)
{
	enum reminder_need need = reminder_row(which)->need;
	int64_t latest = facts->now.at + STAMP_AHEAD_MOST;
	if (facts->log->ended[need] >= since)
		return true;
	for (int i = 0; i < REMINDERS; i++) {
		int64_t done = facts->state->of[i].done;
		if (reminder_row((enum reminder)i)->need == need && done >= since && done <= latest)
			return true;
	}
	return false;
}

bool was_rested(const struct due_facts *facts, enum reminder which, int64_t since)
{
	int64_t rested = facts->state->of[which].rested;
	return reminder_row(which)->from_sitting && rested >= since && rested <= facts->now.at;
}

int64_t half_period(const struct due_facts *facts, enum reminder which)
{
	return slots_period(&facts->policy->of[which]) * MINUTE / 2;
}

bool due_paused(const struct remind_state *state, int64_t now)
{
	return state->paused_until > now && state->paused_until <= now + DUE_MOST_PAUSE;
}

/* Whether `at` is in a day off; *until is then the moment when that ends. */
static bool in_day_off(const struct due_facts *facts, int64_t at, int64_t *until)
{
	int day_start = facts->log->day_start;
	int64_t day = stamp_day(stamp_local(at), day_start);
	int64_t ahead = day - stamp_day(facts->now, day_start);
	*until = stamp_of_local(day + 1, day_start);
	return ahead >= 0 && ahead < DUE_DAYS_AHEAD && facts->log->days_off >> ahead & 1;
}

bool memory_waits(const struct remind_memory *memory)
{
	return memory->snoozed_until > memory->said;
}

/* The moment at or after `at` when no pause, day off or quiet hours silence it any more, at most
 * DUE_LATEST later; 0 if that is too late. */
static int64_t speaks_at(const struct due_facts *facts, enum reminder which, int64_t at)
{
	int64_t moment = at, until;
	while (moment <= at + DUE_LATEST) {
		if (slots_excepted(&facts->policy->of[which], stamp_day(stamp_local(moment), 0)))
			return 0;
		if (due_paused(facts->state, facts->now.at) && moment < facts->state->paused_until)
			moment = facts->state->paused_until;
		else if (in_day_off(facts, moment, &until) ||
			 slots_quiet(facts->policy, moment, &until))
			moment = until;
		else
			return moment;
	}
	return 0;
}

int64_t again_alone(const struct due_facts *facts, struct week *week, enum reminder which)
{
	const struct remind_memory *memory = &facts->state->of[which];
	int64_t until = memory->snoozed_until;
	bool comes = is_believable(until, facts->now.at) && until > facts->now.at &&
		     memory_waits(memory) && latest_slot(week, which, until) == memory->slot &&
		     !was_done(facts, which, memory->slot - half_period(facts, which));
	return comes ? speaks_at(facts, which, until) : 0;
}

int64_t slot_speaks(const struct due_facts *facts, enum reminder which, int64_t at)
{
	const struct remind_memory *memory = &facts->state->of[which];
	int64_t moment = speaks_at(facts, which, at);
	int64_t since = at - half_period(facts, which);
	bool said = memory->slot >= at && is_believable(memory->slot, facts->now.at);
	bool over = was_done(facts, which, since) || was_rested(facts, which, since);
	return said || over ? 0 : moment;
}

/* The first time after `after` at which a slot of `day` speaks; 0 if none does. */
static int64_t next_on(const struct due_facts *facts, struct week *week, enum reminder which,
		       int64_t day, int64_t after)
{
	const struct policy_reminder *reminder = &facts->policy->of[which];
	if (slots_excepted(reminder, day))
		return 0;
	const struct slot_day *clock;
	const struct slots *slots = slots_on(week, day, which, &clock);
	int64_t at, next = 0;
	/* where the clock changes, a later minute can be an earlier moment */
	for (int minute = slots_from(slots, 0); minute >= 0 && !(next && clock->even);
	     minute = slots_from(slots, minute + 1)) {
		if (!slot_moment(reminder, clock, minute, &at) || at <= after - DUE_LATEST)
			continue;
		int64_t moment = slot_speaks(facts, which, at);
		if (moment > after)
			next = sooner(next, moment);
	}
	return next;
}

int64_t next_alone(const struct due_facts *facts, struct week *week, enum reminder which,
		   int64_t after)
{
	int64_t today = stamp_day(stamp_local(after), 0), next = 0;
	int64_t again = again_alone(facts, week, which);
	/* where the clock goes forward at midnight, a time of one day can come after the first of
	 * the next */
	for (int64_t day = today - 1;
	     day < today + NEXT_DAYS && (!next || stamp_of_local(day, 0) < next); day++)
		next = sooner(next, next_on(facts, week, which, day, after));
	return again > after ? sooner(next, again) : next;
}
