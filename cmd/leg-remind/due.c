#include "due.h"

#include <string.h>

#include "base/civil.h"
#include "base/units.h"
#include "reminder_times.h"
#include "rule/allows.h"

enum {
	LEAST_BREAK = 30, /* seconds: less is not a break */
	NEXT_DAYS = 400,
	AHEAD_LEAD = HOUR, /* so long may reminders make each other wait */
	MOST_LOST = 64	   /* times lost to others after which there is none */
};

static const struct {
	const char *id;
	const char *words;
} whys[DUE_WHYS] = {
	[DUE_NOW] = {"due", "it is time"},
	[DUE_SCREEN_AGAIN] = {"screen-again", "the saved answers are out of date"},
	[DUE_NOT_YET] = {"not-yet", "it is not time yet"},
	[DUE_SAID] = {"said", "it was said already"},
	[DUE_MISSED] = {"missed", "its time passed, so it was dropped"},
	[DUE_SNOOZED] = {"snoozed", "it is put off"},
	[DUE_DONE] = {"done", "it was done not long ago"},
	[DUE_AWAY] = {"away", "you were away from the keyboard, which counts as a break"},
	[DUE_OTHER_FIRST] = {"other-first", "another reminder comes first"},
	[DUE_PAUSED] = {"paused", "reminders are paused"},
	[DUE_QUIET] = {"quiet", "these are quiet hours"},
	[DUE_DAY_OFF] = {"day-off", "today is a day off"},
	[DUE_EXPIRED] = {"expired", "the saved answers are out of date: run leg-screen --save"},
	[DUE_UNSCREENED] = {"unscreened", "it needs saved answers: run leg-screen --save"},
	[DUE_NOT_ALLOWED] = {"not-allowed", "the saved answers do not allow it"},
	[DUE_LOCKED] = {"locked", "something has to be checked first: run leg-screen"},
};

const char *due_why_id(enum due_why why)
{
	return whys[why].id;
}

const char *due_why_words(enum due_why why)
{
	return whys[why].words;
}

/* ---- the log --------------------------------------------------------------------------------- */

/* The need that a step answers, or -1. */
static int need_of(enum step_kind kind)
{
	switch (kind) {
	case STEP_WALKING:
	case STEP_PUMPS: return NEED_WALKING;
	case STEP_STRETCH: return NEED_STRETCH;
	case STEP_ELEVATION: return NEED_ELEVATION;
	case STEP_SOCKS: return NEED_SOCKS;
	case STEP_MASSAGE: return NEED_MASSAGE;
	case STEP_SLEEVE: return NEED_SLEEVE;
	case STEP_SETUP:
	case STEP_SWITCH:
	case STEP_REST:
	case STEP_AFTERCARE:
	case STEP_KINDS: break;
	}
	return -1;
}

static bool session_counts(const struct session *session, enum step_kind kind)
{
	if (!session->planned && session->kind && !strcmp(session->kind, step_kind_id(kind)))
		return true;
	int seconds = 0;
	for (int leg = 0; leg <= LEG_BOTH; leg++)
		seconds += session->active[kind][leg];
	return seconds >= LEAST_BREAK;
}

void due_log_add(struct due_log *log, const struct session *session, struct stamp now,
		 int day_start)
{
	if (session->simulated || session->mode != MODE_SELF)
		return;
	if (!session->planned && session->kind && !strcmp(session->kind, SESSION_DAY_OFF)) {
		int64_t ahead = stamp_day(session->started, day_start) - stamp_day(now, day_start);
		if (ahead >= 0 && ahead < DUE_DAYS_AHEAD)
			log->days_off |= (uint64_t)1 << ahead;
		log->day_start = day_start;
		return;
	}
	if (session->status == SESSION_SYMPTOM || stamp_ahead(session->ended, now.at))
		return;
	for (int kind = 0; kind < STEP_KINDS; kind++) {
		int need = need_of((enum step_kind)kind);
		if (need >= 0 && session_counts(session, (enum step_kind)kind) &&
		    session->ended.at > log->ended[need])
			log->ended[need] = session->ended.at;
	}
}

