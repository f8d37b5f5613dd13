#include <string.h>

#include "base/alloc.h"
#include "base/number.h"
#include "base/terminal_text.h"
#include "base/units.h"
#include "buttons_turn.h"
#include "doc/session.h"
#include "store/append.h"
#include "answer_reminder.h"
#include "recent_sessions.h"
#include "leg_remind.h"
#include "remind.h"
#include "time_text.h"
#include "state_file.h"
#include "tool/program.h"

enum {
	ANSWER_WITHIN = 2 * HOUR, /* an answer is about a reminder that was said within this time */
	MOST_MINUTES = 180
};

/* Which reminder an answer without a name is about: the one said last, else the one that is due,
 * else the only one that is set. -1 if that says nothing. */
static int reminder_meant(const struct remind *remind)
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

static bool find_meant(const struct remind *remind, const char *word, enum fault_kind unknown,
		       enum reminder *which, struct fault *fault)
{
	if (word)
		return remind_name(word, which, fault);
	int found = reminder_meant(remind);
	if (found < 0)
		return fault_set(fault, unknown,
				 "nothing was said lately; name what you mean, such as walk");
	*which = (enum reminder)found;
	return true;
}

/* ---- done ------------------------------------------------------------------------------------ */

struct marking {
	struct remind *remind;
	enum reminder which;
	int64_t at;
	long seconds;
	bool already; /* the same break was logged before */
};

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

/* The break as a record made by hand. A drink is not recorded. */
static bool log_break(enum reminder which, int seconds, struct stamp now, struct fault *fault)
{
	struct session session;
	if (!reminder_log_kind(which))
		return true;
	session_init(&session);
	fill_session(&session, which, seconds, now);
	bool stored = append_session(&session, fault);
	session_release(&session);
	return stored;
}

/* A break takes a minute at least, so one that was done and logged less than that ago is the one
 * that is meant: the command repeated, or a status line clicked twice. */
static bool is_done(const struct marking *marking, const struct remind_state *state)
{
	const struct remind *remind = marking->remind;
	int64_t done = marking->at - state->of[marking->which].done;
	struct due_log log = {0};
	struct fault ignored;
	if (done < 0 || done >= MINUTE ||
	    !recent_read(&log, remind->facts.now, remind->settings.day_start, &ignored))
		return false;
	int64_t logged = marking->at - log.ended[reminder_row(marking->which)->need];
	return logged >= 0 && logged < MINUTE;
}

static bool mark_done(struct remind_state *state, void *context)
{
	struct marking *marking = context;
	marking->already = is_done(marking, state);
	if (!marking->already)
		state->of[marking->which].done = marking->at;
	marking->remind->state = *state;
	return !marking->already;
}

static bool log_marked(void *context, struct fault *fault)
{
	const struct marking *marking = context;
	return log_break(marking->which, (int)marking->seconds, marking->remind->facts.now, fault);
}

/* Either both are written or neither, so that a command that failed can be repeated: first the
 * state, which a repeat only writes again, then the record, which a repeat would add twice. */
static bool keep_done(struct marking *marking, struct fault *fault)
{
	struct fault torn;
	return state_file_change_with(mark_done, log_marked, marking, &torn, fault);
}

static void tell_done(const struct remind *remind, enum reminder which, const char *already)
{
	int64_t next = due_next(&remind->facts, which, remind->facts.now.at);
	struct text line = TEXT_EMPTY;
	text_addf(&line, "%s: done%s", reminder_row(which)->id, already);
	if (remind->policy.of[which].on && next &&
	    due_permits(&remind->screening, which) == DUE_NOW) {
		text_add(&line, "; next: ");
		moment_add(&line, next, remind->facts.now);
	}
	text_add_char(&line, '\n');
	(void)program_report(&line);
	if (!program_flush())
		program_say("%s was logged all the same", reminder_row(which)->id);
}

