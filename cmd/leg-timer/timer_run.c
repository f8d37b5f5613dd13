#include "timer_run.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/environment.h"
#include "closing_facts.h"
#include "closing_questions.h"
#include "opening.h"
#include "plan_admitted.h"
#include "record_deliver.h"
#include "resume.h"
#include "rule/plan_notes.h"
#include "rule/step_cautions.h"
#include "session_view.h"
#include "show/plan_words.h"
#include "step_guard.h"
#include "stop_lock.h"
#include "stop_plan.h"
#include "store/trials.h"
#include "tool/program.h"
#include "tool/transfer.h"

/* One run of the program. */
struct live_run {
	const struct timer_options *options;
	struct settings settings;
	struct plan plan;
	struct timer_start start;
	struct session_view view;
	struct session session;
	struct uuid guarded; /* the id under which it is kept while it runs */
};

/* ---- the plan ------------------------------------------------------------------------------ */

/* The sessions of dead timers are told of when the program before us has ended its questions, in
 * the middle of which the words would come; ended there, we have moved none. */
static bool read_plan(struct live_run *run, struct fault *fault)
{
	int day_start = run->settings.day_start;
	if (run->options->resume) {
		resume_collect(day_start);
		return resume_read(day_start, &run->plan, &run->start, fault);
	}
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	bool read = transfer_read(run->options->file, &bytes, &where, fault);
	resume_collect(day_start);
	if (read && !plan_decode(&bytes, &run->plan, fault))
		read = fault_at(fault, where.bytes);
	text_release(&bytes);
	text_release(&where);
	return read;
}

static bool read_keys(struct live_run *run, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	if (!run->options->keys)
		return true;
	bool read = transfer_read(run->options->keys, &bytes, &where, fault);
	bool no_keys = !read && fault->kind == FAULT_DATA && !bytes.length; /* is a script too */
	if (read && !script_parse(&bytes, &run->view.script, fault))
		read = fault_at(fault, where.bytes);
	text_release(&bytes);
	text_release(&where);
	return read || no_keys;
}

/* ---- the session --------------------------------------------------------------------------- */

static void prepare_view(struct live_run *run)
{
	const struct timer_options *options = run->options;
	struct session_view *view = &run->view;
	view->options = options;
	view->plan = &run->plan;
	view->session = &run->session;
	view->day_start = run->settings.day_start;
	view->symptom = SCRIPT_NO_SYMPTOM;
	view->bells = options->bell_given ? options->bell : run->settings.bell;
	/* a screen reader may read the lines */
	view->listening = options->plain || settings_plain(&run->settings);
	view->still = options->still || run->settings.still;
	view->strokes = view->bells == SETTING_BELL_STROKES;
	view->lines = (struct output_buffer){.fd = STDERR_FILENO, .queue = TEXT_EMPTY};
	view->events = (struct output_buffer){.fd = STDOUT_FILENO, .queue = TEXT_EMPTY};
	speech_init(&view->speech, view->strokes);
	frame_init(&view->frame);
	view->voice = (struct hook){.interrupts = true, .text = TEXT_EMPTY, .input = TEXT_EMPTY};
	view->hook = (struct hook){.text = TEXT_EMPTY, .input = TEXT_EMPTY};
}

static bool find_hooks(struct live_run *run, struct fault *fault)
{
	const struct timer_options *options = run->options;
	run->view.hook.command = options->on_step;
	run->view.voice.command = options->say_with;
	if (!options->say || options->say_with)
		return true;
	run->view.voice.command = run->settings.say_with ? run->settings.say_with : hook_voice;
	if (run->settings.say_with || hook_has_voice())
		return true;
	return fault_set(fault, FAULT_UNAVAILABLE,
			 "--say: neither spd-say nor espeak-ng is installed; name a command with "
			 "--say-with");
}

/* A terminal is a convenience: without one the lines go to standard error and there are no keys. */
static bool open_terminal(struct live_run *run, struct fault *fault)
{
	struct session_view *view = &run->view;
	struct fault ignored;
	view->term = term_open(&ignored);
	view->color = !view->listening && color_wanted(run->options->color, view->term != NULL);
	view->waiter = waiter_new(view->term, STDOUT_FILENO, fault);
	return view->waiter != NULL;
}

