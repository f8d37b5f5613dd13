#include "due.h"

#include "rule/allows.h"

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

/* A moment so far ahead of the clock that the clock must have been wrong. */
static bool is_incredible(int64_t at, int64_t now)
{
	return at > now + DUE_TRUST_AHEAD;
}

bool due_waits(const struct remind_memory *memory)
{
	return memory->snoozed_until > memory->said;
}

static int64_t half_period(const struct due_facts *facts, enum reminder which)
{
	return slots_period(&facts->policy->of[which]) * MINUTE / 2;
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

static bool was_away(const struct due_facts *facts, enum reminder which, int64_t since,
		     int64_t half)
{
	int64_t rested = facts->state->of[which].rested;
	return reminder_row(which)->from_sitting &&
	       (facts->idle >= half || (rested >= since && rested <= facts->now.at));
}

/* For a slot that was said before: whether to say it again because it was put off. */
static enum due_why said_before(const struct due_facts *facts, const struct remind_memory *memory,
				struct due_verdict *verdict)
{
	int64_t now = facts->now.at;
	if (is_incredible(memory->snoozed_until, now) || !due_waits(memory))
		return DUE_SAID;
	verdict->again = memory->snoozed_until;
	if (now < memory->snoozed_until)
		return DUE_SNOOZED;
	return now - memory->snoozed_until <= DUE_LATEST ? DUE_NOW : DUE_MISSED;
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
	if (memory->slot > verdict->slot && !is_incredible(memory->slot, facts->now.at)) {
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

static bool is_day_off(const struct due_log *log, struct stamp now)
{
	int64_t ahead = stamp_day(now, log->day_start) - log->today;
	return ahead >= 0 && ahead < DUE_DAYS_AHEAD && log->days_off >> ahead & 1;
}

enum due_why due_silence(const struct due_facts *facts, enum reminder which, int64_t *until)
{
	enum due_why permits = due_permits(facts->screening, which);
	if (permits == DUE_LOCKED)
		return permits;
	if (due_paused(facts->state, facts->now.at)) {
		*until = facts->state->paused_until;
		return DUE_PAUSED;
	}
	if (is_day_off(facts->log, facts->now) ||
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

static struct due_verdict judge_reminder(const struct due_facts *facts, struct due_week *week,
					 enum reminder which)
{
	struct due_verdict verdict = {.why = DUE_NOW, .other = -1};
	verdict.why = due_silence(facts, which, &verdict.until);
	if (verdict.why != DUE_NOW)
		return verdict;
	verdict.slot = due_slot_until(week, which, facts->now.at);
	verdict.why = about_slot(facts, which, &verdict);
	if (due_silences(facts->screening) == DUE_EXPIRED)
		say_out_of_date(facts, &verdict);
	return verdict;
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
		if (i < REMINDERS && due_waits(&facts->state->of[i]))
			continue;
		if (said >= *at && said <= now) {
			*at = said;
			which = i;
		}
	}
	return which;
}

static bool wants_to_speak(const struct due *due, int which)
{
	enum due_why why = due->of[which].why;
	return why == DUE_NOW || why == DUE_SCREEN_AGAIN;
}

int64_t due_moment(const struct due_verdict *verdict)
{
	return verdict->again ? verdict->again : verdict->slot;
}

/* The one that waits longest; of the clock times alone if `fixed`. -1 if none wants to speak. */
static int oldest_due(const struct due_facts *facts, const struct due *due, bool fixed)
{
	int found = -1;
	for (int i = 0; i < REMINDERS; i++)
		if (wants_to_speak(due, i) && !(fixed && facts->policy->of[i].every) &&
		    (found < 0 || due_moment(&due->of[i]) < due_moment(&due->of[found])))
			found = i;
	return found;
}

/* Whether the clock time that waits may let a frequent reminder go first: it is still in time at
 * the next tick, and no other clock time waits or comes meanwhile, which would then be late. */
static bool can_wait(const struct due_facts *facts, struct due_week *week, const struct due *due,
		     int waiting)
{
	int64_t now = facts->now.at;
	for (int i = 0; i < REMINDERS; i++) {
		const struct policy_reminder *reminder = &facts->policy->of[i];
		if (!reminder->on || reminder->every)
			continue;
		if ((i != waiting && wants_to_speak(due, i)) ||
		    due_slot_until(week, (enum reminder)i, now + DUE_TICK) > now)
			return false;
	}
	return now + DUE_TICK <= due_moment(&due->of[waiting]) + DUE_LATEST;
}

/* Which of those that want to speak does: the one that waits longest, unless a clock time would
 * come too late because of a frequent one. */
static int choose_reminder(const struct due_facts *facts, struct due_week *week,
			   const struct due *due)
{
	int first = oldest_due(facts, due, false), fixed = oldest_due(facts, due, true);
	return fixed < 0 || can_wait(facts, week, due, fixed) ? first : fixed;
}

void due_decide_in(const struct due_facts *facts, struct due_week *week, struct due *due)
{
	int64_t when;
	int lately = said_lately(facts, &when);
	*due = (struct due){.which = -1};
	for (int i = 0; i < REMINDERS; i++)
		if (facts->policy->of[i].on)
			due->of[i] = judge_reminder(facts, week, (enum reminder)i);
	int first = choose_reminder(facts, week, due);
	for (int i = 0; i < REMINDERS; i++) {
		if (!wants_to_speak(due, i) || (lately < 0 && i == first))
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
	struct due_week week = {.policy = facts->policy};
	due_decide_in(facts, &week, due);
}

void due_take(const struct due_verdict *verdict, enum reminder which, int64_t now,
	      struct remind_state *state)
{
	struct remind_memory *memory = &state->of[which];
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
		if ((only < 0 || i == only) && due->of[i].why == DUE_SAID && said >= newest &&
		    said <= now) {
			newest = said;
			which = i;
		}
	}
	return which;
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

bool due_forget_ahead(struct remind_state *state, int64_t now)
{
	bool forgot = false;
	for (int i = 0; i < REMINDERS; i++) {
		struct remind_memory *memory = &state->of[i];
		int64_t *const moments[] = {&memory->slot, &memory->said,   &memory->snoozed_until,
					    &memory->done, &memory->rested, &state->screen_said};
		for (size_t at = 0; at < sizeof moments / sizeof moments[0]; at++)
			if (is_incredible(*moments[at], now)) {
				*moments[at] = 0;
				forgot = true;
			}
	}
	return forgot;
}
