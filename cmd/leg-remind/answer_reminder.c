#include "answer_reminder.h"

#include "base/alloc.h"
#include "base/number.h"
#include "base/terminal_text.h"
#include "base/units.h"
#include "buttons_turn.h"
#include "doc/session.h"
#include "leg_remind.h"
#include "remind.h"
#include "store/month_lock.h"
#include "time_text.h"
#include "tool/program.h"

enum { MOST_MINUTES = 180 };

/* Which reminder an answer without a name is about: the one done or put off less than a minute ago,
 * if none was said since (the command repeated, or a status line clicked twice), else the one that
 * the status line shows, else the one said last, else the only one that is set. -1 if that says
 * nothing. */
static int reminder_meant(const struct remind *remind)
{
	int64_t now = remind->facts.now.at, newest = now - DUE_ANSWERED;
	int last = -1, set = 0, only = -1;
	bool answered = false;
	struct due due;
	for (int i = 0; i < REMINDERS; i++) {
		const struct remind_memory *memory = &remind->state.of[i];
		if (!remind->policy.of[i].on)
			continue;
		set++;
		only = i;
		if (memory->said > newest && memory->said <= now) {
			newest = memory->said;
			last = i;
			answered = memory->snoozed_until > newest && newest > now - MINUTE;
		}
		if (memory->done > now - MINUTE && memory->done >= newest && memory->done <= now) {
			newest = memory->done;
			last = i;
			answered = true;
		}
	}
	due_decide(&remind->facts, &due);
	int current = answered ? -1 : due_current(&remind->facts, &due, -1);
	return current >= 0 ? current : last >= 0 ? last : set == 1 ? only : -1;
}

static bool find_meant(const struct remind *remind, const char *word, enum fault_kind unknown,
		       enum reminder *which, struct fault *fault)
{
	if (word)
		return remind_name(word, which, fault);
	int found = reminder_meant(remind);
	if (found < 0)
		return fault_set(
			fault, unknown,
			"there was no reminder lately; name the one you mean, such as walk");
	*which = (enum reminder)found;
	return true;
}

static bool append_session(const struct session *session, struct fault *fault)
{
	struct month_lock lock;
	struct text line = TEXT_EMPTY;
	if (!month_lock(journal_month_of(session->started), &lock, fault))
		return false;
	session_encode(session, &line);
	bool stored = month_append(&lock, &line, fault);
	text_release(&line);
	month_unlock(&lock);
	return stored;
}

/* ---- done ------------------------------------------------------------------------------------ */

struct marking {
	struct remind *remind;
	enum reminder which;
	long seconds;
	bool already; /* the same break was logged before */
};

/* A break takes a minute at least, so one that was done and logged less than that ago is the one
 * that is meant: the command repeated, or a status line clicked twice. */
static bool is_done(const struct marking *marking, const struct remind_state *state)
{
	const struct remind *remind = marking->remind;
	int64_t now = remind->facts.now.at, done = now - state->of[marking->which].done;
	struct due_log log = {0};
	struct fault ignored;
	if (done < 0 || done >= MINUTE ||
	    !remind_read_log(&log, remind->facts.now, remind->settings.day_start, &ignored))
		return false;
	int64_t logged = now - log.ended[reminder_row(marking->which)->need];
	return logged >= 0 && logged < MINUTE;
}

static bool mark_done(struct remind_state *state, void *context)
{
	struct marking *marking = context;
	marking->already = is_done(marking, state);
	if (!marking->already)
		state->of[marking->which].done = marking->remind->facts.now.at;
	marking->remind->state = *state;
	return !marking->already;
}

/* The break as a record made by hand. A drink is not recorded. */
static bool log_marked(void *context, struct fault *fault)
{
	const struct marking *marking = context;
	const char *kind = reminder_log_kind(marking->which);
	struct session session;
	if (!kind)
		return true;
	session_init(&session);
	session.envelope = envelope_new();
	session.kind = alloc_string(kind);
	if (marking->which != REMINDER_WEAR)
		session.routine = alloc_string(reminder_row(marking->which)->id);
	session.ended = marking->remind->facts.now;
	session.started = stamp_local(session.ended.at - marking->seconds);
	session.active_seconds = (int)marking->seconds;
	session_fill_active(&session, LEG_BOTH);
	bool stored = append_session(&session, fault);
	session_release(&session);
	return stored;
}

/* Either both are written or neither, so that a command that failed can be repeated: first the
 * state, which a repeat only writes again, then the record, which a repeat would add twice. */
static bool keep_done(struct marking *marking, struct fault *fault)
{
	return remind_state_change(mark_done, log_marked, marking, fault);
}