/* ---- the screening --------------------------------------------------------------------------- */

static bool any_leg_allows(const struct limits *limits, enum modality modality)
{
	return !allows_modality(limits, LEG_LEFT, modality) ||
	       !allows_modality(limits, LEG_RIGHT, modality);
}

/* One reminder speaks for both legs; stretches and massage go on with one. */
static bool is_allowed(const struct due_screening *screening, enum reminder_need need)
{
	const struct limits *limits = &screening->limits;
	switch (need) {
	case NEED_WALKING: return !allows_walking(limits, LEG_BOTH);
	case NEED_ELEVATION: return !allows_raising(limits, LEG_BOTH);
	case NEED_SOCKS: return !allows_socks(limits, LEG_BOTH);
	case NEED_SLEEVE: return !allows_sleeve(limits, LEG_BOTH);
	case NEED_STRETCH: return any_leg_allows(limits, MODALITY_STRETCH);
	case NEED_MASSAGE: return any_leg_allows(limits, MODALITY_MASSAGE);
	case NEED_DRINK: return screening->drink;
	case NEEDS: break;
	}
	return false;
}

enum due_why due_silences(const struct due_screening *screening)
{
	return screening->locked			? DUE_LOCKED
	       : screening->saved && screening->expired ? DUE_EXPIRED
							: DUE_NOW;
}

enum due_why due_permits(const struct due_screening *screening, enum reminder which)
{
	enum reminder_need need = reminder_row(which)->need;
	enum due_why silence = due_silences(screening);
	if (silence != DUE_NOW)
		return silence;
	if (!screening->saved && need != NEED_WALKING)
		return DUE_UNSCREENED;
	return is_allowed(screening, need) ? DUE_NOW : DUE_NOT_ALLOWED;
}

/* ---- the slot -------------------------------------------------------------------------------- */

/* The slots of the days of the week, made on first use, and the clock of the last day of each kind.
 */
struct week {
	const struct policy *policy;
	struct day_slots slots[WEEKDAYS];
	struct slot_day clock[WEEKDAYS];
	bool made[WEEKDAYS];
};

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

/* The latest slot at or before `moment`, of that day or, as long as it may be answered and put off,
 * the one before; 0 if there is none. */
static int64_t latest_slot(struct week *week, enum reminder which, int64_t moment)
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

/* A moment that is not so far ahead of the clock that the clock must have been wrong. */
static bool is_believable(int64_t at, int64_t now)
{
	return at && at <= now + DUE_TRUST_AHEAD;
}

static bool was_done(const struct due_facts *facts, enum reminder which, int64_t since)
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

static bool was_rested(const struct due_facts *facts, enum reminder which, int64_t since)
{
	int64_t rested = facts->state->of[which].rested;
	return reminder_row(which)->from_sitting && rested >= since && rested <= facts->now.at;
}

static bool was_away(const struct due_facts *facts, enum reminder which, int64_t since,
		     int64_t half)
{
	return (reminder_row(which)->from_sitting && facts->idle >= half) ||
	       was_rested(facts, which, since);
}

/* For a slot that was said before: whether to say it again because it was put off. */
static enum due_why said_before(const struct due_facts *facts, const struct remind_memory *memory,
				struct due_verdict *verdict)
{
	int64_t now = facts->now.at;
	if (!is_believable(memory->snoozed_until, now) || memory->said >= memory->snoozed_until)
		return DUE_SAID;
	verdict->again = memory->snoozed_until;
	if (now < memory->snoozed_until)
		return DUE_SNOOZED;
	return now - memory->snoozed_until <= DUE_LATEST ? DUE_NOW : DUE_MISSED;
}

static int64_t half_period(const struct due_facts *facts, enum reminder which)
{
	return slots_period(&facts->policy->of[which]) * MINUTE / 2;
}