static void begin_session(struct live_run *run)
{
	struct session_view *view = &run->view;
	const struct timer_options *options = run->options;
	bool every_stroke = view->full || view->strokes || options->events || options->simulate;
	struct timer_setup setup = {
		/* after leaving no step begins, not even without a count-in */
		.count_in = view->left ? TIMER_COUNT_IN : options->count_in,
		.gap_ms = (int64_t)TIMER_GAP_MS * options->speed,
		.valid_ms = (plan_valid_until(&run->plan) - clock_now().at) * 1000,
		.strokes = every_stroke,
		.start = run->start,
	};
	run->session.envelope = envelope_new();
	run->guarded = run->session.envelope.id;
	run->session.started = clock_now();
	view->resumed = options->resume;
	view->start_ns = clock_boottime_ns();
	timer_begin(&view->timer, &run->plan, &setup, view_told, view);
}

static void leave_terminal(struct session_view *view)
{
	if (!view->term)
		return;
	if (view->full)
		term_leave_screen(view->term);
	view->full = false;
	term_give_keys(view->term);
}

/* ---- a session in real time ---------------------------------------------------------------- */

static void add_expired(const struct session_view *view, struct page *page)
{
	if (view->timer.expired)
		page_add(page, "The screening has expired meanwhile. Answer the safety questions "
			       "again before you go on (leg-screen).");
}

static void add_locked(const struct session_view *view, struct page *page)
{
	if (*view->unread.text)
		text_addf(&page->words,
			  "Cannot tell whether another program stopped sessions meanwhile "
			  "(%.300s).",
			  view->unread.text);
	else
		text_add(&page->words, "Another program stopped sessions meanwhile.");
	page_add(page, " Answer the safety questions again before you go on (leg-screen).");
}

/* Asks for the sign, sets the lock, and adds what the user must know of the end. */
static void settle_end(struct live_run *run, struct page *page)
{
	struct session_view *view = &run->view;
	struct fault fault;
	if (view->timer.status == SESSION_SYMPTOM)
		ending_ask(view, &run->settings);
	bool recorded = stop_lock_settle(view, &fault);
	if (view->timer.status == SESSION_SYMPTOM)
		ending_advise(view, &run->settings, page);
	if (!recorded)
		text_addf(&page->words,
			  "THIS STOP COULD NOT BE RECORDED (%.200s). Nothing will remind you of "
			  "it: answer the safety questions (leg-screen) before you start again.\n",
			  fault.text);
	add_expired(view, page);
	if (view->locked)
		add_locked(view, page);
}

/* Which ratings are asked: those of --rate, or the one that a trial under way is about. */
static unsigned ratings_asked(const struct live_run *run)
{
	struct trial trial;
	struct fault ignored;
	enum arm arm;
	bool there;
	if (run->options->rate)
		return ENDING_ALL_RATINGS;
	if (run->plan.mode != MODE_SELF || !trials_newest(&trial, &there, &ignored) || !there ||
	    !trial_runs(&trial, clock_now()) || !trial_arm_of(&trial, run->plan.routine, &arm))
		return 0;
	return 1U << trial.measure;
}

/* After the last question: what the user must know, the facts, the signs to watch for, and how to
 * go on. A small terminal shows them in parts, and keeps the advice about a sign on its screen. */
static void say_goodbye(struct live_run *run, struct page *page)
{
	enum { ROWS_BESIDE = 2, STORED_LINE = 80 }; /* of the next program, and of the shell */
	struct session_view *view = &run->view;
	struct text words = TEXT_EMPTY;
	struct fault told_later; /* by record_deliver, which keeps the rest again */
	const struct session *session = &run->session;
	bool early = view->timer.status == SESSION_ENDED_EARLY;
	int beside = ROWS_BESIDE + STORED_LINE / (int)view_columns(view);
	record_fill(view, &run->session);
	if (view->timer.status != SESSION_SYMPTOM)
		closing_facts(session, closing_days_of_week(session, run->settings.day_start),
			      environment_wants_unicode() && !view->listening, &words);
	page_add(page, words.bytes);
	ending_watch(view, &run->settings, page);
	hook_tell(&view->voice, page->words.bytes, "");
	if (early && !view->timer.over && !view->timer.expired && !view->locked &&
	    plan_goes_on(&run->plan, view->timer.step) && resume_keep(&view->timer, &told_later))
		page_add(page, "To go on, within the hour: leg-timer --resume | leg-log add");
	if (page_tell(view, page, beside) && view->timer.status == SESSION_SYMPTOM) {
		text_clear(&page->words);
		ending_advise(view, &run->settings, page);
		page_print_all(view, page);
	}
	text_release(&words);
}

