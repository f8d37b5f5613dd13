#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/number.h"
#include "doc/session.h"
#include "tool/log_store.h"
#include "remind.h"
#include "time_text.h"
#include "policy_file.h"
#include "tool/program.h"

enum {
	ANSWER_WITHIN = 2 * 3600, /* what was said longer ago than this is not what is answered */
	MOST_MINUTES = 180,
	MINUTE = 60
};

/* Which reminder an answer without a name is about: the one said last, else the one that is due,
 * else the only one that is set. -1 where that says nothing. */
static int meant(const struct remind *remind)
{
	int64_t now = remind->facts.now.at, newest = now - ANSWER_WITHIN;
	int which = -1, set = 0, only = -1;
	struct due due;
	for (int i = 0; i < REMINDERS; i++) {
		int64_t said = remind->state.of[i].said;
		if (!remind->policy.of[i].on)
			continue;
		set++;
		only = i;
		if (said > newest && said <= now) {
			newest = said;
			which = i;
		}
	}
	if (which >= 0)
		return which;
	due_decide(&remind->facts, &due);
	return due.which >= 0 ? due.which : set == 1 ? only : -1;
}

static bool find_meant(const struct remind *remind, const char *word, enum reminder *which,
		       struct fault *fault)
{
	if (word)
		return remind_name(word, which, fault);
	int found = meant(remind);
	if (found < 0)
		return fault_set(fault, FAULT_USAGE,
				 "nothing was said lately; name what you mean, such as walk");
	*which = (enum reminder)found;
	return true;
}

/* ---- done ------------------------------------------------------------------------------------ */

struct marking {
	enum reminder which;
	int64_t at;
};

static bool mark_done(struct remind_state *state, void *context)
{
	const struct marking *marking = context;
	state->of[marking->which].done = marking->at;
	return true;
}

static void fill_session(struct session *session, enum reminder which, int seconds,
			 struct stamp now)
{
	const struct reminder_row *row = reminder_row(which);
	session->envelope = envelope_new();
	session->kind = alloc_string(reminder_log_kind(which));
	if (which != REMINDER_WEAR)
		session->routine = alloc_string(row->id);
	session->started = stamp_local(now.at - seconds);
	session->ended = now;
	session->active_seconds = seconds;
	session_fill_active(session, LEG_BOTH);
}

/* The break as a record made by hand; what is no leg's record (a drink) is remembered alone. */
static int log_break(enum reminder which, int seconds, struct stamp now)
{
	struct log_batch batch = {0};
	struct session session;
	struct fault fault;
	int status = 0;
	if (!reminder_log_kind(which))
		return 0;
	session_init(&session);
	fill_session(&session, which, seconds, now);
	log_batch_session(&batch, &session);
	if (!log_batch_store(&batch, APPEND_ONE_A_RECORD, &fault))
		status = log_batch_hand_back(&batch, &fault);
	log_batch_release(&batch);
	session_release(&session);
	return status;
}

static bool read_done(const struct remind_options *given, const struct remind *remind,
		      struct marking *marking, long *seconds, struct fault *fault)
{
	if (!find_meant(remind, given->input.operands[0], &marking->which, fault))
		return false;
	*seconds = (long)reminder_row(marking->which)->minutes * MINUTE;
	marking->at = remind->facts.now.at;
	return !given->minutes || duration_parse(given->minutes, MINUTE, MINUTE,
						 MOST_MINUTES * MINUTE, seconds, fault);
}

int remind_done(void *options)
{
	struct remind remind;
	struct fault fault, torn;
	struct marking marking = {0};
	long seconds;
	if (!remind_gather(&remind, 0, &fault))
		return program_fault(&fault);
	if (!read_done(options, &remind, &marking, &seconds, &fault)) {
		remind_release(&remind);
		return program_fault(&fault);
	}
	/* the record first: only what is kept is called done */
	int status = log_break(marking.which, (int)seconds, remind.facts.now);
	if (!status && !reminders_change_state(mark_done, &marking, &torn, &fault))
		status = program_fault(&fault);
	if (!status) {
		int64_t next = due_next(&remind.facts, marking.which, remind.facts.now.at);
		struct text line = TEXT_EMPTY;
		text_addf(&line, "%s: done", reminder_row(marking.which)->id);
		if (remind.policy.of[marking.which].on && next) {
			text_add(&line, "; next: ");
			moment_add(&line, next, remind.facts.now);
		}
		text_add_char(&line, '\n');
		remind_print(&line);
	}
	remind_release(&remind);
	return status;
}

/* ---- snooze ---------------------------------------------------------------------------------- */

struct snoozing {
	const struct remind *remind;
	enum reminder which;
	int64_t now, until;
	enum { SNOOZED, NOTHING_TO_SNOOZE, SNOOZED_ENOUGH } outcome;
	int snoozes; /* with this one */
};

/* What was said is put off, and so is what is due and was not said yet. */
static bool put_off(struct remind_state *state, void *context)
{
	struct snoozing *snoozing = context;
	struct remind_memory *memory = &state->of[snoozing->which];
	int most = snoozing->remind->policy.of[snoozing->which].snoozes;
	struct due_facts facts = snoozing->remind->facts;
	struct due due;
	facts.state = state;
	due_decide(&facts, &due);
	const struct due_verdict *verdict = &due.of[snoozing->which];
	bool open = verdict->why == DUE_NOW || verdict->why == DUE_OTHER_FIRST ||
		    verdict->why == DUE_SAID || verdict->why == DUE_SNOOZED;
	if (!open || snoozing->now - verdict->slot > ANSWER_WITHIN) {
		snoozing->outcome = NOTHING_TO_SNOOZE;
		return false;
	}
	if (memory->slot != verdict->slot)
		*memory = (struct remind_memory){.slot = verdict->slot, .done = memory->done};
	if (memory->snoozes >= most) {
		snoozing->outcome = SNOOZED_ENOUGH;
		return false;
	}
	memory->said = snoozing->now;
	memory->snoozed_until = snoozing->until;
	snoozing->snoozes = ++memory->snoozes;
	snoozing->outcome = SNOOZED;
	return true;
}