static enum due_why about_slot(const struct due_facts *facts, enum reminder which,
			       struct due_verdict *verdict)
{
	const struct remind_memory *memory = &facts->state->of[which];
	int64_t half = half_period(facts, which);
	int64_t since = verdict->slot - half;
	if (!verdict->slot)
		return DUE_NOT_YET;
	if (was_done(facts, which, since))
		return DUE_DONE;
	if (memory->slot == verdict->slot)
		return said_before(facts, memory, verdict);
	if (memory->slot > verdict->slot && is_believable(memory->slot, facts->now.at)) {
		verdict->slot = memory->slot;
		return DUE_SAID; /* the clock was set back: what was said then is not said again */
	}
	if (was_away(facts, which, since, half))
		return DUE_AWAY;
	return facts->now.at - verdict->slot <= DUE_LATEST ? DUE_NOW : DUE_MISSED;
}

/* ---- the decision ---------------------------------------------------------------------------- */

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

/* The reason for silence whatever the slot; DUE_NOW if there is none. */
static enum due_why reason_for_silence(const struct due_facts *facts, enum reminder which,
				       int64_t *until)
{
	enum due_why permits = due_permits(facts->screening, which);
	if (permits == DUE_LOCKED)
		return permits;
	if (due_paused(facts->state, facts->now.at)) {
		*until = facts->state->paused_until;
		return DUE_PAUSED;
	}
	if (facts->log->days_off & 1 ||
	    slots_excepted(&facts->policy->of[which], stamp_day(facts->now, 0)))
		return DUE_DAY_OFF;
	if (slots_quiet(facts->policy, facts->now.at, until))
		return DUE_QUIET;
	/* answers that are out of date are said at the time of a reminder, once a day */
	return permits == DUE_EXPIRED ? DUE_NOW : permits;
}

/* Answers that are out of date are the reason, whatever became of the slot: what was said at it
 * may have been that. */
static void say_out_of_date(const struct due_facts *facts, struct due_verdict *verdict)
{
	int64_t said = facts->state->screen_said;
	bool first = !said || stamp_day(stamp_local(said), 0) != stamp_day(facts->now, 0);
	verdict->why = verdict->why == DUE_NOW && first ? DUE_SCREEN_AGAIN : DUE_EXPIRED;
	verdict->until = verdict->again = 0;
}

static int64_t next_alone(const struct due_facts *facts, struct week *week, enum reminder which,
			  int64_t after);

static struct due_verdict judge_reminder(const struct due_facts *facts, struct week *week,
					 enum reminder which)
{
	struct due_verdict verdict = {.why = DUE_NOW, .other = -1};
	verdict.why = reason_for_silence(facts, which, &verdict.until);
	if (verdict.why != DUE_NOW)
		return verdict;
	verdict.slot = latest_slot(week, which, facts->now.at);
	verdict.why = about_slot(facts, which, &verdict);
	if (verdict.why == DUE_SNOOZED) /* its next time ends that; quiet hours may outlast it */
		verdict.until = next_alone(facts, week, which, facts->now.at);
	if (due_permits(facts->screening, which) == DUE_EXPIRED)
		say_out_of_date(facts, &verdict);
	return verdict;
}

/* Whether it was put off after it was said: `said` is then the moment when that was done. */
static bool waits(const struct remind_memory *memory)
{
	return memory->snoozed_until > memory->said;
}

/* The last reminder said, if so recent that the next must wait: a reminder, REMINDERS for "screen
 * again", or -1; *at is when. */
static int said_lately(const struct due_facts *facts, int64_t *at)
{
	int64_t now = facts->now.at;
	int which = -1;
	*at = now - DUE_APART + 1;
	for (int i = REMINDERS; i >= 0; i--) {
		int64_t said = i < REMINDERS ? facts->state->of[i].said : facts->state->screen_said;
		if (i < REMINDERS && waits(&facts->state->of[i]))
			continue;
		if (said >= *at && said <= now) {
			*at = said;
			which = i;
		}
	}
	return which;
}