static bool run_live(struct live_run *run, struct fault *fault)
{
	struct session_view *view = &run->view;
	struct page page = PAGE_EMPTY;
	if (!find_hooks(run, fault) || !open_terminal(run, fault))
		return false;
	unsigned ratings = view->term && !view->options->keys ? ratings_asked(run) : 0;
	bool going_on = !ratings || ending_rate(view, "Before", ratings, &run->session.before);
	if (view->term && going_on && !term_take_keys(view->term, fault))
		return false;
	view->full = view->term && going_on && !view->listening && environment_terminal_capable();
	if (view->full)
		term_enter_screen(view->term);
	if (going_on)
		going_on = opening_show(view);
	if (going_on && !plan_admitted(&run->plan, run->settings.day_start, &run->start, fault))
		return false; /* reading took too long, or a lock came meanwhile */
	view->left = !going_on;
	begin_session(run);
	if (view->left)
		timer_step(&view->timer, TIMER_QUIT, 0);
	view_drive(view);
	stop_lock_for_now(view);
	leave_terminal(view);
	settle_end(run, &page);
	if (ratings && view->timer.status == SESSION_COMPLETED) {
		record_guard(view, &run->guarded);
		(void)!ending_rate(view, "After", ratings, &run->session.after);
	}
	say_goodbye(run, &page);
	page_release(&page);
	return true;
}

/* Quiet, but for what a sign or the end of the screening asks for: its status says that the user
 * was told. */
static void run_simulated(struct live_run *run)
{
	struct session_view *view = &run->view;
	struct page page = PAGE_EMPTY;
	struct fault nothing_to_set;
	begin_session(run);
	view_simulate(view);
	(void)!stop_lock_settle(view, &nothing_to_set);
	if (view->timer.status == SESSION_SYMPTOM)
		ending_advise(view, &run->settings, &page);
	add_expired(view, &page);
	page_print_all(view, &page);
	page_release(&page);
}

static void close_all(struct live_run *run)
{
	struct session_view *view = &run->view;
	hook_leave(&view->voice);
	hook_leave(&view->hook);
	term_close(view->term);
	signal(SIGINT, SIG_IGN);   /* Ctrl-C is q: nothing is left to end */
	waiter_free(view->waiter); /* any other signal that has come meanwhile ends us here */
	(void)output_finish(&view->lines);
	speech_release(&view->speech);
	frame_release(&view->frame);
	script_release(&view->script);
}

static int run_plan(struct live_run *run)
{
	struct fault fault;
	signal(SIGPIPE, SIG_IGN); /* a write without a reader fails, and the session is saved */
	if (!read_keys(run, &fault))
		return program_fault(&fault);
	if (run->options->simulate) {
		run_simulated(run);
	} else if (!run_live(run, &fault)) {
		leave_terminal(&run->view);
		return program_fault(&fault);
	}
	return record_deliver(&run->view, &run->guarded);
}

/* Paces the plan, or passes a stop on. */
static int run_view(struct live_run *run)
{
	prepare_view(run);
	int status = run->plan.outcome >= OUTCOME_STOP ? stop_pass_on(&run->view) : run_plan(run);
	int signal = run->view.signal;
	close_all(run);
	if (signal)
		waiter_die(signal);
	return status;
}

/* A setting that an option outranks may be wrong. */
static setting_set needed_settings(const struct timer_options *options)
{
	setting_set bell = options->bell_given ? 0 : 1 << SETTING_BELL;
	setting_set still = options->still ? 0 : 1 << SETTING_STILL;
	return bell | still;
}

/* A wrong one ends the program only after the plan was read: a stop is shown in any case. */
static void read_settings(struct live_run *run, struct fault *wrong)
{
	struct fault ignored;
	if (!program_settings(&run->settings, needed_settings(run->options), wrong))
		(void)!settings_read(&run->settings, 0, &ignored);
}

int timer_run(const struct timer_options *options)
{
	static struct live_run run; /* large: a mark for each of 5000 steps */
	struct fault fault, wrong = {0};
	int status;
	run.options = options;
	session_init(&run.session);
	read_settings(&run, &wrong);
	bool read = read_plan(&run, &fault);
	if (read) {
		plan_notes_drop(&run.plan, run.plan.screened);
		plan_add_cautions(&run.plan);
		plan_word(&run.plan, run.settings.emergency);
	}
	if (wrong.text[0])
		program_fault(&wrong);
	if (!read)
		status = program_fault(&fault);
	else if (run.plan.outcome >= OUTCOME_STOP)
		status = run_view(&run);
	else if (wrong.text[0])
		status = (int)wrong.kind;
	else if (!plan_admitted(&run.plan, run.settings.day_start, &run.start, &fault))
		status = program_fault(&fault);
	else
		status = run_view(&run);
	plan_release(&run.plan);
	session_release(&run.session);
	settings_release(&run.settings);
	return status;
}