static void tell_done(const struct remind *remind, enum reminder which, const char *already)
{
	int64_t next = due_next(&remind->facts, (int)which).at;
	struct text line = TEXT_EMPTY;
	text_addf(&line, "%s: done%s", reminder_row(which)->id, already);
	if (next)
		text_addf(&line, "; next: %s", MOMENT(next, remind->facts.now));
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
	return !given->minutes ||
	       duration_parse(given->minutes, MINUTE, MINUTE, MOST_MINUTES * MINUTE,
			      &marking->seconds, fault) ||
	       fault_at(fault, "--minutes");
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

bool answer_done(enum reminder which, int64_t said)
{
	struct remind remind;
	struct fault fault;
	if (!remind_gather(&remind, 0, &fault))
		return false;
	struct marking marking = {.remind = &remind,
				  .which = which,
				  .seconds = (long)reminder_row(which)->minutes * MINUTE};
	bool ok = remind.state.of[which].done >= said || keep_done(&marking, &fault);
	remind_release(&remind);
	return ok;
}

/* ---- snooze ---------------------------------------------------------------------------------- */

struct snoozing {
	struct remind *remind;
	enum reminder which;
	int64_t until;
	bool done;
	struct fault *fault; /* why it was not */
};

/* Until the end of the snooze, or the next time if that end is silent. */
static bool refuse_again(const struct snoozing *snoozing, int snoozes, int most)
{
	const struct due_facts *facts = &snoozing->remind->facts;
	int64_t next = due_next(facts, (int)snoozing->which).at;
	return fault_set(snoozing->fault, FAULT_NOTHING, "%s: put off%s%s already (%d of %d)",
			 reminder_row(snoozing->which)->id, next ? " until " : "",
			 next ? MOMENT(next, facts->now) : "", snoozes, most);
}

/* Puts off the slot that was said, or that is due and was not said yet. */
static bool put_off(struct remind_state *state, void *context)
{
	struct snoozing *snoozing = context;
	struct remind *remind = snoozing->remind;
	struct remind_memory *memory = &state->of[snoozing->which];
	const char *name = reminder_row(snoozing->which)->id;
	int64_t now = remind->facts.now.at;
	int most = remind->policy.of[snoozing->which].snoozes;
	struct due due;
	remind->state = *state;
	due_decide(&remind->facts, &due);
	const struct due_verdict *verdict = &due.of[snoozing->which];
	bool open = verdict->why == DUE_NOW || verdict->why == DUE_OTHER_FIRST ||
		    verdict->why == DUE_SAID || verdict->why == DUE_SNOOZED;
	if (!open || now - verdict->slot > DUE_ANSWERED)
		return fault_set(snoozing->fault, FAULT_NOTHING,
				 "%s: there is nothing to put off now", name);
	if (verdict->why == DUE_SNOOZED)
		return refuse_again(snoozing, memory->snoozes, most);
	if (!most)
		return fault_set(snoozing->fault, FAULT_NOTHING,
				 "%s: it cannot be put off: --snoozes is 0", name);
	due_take(verdict, snoozing->which, now, state);
	if (memory->snoozes >= most)
		return fault_set(snoozing->fault, FAULT_NOTHING,
				 "%s: put off %d of %d already; it cannot be put off again", name,
				 most, most);
	memory->snoozed_until = snoozing->until;
	memory->snoozes++;
	remind->state = *state;
	snoozing->done = true;
	return true;
}

/* It comes at the end of the snooze, or at its next time if the tick that would end it says that,
 * or (quiet hours begin, a pause) not at all. */
static void tell_snooze(const struct snoozing *snoozing)
{
	const struct due_facts *facts = &snoozing->remind->facts;
	enum reminder which = snoozing->which;
	struct due_time next = due_next(facts, (int)which);
	struct text line = TEXT_EMPTY;
	text_addf(&line, "%s: ", reminder_row(which)->id);
	if (next.again)
		text_addf(&line, "put off until %s (%d of %d)", MOMENT(next.at, facts->now),
			  facts->state->of[which].snoozes, facts->policy->of[which].snoozes);
	else if (next.at && next.at < snoozing->until + DUE_TICK)
		text_addf(&line, "put off until %s, its next time", MOMENT(next.at, facts->now));
	else if (next.at)
		text_addf(&line, "dropped this time; next: %s", MOMENT(next.at, facts->now));
	else
		text_add(&line, "dropped this time");
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
				 "'%s': give one name and one duration, such as snooze walk 10m",
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
	snoozing->until = remind->facts.now.at + seconds;
	return true;
}

int remind_snooze(void *options)
{
	struct remind remind;
	struct fault fault;
	if (!remind_gather(&remind, 0, &fault))
		return program_fault(&fault);
	struct snoozing snoozing = {.remind = &remind, .fault = &fault};
	bool ok = read_snooze(options, &snoozing, &fault) &&
		  remind_state_change(put_off, NULL, &snoozing, &fault) && snoozing.done;
	int status = ok ? 0 : program_fault(&fault);
	if (ok) {
		buttons_end();
		tell_snooze(&snoozing);
	}
	remind_release(&remind);
	return status;
}

void answer_snooze(enum reminder which)
{
	struct remind remind;
	struct fault ignored;
	if (!remind_gather(&remind, 0, &ignored))
		return;
	struct snoozing snoozing = {.remind = &remind, .which = which, .fault = &ignored};
	snoozing.until = remind.facts.now.at + remind.policy.of[which].snooze * MINUTE;
	(void)!remind_state_change(put_off, NULL, &snoozing, &ignored);
	remind_release(&remind);
}