static bool wants_to_speak(const struct due_facts *facts, const struct due *due, int which)
{
	enum due_why why = due->of[which].why;
	return facts->policy->of[which].on && (why == DUE_NOW || why == DUE_SCREEN_AGAIN);
}

/* The moment from which it may speak: its slot, or the end of its snooze. */
static int64_t moment_of(const struct due *due, int which)
{
	const struct due_verdict *verdict = &due->of[which];
	return verdict->again ? verdict->again : verdict->slot;
}

/* The one that waits longest; of the clock times alone if `fixed`. -1 if none wants to speak. */
static int oldest_due(const struct due_facts *facts, const struct due *due, bool fixed)
{
	int found = -1;
	for (int i = 0; i < REMINDERS; i++)
		if (wants_to_speak(facts, due, i) && !(fixed && facts->policy->of[i].every) &&
		    (found < 0 || moment_of(due, i) < moment_of(due, found)))
			found = i;
	return found;
}

/* Whether the clock time that waits may let a frequent reminder go first: it is still in time at
 * the next tick, and no other clock time waits or comes meanwhile, which would then be late. */
static bool can_wait(const struct due_facts *facts, struct week *week, const struct due *due,
		     int waiting)
{
	int64_t now = facts->now.at;
	for (int i = 0; i < REMINDERS; i++) {
		const struct policy_reminder *reminder = &facts->policy->of[i];
		if (!reminder->on || reminder->every)
			continue;
		if ((i != waiting && wants_to_speak(facts, due, i)) ||
		    latest_slot(week, (enum reminder)i, now + DUE_TICK) > now)
			return false;
	}
	return now + DUE_TICK <= moment_of(due, waiting) + DUE_LATEST;
}

/* Which of those that want to speak does: the one that waits longest, unless a clock time would
 * come too late because of a frequent one. */
static int choose_reminder(const struct due_facts *facts, struct week *week, const struct due *due)
{
	int first = oldest_due(facts, due, false), fixed = oldest_due(facts, due, true);
	return fixed < 0 || can_wait(facts, week, due, fixed) ? first : fixed;
}

static void decide(const struct due_facts *facts, struct week *week, struct due *due)
{
	int64_t when;
	int lately = said_lately(facts, &when);
	*due = (struct due){.which = -1};
	for (int i = 0; i < REMINDERS; i++)
		if (facts->policy->of[i].on)
			due->of[i] = judge_reminder(facts, week, (enum reminder)i);
	int first = choose_reminder(facts, week, due);
	for (int i = 0; i < REMINDERS; i++) {
		if (!wants_to_speak(facts, due, i) || (lately < 0 && i == first))
			continue;
		due->of[i].why = DUE_OTHER_FIRST;
		due->of[i].other = lately >= 0 ? lately : first;
		due->of[i].said = lately >= 0;
		due->of[i].until = (lately >= 0 ? when : facts->now.at) + DUE_APART;
	}
	due->which = lately < 0 ? first : -1;
}

void due_decide(const struct due_facts *facts, struct due *due)
{
	struct week week = {.policy = facts->policy};
	decide(facts, &week, due);
}

void due_take(const struct due *due, int64_t now, struct remind_state *state)
{
	const struct due_verdict *verdict = &due->of[due->which];
	struct remind_memory *memory = &state->of[due->which];
	if (memory->slot != verdict->slot) {
		memory->snoozes = 0;
		memory->snoozed_until = 0;
	}
	memory->slot = verdict->slot;
	memory->said = now;
	if (verdict->why == DUE_SCREEN_AGAIN)
		state->screen_said = now;
}