static bool read_done(const struct remind_options *given, struct marking *marking,
		      struct fault *fault)
{
	const struct remind *remind = marking->remind;
	if (!find_meant(remind, given->input.operands[0], FAULT_USAGE, &marking->which, fault))
		return false;
	marking->seconds = (long)reminder_row(marking->which)->minutes * MINUTE;
	marking->at = remind->facts.now.at;
	return !given->minutes || duration_parse(given->minutes, MINUTE, MINUTE,
						 MOST_MINUTES * MINUTE, &marking->seconds, fault);
}

int remind_done(void *options)
{
	struct remind remind;
	struct fault fault;
	struct marking marking = {.remind = &remind};
	int status = 0;
	if (!remind_gather(&remind, 0, &fault))
		return program_fault(&fault);
	if (!read_done(options, &marking, &fault)) {
		status = program_fault(&fault);
	} else if (!keep_done(&marking, &fault)) {
		status = program_fault(&fault);
		program_say("nothing was logged; run \"leg-remind done %s\" again",
			    reminder_row(marking.which)->id);
	} else {
		if (!marking.already)
			buttons_end();
		tell_done(&remind, marking.which, marking.already ? " already" : "");
	}
	remind_release(&remind);
	return status;
}

int answer_done(enum reminder which, int64_t said)
{
	struct remind remind;
	struct fault fault;
	if (!remind_gather(&remind, 0, &fault))
		return program_fault(&fault);
	struct marking marking = {.remind = &remind,
				  .which = which,
				  .at = remind.facts.now.at,
				  .seconds = (long)reminder_row(which)->minutes * MINUTE};
	bool ok = remind.state.of[which].done >= said || keep_done(&marking, &fault);
	remind_release(&remind);
	return ok ? 0 : program_fault(&fault);
}

/* ---- snooze ---------------------------------------------------------------------------------- */

struct snoozing {
	struct remind *remind;
	enum reminder which;
	int64_t now, until;
	enum { SNOOZED, NOTHING_TO_SNOOZE, SNOOZED_ALREADY, SNOOZED_ENOUGH } outcome;
	int snoozes; /* with this one */
};

