#include "screening_terminal.h"

#include <string.h>

#include "base/clock.h"
#include "base/terminal_text.h"
#include "base/wait.h"
#include "clinician_asked.h"
#include "dialogue.h"
#include "doc/profile.h"
#include "profile_write.h"
#include "reuse_screening.h"
#include "saved_answers.h"
#include "store/saved.h"
#include "tool/locks.h"
#include "tool/program.h"

/* ---- what is kept -------------------------------------------------------------------------- */

/* Saves the lasting answers; without `save` the saved ones only become stricter, and remember that
 * a clinician was asked. */
static bool keep_answers(const struct screening_run *run, const struct dialogue *dialogue,
			 bool save, struct fault *fault)
{
	struct profile profile = *dialogue->profile;
	bool changed = dialogue->renew && profile.saved; /* a "no" that was repeated comes back */
	if (changed)
		(void)profile_renew(&profile, &dialogue->answers);
	changed |= saved_answers_keep(&profile, &run->screening, dialogue->kept, save);
	if (save && dialogue->age_may_change)
		profile.to[QUESTION_AGE_GROUP] = (struct saved_answer){0};
	changed |= asked_remember(&profile, &run->screening);
	return !changed || saved_write(&profile, fault);
}

/* ---- the end ------------------------------------------------------------------------------- */

static void say_last_words(struct screening_run *run, struct dialogue *dialogue)
{
	struct text words = TEXT_EMPTY;
	struct fault fault;
	enum ask_end end = ask_ended(run->ask);
	bool stop = stop_now_last_words(&dialogue->stop, &dialogue->answers, &words);
	bool dropped = dialogue->renew && saved_renew(dialogue->profile, &dialogue->answers);
	ask_gap(run->ask);
	ask_say(run->ask, 0,
		end == ASK_READER_GONE ? "Stopped: the program that reads the screening has ended."
		: stop || dropped      ? "Stopped: there is no screening."
				       : "Stopped: there is no screening, and nothing was kept.");
	if (dropped)
		ask_say(run->ask, 0,
			"Something is new, so the saved answers that were no are deleted: "
			"leg-screen --save asks them again.");
	if (stop && end == ASK_HUNG_UP) /* it may be read there */
		program_tell(&words);
	for (char *at = words.bytes, *newline; (newline = strchr(at, '\n')); at = newline + 1) {
		*newline = '\0';
		ask_say(run->ask, 0, at);
	}
	if (stop && !stop_now_keep(&dialogue->stop, &fault) && !dialogue->stop.unrecorded)
		(void)program_fault(&fault);
	text_release(&words);
}

/* Nothing was answered yet. */
static bool end_reuse(struct screening_run *run, struct fault *fault)
{
	ask_gap(run->ask);
	ask_say(run->ask, 0, "Stopped: there is no screening.");
	return fault_set(fault, FAULT_UNFINISHED, "%s", "");
}

/* The answers are kept before the card, which may wait: if the program that reads the screening
 * ends meanwhile, so does this one. An emergency is told before anything else. */
static bool deliver_and_keep(struct screening_run *run, const struct dialogue *dialogue,
			     bool emergency, struct fault *fault)
{
	bool own = run->options->mode == MODE_SELF;
	struct fault unkept;
	bool save = run->options->save && !emergency;
	bool kept = !own || emergency || keep_answers(run, dialogue, save, &unkept);
	if (!result_deliver(run, fault))
		return false;
	reuse_keep(run);
	if (own && emergency) { /* the saved answers only become stricter */
		kept = keep_answers(run, dialogue, save, &unkept);
	} else if (own && kept && save) {
		ask_gap(run->ask);
		ask_say(run->ask, 0,
			"Your lasting answers are kept. leg-screen --forget deletes them.");
	}
	if (!kept)
		*fault = unkept;
	return result_unless_stop(run, kept, fault);
}

static bool finish_dialogue(struct screening_run *run, struct dialogue *dialogue,
			    enum dialogue_end end, struct fault *fault)
{
	if (end == DIALOGUE_UNFINISHED) {
		say_last_words(run, dialogue);
		return fault_set(fault, FAULT_UNFINISHED, "%s", "");
	}
	run->checked = dialogue->checked;
	run->unrecorded = dialogue->stop.unrecorded;
	result_judge(run, &dialogue->answers, dialogue->acute_since);
	asked_note(&run->screening, dialogue->asked);
	return deliver_and_keep(run, dialogue, end == DIALOGUE_EMERGENCY, fault);
}