static int tell_snooze(const struct snoozing *snoozing)
{
	const char *name = reminder_row(snoozing->which)->id;
	int most = snoozing->remind->policy.of[snoozing->which].snoozes;
	struct fault fault;
	if (snoozing->outcome == NOTHING_TO_SNOOZE) {
		fault_set(&fault, FAULT_NOTHING, "%s: there is nothing to put off now", name);
		return program_fault(&fault);
	}
	if (snoozing->outcome == SNOOZED_ENOUGH) {
		fault_set(&fault, FAULT_NOTHING, "%s: put off %d of %d already; it is let go", name,
			  most, most);
		return program_fault(&fault);
	}
	struct text line = TEXT_EMPTY;
	text_addf(&line, "%s: put off until ", name);
	moment_add(&line, snoozing->until, snoozing->remind->facts.now);
	text_addf(&line, " (%d of %d)\n", snoozing->snoozes, most);
	return remind_print(&line);
}

/* `snooze [NAME] [DURATION]`, in either order: a duration begins with a digit. */
static bool read_snooze(const struct remind_options *given, const struct remind *remind,
			struct snoozing *snoozing, struct fault *fault)
{
	const char *name = NULL, *time = NULL;
	long seconds;
	for (int i = 0; i < COMMAND_MOST_OPERANDS; i++) {
		const char *word = given->input.operands[i];
		if (word && *word >= '0' && *word <= '9')
			time = word;
		else if (word)
			name = word;
	}
	if (given->input.operands[1] && (!name || !time))
		return fault_set(fault, FAULT_USAGE,
				 "one name and one duration, such as "
				 "snooze walk 10m");
	if (!find_meant(remind, name, &snoozing->which, fault))
		return false;
	const struct policy_reminder *reminder = &remind->policy.of[snoozing->which];
	if (!reminder->on)
		return fault_set(fault, FAULT_NOTHING, "%s is not set",
				 reminder_row(snoozing->which)->id);
	seconds = (long)reminder->snooze * MINUTE;
	if (time &&
	    !duration_parse(time, MINUTE, MINUTE, POLICY_MOST_SNOOZE * MINUTE, &seconds, fault))
		return false;
	snoozing->until = snoozing->now + seconds;
	return true;
}

int remind_snooze(void *options)
{
	struct remind remind;
	struct fault fault, torn;
	if (!remind_gather(&remind, 0, &fault))
		return program_fault(&fault);
	struct snoozing snoozing = {.remind = &remind, .now = remind.facts.now.at};
	int status;
	if (!read_snooze(options, &remind, &snoozing, &fault) ||
	    !reminders_change_state(put_off, &snoozing, &torn, &fault))
		status = program_fault(&fault);
	else
		status = tell_snooze(&snoozing);
	remind_release(&remind);
	return status;
}

/* ---- pause ----------------------------------------------------------------------------------- */

static bool set_pause(struct remind_state *state, void *context)
{
	state->paused_until = *(const int64_t *)context;
	return true;
}

/* A duration ("1h", "90"), or a date or time until which: "tomorrow", "14:00", "2026-12-01". Today
 * means the rest of it. */
static bool read_pause(const char *word, struct stamp now, int day_start, int64_t *until,
		       struct fault *fault)
{
	struct fault no_duration, no_date;
	struct stamp_range range;
	long seconds;
	if (!word)
		return fault_set(fault, FAULT_USAGE,
				 "say for how long: leg-remind pause 1h, or "
				 "pause tomorrow");
	if (duration_parse(word, MINUTE, 0, INT32_MAX, &seconds, &no_duration)) {
		*until = now.at + seconds;
	} else if (stamp_range(word, now, day_start, &range, &no_date)) {
		*until = strcmp(word, "today") ? range.first : range.last + 1;
	} else {
		return fault_set(fault, FAULT_USAGE, "%.400s, nor a duration such as 1h",
				 no_date.text);
	}
	if (*until < now.at + MINUTE)
		return fault_set(fault, FAULT_USAGE, "'%s' is not a time to come", word);
	if (*until > now.at + DUE_MOST_PAUSE)
		return fault_set(fault, FAULT_USAGE,
				 "'%s' is more than %d days; take reminders "
				 "out with unset or uninstall",
				 word, DUE_MOST_PAUSE / 86400);
	return true;
}

int remind_pause(void *options)
{
	const struct remind_options *given = options;
	struct settings settings;
	struct fault fault, torn;
	struct stamp now = clock_now();
	int64_t until;
	if (!remind_settings(&settings, &fault))
		return program_fault(&fault);
	int day_start = settings.day_start;
	settings_release(&settings);
	if (!read_pause(given->input.operands[0], now, day_start, &until, &fault) ||
	    !reminders_change_state(set_pause, &until, &torn, &fault))
		return program_fault(&fault);
	remind_say_torn(&torn);
	struct text line = TEXT_EMPTY;
	text_add(&line, "paused until ");
	moment_add(&line, until, now);
	text_add_char(&line, '\n');
	return remind_print(&line);
}

int remind_resume(void *options)
{
	int64_t never = 0;
	struct fault fault, torn;
	(void)options;
	if (!reminders_change_state(set_pause, &never, &torn, &fault))
		return program_fault(&fault);
	remind_say_torn(&torn);
	return 0;
}