/* Puts off the slot that was said, or that is due and was not said yet. */
static bool put_off(struct remind_state *state, void *context)
{
	struct snoozing *snoozing = context;
	struct remind_memory *memory = &state->of[snoozing->which];
	int most = snoozing->remind->policy.of[snoozing->which].snoozes;
	struct due due;
	snoozing->remind->state = *state;
	due_decide(&snoozing->remind->facts, &due);
	const struct due_verdict *verdict = &due.of[snoozing->which];
	bool open = verdict->why == DUE_NOW || verdict->why == DUE_OTHER_FIRST ||
		    verdict->why == DUE_SAID || verdict->why == DUE_SNOOZED;
	snoozing->snoozes = memory->snoozes;
	if (!open || snoozing->now - verdict->slot > ANSWER_WITHIN) {
		snoozing->outcome = NOTHING_TO_SNOOZE;
		return false;
	}
	if (verdict->why == DUE_SNOOZED) {
		snoozing->until = verdict->until;
		snoozing->outcome = SNOOZED_ALREADY;
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
	snoozing->remind->state = *state;
	return true;
}

static bool refuse_snooze(const struct snoozing *snoozing, struct fault *fault)
{
	const char *name = reminder_row(snoozing->which)->id;
	int most = snoozing->remind->policy.of[snoozing->which].snoozes;
	struct text when = TEXT_EMPTY;
	if (snoozing->outcome == NOTHING_TO_SNOOZE) {
		fault_set(fault, FAULT_NOTHING, "%s: there is nothing to put off now", name);
	} else if (snoozing->outcome == SNOOZED_ALREADY) {
		moment_add(&when, snoozing->until, snoozing->remind->facts.now);
		fault_set(fault, FAULT_NOTHING, "%s: put off until %s already (%d of %d)", name,
			  when.bytes, snoozing->snoozes, most);
	} else if (!most) {
		fault_set(fault, FAULT_NOTHING, "%s: it cannot be put off; it is set so", name);
	} else {
		fault_set(fault, FAULT_NOTHING,
			  "%s: put off %d of %d already; it cannot be put off again", name, most,
			  most);
	}
	text_release(&when);
	return false;
}

/* It comes at the end of the snooze, or at its next time if that is sooner, or (quiet hours begin,
 * a pause) not at all. */
static void tell_snooze(const struct snoozing *snoozing)
{
	const struct due_facts *facts = &snoozing->remind->facts;
	int most = snoozing->remind->policy.of[snoozing->which].snoozes;
	int64_t again = due_put_off_until(facts, snoozing->which);
	int64_t next = due_next(facts, snoozing->which, snoozing->now);
	bool sooner = !again && next && next <= snoozing->until;
	struct text line = TEXT_EMPTY;
	text_addf(&line, "%s: %s", reminder_row(snoozing->which)->id,
		  again || sooner ? "put off until " : "let go");
	if (!again && !sooner && next)
		text_add(&line, "; next: ");
	if (again || next)
		moment_add(&line, again ? again : next, facts->now);
	if (sooner)
		text_add(&line, ", its next time");
	if (again)
		text_addf(&line, " (%d of %d)", snoozing->snoozes, most);
	text_add_char(&line, '\n');
	program_report(&line);
}

/* `snooze [NAME] [DURATION]`, in either order: a duration begins with a digit. */
static bool read_snooze(const struct remind_options *given, struct snoozing *snoozing,
			struct fault *fault)
{
	const struct remind *remind = snoozing->remind;
	const char *name = NULL, *time = NULL;
	long seconds = 0;
	for (int i = 0; i < COMMAND_MOST_OPERANDS; i++) {
		const char *word = given->input.operands[i];
		if (word && *word >= '0' && *word <= '9')
			time = word;
		else if (word)
			name = word;
	}
	if (given->input.operands[1] && (!name || !time))
		return fault_set(fault, FAULT_USAGE,
				 "'%s': one name and one duration, such as snooze walk 10m",
				 VISIBLE(given->input.operands[1]));
	if (time &&
	    !duration_parse(time, MINUTE, MINUTE, POLICY_MOST_SNOOZE * MINUTE, &seconds, fault))
		return false;
	if (!find_meant(remind, name, FAULT_NOTHING, &snoozing->which, fault))
		return false;
	const struct policy_reminder *reminder = &remind->policy.of[snoozing->which];
	if (!reminder->on)
		return fault_set(fault, FAULT_NOTHING, "%s is not set",
				 reminder_row(snoozing->which)->id);
	if (!time)
		seconds = (long)reminder->snooze * MINUTE;
	snoozing->until = snoozing->now + seconds;
	return true;
}

/* Puts the reminder off, and says why if it cannot. */
static bool snooze_reminder(struct snoozing *snoozing, struct fault *fault)
{
	struct fault torn;
	return state_file_change(put_off, snoozing, &torn, fault) &&
	       (snoozing->outcome == SNOOZED || refuse_snooze(snoozing, fault));
}

int remind_snooze(void *options)
{
	struct remind remind;
	struct fault fault;
	if (!remind_gather(&remind, 0, &fault))
		return program_fault(&fault);
	struct snoozing snoozing = {.remind = &remind, .now = remind.facts.now.at};
	bool ok = read_snooze(options, &snoozing, &fault) && snooze_reminder(&snoozing, &fault);
	int status = ok ? 0 : program_fault(&fault);
	if (ok) {
		buttons_end();
		tell_snooze(&snoozing);
	}
	remind_release(&remind);
	return status;
}

int answer_snooze(enum reminder which)
{
	struct remind remind;
	struct fault fault;
	if (!remind_gather(&remind, 0, &fault))
		return program_fault(&fault);
	int64_t now = remind.facts.now.at;
	struct snoozing snoozing = {.remind = &remind,
				    .which = which,
				    .now = now,
				    .until = now + remind.policy.of[which].snooze * MINUTE};
	bool ok = snooze_reminder(&snoozing, &fault);
	remind_release(&remind);
	return ok ? 0 : program_fault(&fault);
}