/* ---- the beginning ------------------------------------------------------------------------- */

/* Saved answers that cannot be read are no reason not to ask. */
static void read_profile(const struct screening_run *run, struct profile *profile)
{
	struct fault fault;
	if (run->options->mode != MODE_SELF || saved_read(profile, &fault))
		return;
	*profile = (struct profile){0};
	program_say("%s", fault.text);
	/* a link, or the file of somebody else, stays where it is */
	program_say("asking everything%s",
		    fault.kind == FAULT_DATA
			    ? "; --save replaces the saved answers, --forget deletes the file"
			    : "");
}

static bool all_fresh(const struct profile *profile, struct stamp now)
{
	for (enum question question = 0; question < QUESTIONS; question++)
		if (!question_acute(question) &&
		    profile_freshness(profile, question, now) != FRESH_GOOD)
			return false;
	return true;
}

static bool check_quick(const struct screening_run *run, const struct profile *profile,
			struct fault *fault)
{
	if (!run->options->quick || all_fresh(profile, clock_now()))
		return true;
	if (run->options->mode == MODE_PARTNER)
		return fault_set(fault, FAULT_RESCREEN,
				 "a partner's answers are never saved: leave out --quick");
	return fault_set(fault, FAULT_RESCREEN,
			 profile->saved
				 ? "the saved answers are out of date: run \"leg-screen --save\" "
				   "on a terminal"
				 : "no saved answers: run \"leg-screen --save\" on a terminal");
}

/* A conversation needs no lock file to tell an emergency: what cannot be read is said, and nothing
 * is let through at the end. */
static void read_lock(const struct screening_run *run, struct lock *lock)
{
	struct fault fault;
	struct locks locks;
	*lock = (struct lock){0};
	if (locks_read(clock_now(), run->settings.day_start, &locks, &fault))
		*lock = locks.of[run->options->mode];
	else
		program_say("%s", fault.text);
}

static bool open_conversation(struct screening_run *run, struct fault *fault)
{
	run->ask = ask_open(settings_plain(&run->settings), fault);
	if (run->ask || fault->kind != FAULT_UNAVAILABLE)
		return run->ask;
	return fault_set(fault, FAULT_UNAVAILABLE,
			 "no terminal to ask on: give the answers in a file (--answers=FILE)");
}

static bool ask_everything(struct screening_run *run, const struct profile *profile,
			   const struct lock *lock, bool renew, struct fault *fault)
{
	struct text emergency = TEXT_EMPTY;
	visible_add(&emergency, run->settings.emergency);
	struct dialogue dialogue = {
		.mode = run->options->mode,
		.profile = profile,
		.lock = lock,
		.emergency = emergency.bytes,
		.day_start = run->settings.day_start,
		.save = run->options->save,
		.renew = renew,
	};
	enum dialogue_end end = dialogue_hold(&dialogue, run->ask);
	bool done = finish_dialogue(run, &dialogue, end, fault);
	text_release(&emergency);
	return done;
}

static bool hold_conversation(struct screening_run *run, const struct profile *profile,
			      struct fault *fault)
{
	struct lock lock;
	bool done = false;
	read_lock(run, &lock);
	enum reuse_result reuse = run->options->reuse ? reuse_ask(run, &lock) : REUSE_NONE;
	if (reuse == REUSE_TAKEN) {
		done = result_deliver(run, fault);
	} else if (reuse == REUSE_END) {
		done = end_reuse(run, fault);
	} else {
		bool renew = reuse == REUSE_NEW;
		reuse_drop(run);
		if (renew)
			(void)saved_renew(profile, &(struct answers){0});
		done = check_quick(run, profile, fault) &&
		       ask_everything(run, profile, &lock, renew, fault);
	}
	return done;
}

bool terminal_screen(struct screening_run *run, struct fault *fault)
{
	struct profile profile = {0};
	read_profile(run, &profile);
	/* a screening that was kept asks for no saved answers */
	if ((!run->options->reuse && !check_quick(run, &profile, fault)) ||
	    !open_conversation(run, fault))
		return false;
	bool done = hold_conversation(run, &profile, fault);
	if (ask_signal(run->ask))
		waiter_die(ask_signal(run->ask));
	ask_close(run->ask);
	run->ask = NULL;
	return done;
}
