#include "child_run.h"
#include "leg_remind.h"
#include "notify.h"
#include "remind.h"
#include "remind_report.h"
#include "tool/card.h"
#include "tool/program.h"

enum { INHIBIT_SECONDS = 5 };

/* One tick's change of the state, while no other program can change it. */
struct ticking {
	struct remind *remind;
	struct due due;
	bool inhibited;
	struct remind_state before; /* the state that the slot was taken in */
};

static bool take_the_slot(struct remind_state *state, void *context)
{
	struct ticking *ticking = context;
	struct remind *remind = ticking->remind;
	remind->state = ticking->before = *state;
	bool changed = due_forget_ahead(&remind->state, remind->facts.now.at);
	changed |= due_note_rest(&remind->facts, &remind->state);
	due_decide(&remind->facts, &ticking->due);
	if (ticking->due.which >= 0 && !ticking->inhibited) {
		int which = ticking->due.which;
		due_take(&ticking->due.of[which], (enum reminder)which, remind->facts.now.at,
			 &remind->state);
		changed = true;
	}
	*state = remind->state;
	return changed;
}

/* Of a reminder that could not be shown, so that the next tick says it; unless it was put off
 * meanwhile. */
static bool give_the_slot_back(struct remind_state *state, void *context)
{
	const struct ticking *ticking = context;
	int which = ticking->due.which;
	const struct remind_memory *before = &ticking->before.of[which];
	const struct remind_memory *taken = &ticking->remind->state.of[which];
	struct remind_memory *memory = &state->of[which];
	if (memory->said != taken->said || memory->snoozes != taken->snoozes)
		return false;
	int64_t done = memory->done;
	*memory = *before;
	memory->done = done;
	state->screen_said = ticking->before.screen_said;
	return true;
}

/* Whether the user's `inhibit` command asks for quiet now; one that fails does not. */
static bool is_inhibited(const struct remind *remind, const struct due *due)
{
	struct reminder_words words;
	struct child child;
	if (!remind->settings.inhibit)
		return false;
	remind_words(remind, (enum reminder)due->which, &due->of[due->which], &words);
	bool quiet = child_command(remind->settings.inhibit, words.headline.bytes, INHIBIT_SECONDS,
				   &child);
	child_release(&child);
	reminder_words_release(&words);
	return quiet;
}

/* Returns the exit status. */
static int show_reminder(struct ticking *ticking)
{
	const struct remind *remind = ticking->remind;
	int which = ticking->due.which;
	const struct due_verdict *verdict = &ticking->due.of[which];
	struct reminder_words words;
	struct fault ignored;
	const struct policy_reminder *reminder = &remind->policy.of[which];
	int64_t now = remind->facts.now.at;
	bool left = remind->state.of[which].snoozes < reminder->snoozes;
	struct buttons buttons = {.which = (enum reminder)which,
				  .said = now,
				  .seconds = (int)(due_moment(verdict) + DUE_LATEST - now),
				  .snooze = left ? reminder->snooze : 0,
				  .replaces = remind->state.note};
	remind_words(remind, (enum reminder)which, verdict, &words);
	bool answerable = verdict->why == DUE_NOW;
	enum fault_kind how =
		notify_user(remind->settings.notify, &words, answerable ? &buttons : NULL);
	reminder_words_release(&words);
	if (how == FAULT_IO)
		(void)!remind_state_change(give_the_slot_back, NULL, ticking, &ignored);
	return (int)how;
}

static int tick_once(struct remind *remind, bool explain)
{
	struct ticking ticking = {.remind = remind};
	struct fault fault;
	bool wrong = due_forget_ahead(&remind->state, remind->facts.now.at);
	due_decide(&remind->facts, &ticking.due);
	/* asked before the state is locked: a command of the user's may be slow */
	ticking.inhibited = ticking.due.which >= 0 && is_inhibited(remind, &ticking.due);
	bool idle = remind->facts.idle > 0;
	if (((ticking.due.which >= 0 && !ticking.inhibited) || idle || wrong) &&
	    !remind_state_change(take_the_slot, NULL, &ticking, &fault))
		return program_fault(&fault);
	if (explain) {
		struct text report = TEXT_EMPTY;
		remind_explain(remind, &ticking.due, &report);
		if (ticking.inhibited)
			text_add(&report, "the `inhibit` command asks for quiet\n");
		card_fit_talk(&report);
		program_tell(&report);
		text_release(&report);
	}
	if (ticking.due.which < 0 || ticking.inhibited)
		return 0;
	return show_reminder(&ticking);
}

int remind_tick(void *options)
{
	const struct remind_options *given = options;
	struct remind remind;
	struct fault fault;
	bool explain = given->explain != NULL;
	if (!remind_gather(&remind, REMIND_ASK_IDLE | (explain ? 0 : REMIND_WHEN_OPEN), &fault))
		return program_fault(&fault);
	int status = remind.closed ? 0 : tick_once(&remind, explain);
	remind_release(&remind);
	return status;
}