int due_current(const struct due_facts *facts, const struct due *due, int only)
{
	int64_t now = facts->now.at, newest = now - DUE_LATEST;
	int which = only < 0 || due->which == only ? due->which : -1;
	for (int i = 0; i < REMINDERS; i++) {
		int64_t said = facts->state->of[i].said;
		if ((only < 0 || i == only) && facts->policy->of[i].on &&
		    due->of[i].why == DUE_SAID && said >= newest && said <= now) {
			newest = said;
			which = i;
		}
	}
	return which;
}

/* ---- what comes ------------------------------------------------------------------------------ */

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

/* When the end of a snooze speaks, whatever the other reminders do; 0 if it does not. */
static int64_t again_alone(const struct due_facts *facts, struct week *week, enum reminder which)
{
	const struct remind_memory *memory = &facts->state->of[which];
	int64_t until = memory->snoozed_until;
	bool comes = is_believable(until, facts->now.at) && until > facts->now.at &&
		     waits(memory) && latest_slot(week, which, until) == memory->slot &&
		     !was_done(facts, which, memory->slot - half_period(facts, which));
	return comes ? speaks_at(facts, which, until) : 0;
}

/* When the slot at `at` will be said; 0 if it is past, or will be silent for what is known now. */
static int64_t slot_speaks(const struct due_facts *facts, enum reminder which, int64_t at)
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

/* The first moment after `after` at which it speaks if the other reminders are silent. */
static int64_t next_alone(const struct due_facts *facts, struct week *week, enum reminder which,
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
	ahead->log.days_off = days < DUE_DAYS_AHEAD ? ahead->known->log->days_off >> days : 0;
}

/* Begins at the tick at `at`: what can be said before it, was. */
static void ahead_begin(struct ahead *ahead, const struct due_facts *facts, struct week *week,
			int64_t at)
{
	*ahead = (struct ahead){facts, week, *facts, *facts->state, *facts->log, *facts->screening};
	ahead->screening.locked = ahead->screening.expired = false;
	ahead->facts.state = &ahead->state;
	ahead->facts.log = &ahead->log;
	ahead->facts.screening = &ahead->screening;
	ahead->facts.idle = DUE_IDLE_UNKNOWN;
	for (int i = 0; i < REMINDERS; i++) {
		struct remind_memory *memory = &ahead->state.of[i];
		int64_t slot =
			facts->policy->of[i].on ? latest_slot(week, (enum reminder)i, at - 1) : 0;
		int64_t moment =
			slot > memory->slot ? slot_speaks(facts, (enum reminder)i, slot) : 0;
		if (moment > facts->now.at && moment < at)
			*memory = (struct remind_memory){.slot = slot,
							 .said = moment,
							 .done = memory->done,
							 .rested = memory->rested};
		else if (waits(memory) && memory->snoozed_until < at)
			memory->said = memory->snoozed_until;
	}
}

/* The first tick at or after `at`. */
static int64_t tick_from(int64_t at)
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
	int64_t first = tick_from(at), from = first - AHEAD_LEAD;
	int64_t tick = from > facts->now.at ? from : tick_from(facts->now.at + 1);
	/* silence may end between two ticks: too late for the next */
	bool in_time = first - latest_slot(week, which, at) <= DUE_LATEST;
	if (in_time && !others_near(facts, week, which, first))
		return at;
	ahead_begin(&ahead, facts, week, tick);
	if (due_permits(&ahead.screening, which) != DUE_NOW)
		return at;
	for (; tick <= first + DUE_LATEST; tick += DUE_TICK) {
		ahead_to(&ahead, tick);
		decide(&ahead.facts, week, &due);
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

bool due_note_rest(const struct due_facts *facts, struct remind_state *state)
{
	bool rests = false;
	for (int i = 0; i < REMINDERS; i++)
		if (facts->policy->of[i].on && reminder_row((enum reminder)i)->from_sitting &&
		    facts->idle >= half_period(facts, (enum reminder)i)) {
			state->of[i].rested = facts->now.at;
			rests = true;
		}
	return rests;
}
