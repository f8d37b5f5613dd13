#include "timer_run.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/environment.h"
#include "base/terminal_text.h"
#include "body/symptom.h"
#include "rule/plan_check.h"
#include "rule/plan_notes.h"
#include "rule/symptom_lock.h"
#include "closing_facts.h"
#include "closing_questions.h"
#include "opening.h"
#include "record_save.h"
#include "base/sentence.h"
#include "session_view.h"
#include "resume.h"
#include "step_guard.h"
#include "show/ink.h"
#include "show/plan_words.h"
#include "store/trials.h"
#include "tool/done_today.h"
#include "tool/locks.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum {
	MOST_COLUMNS = 80,
	VALID_SECONDS = 3600, /* at most, from when a document was created */
	LAST_WAIT_MS = 100    /* for a reader that is stuck, once a signal has asked us to end */
};

/* One run of the program. */
struct run {
	const struct timer_options *options;
	struct settings settings;
	struct plan plan;
	struct timer_start start;
	struct session_view view;
	struct session session;
	struct uuid guarded; /* the id under which it is kept while it runs */
};

/* ---- the plan ------------------------------------------------------------------------------ */

static bool read_plan(struct run *run, struct fault *fault)
{
	if (run->options->resume)
		return resume_read(run->settings.day_start, &run->plan, &run->start, fault);
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	bool read = transfer_read(run->options->file, &bytes, &where, fault);
	if (read && !plan_decode(&bytes, &run->plan, fault))
		read = fault_at(fault, where.bytes);
	text_release(&bytes);
	text_release(&where);
	return read;
}

static bool read_keys(struct run *run, struct fault *fault)
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

static int64_t valid_until(const struct plan *plan)
{
	int64_t most = plan->envelope.created.at + VALID_SECONDS;
	return plan->valid_until.at < most ? plan->valid_until.at : most;
}

static bool check_age(const struct plan *plan, struct fault *fault)
{
	int64_t now = clock_now().at;
	if (stamp_ahead(plan->envelope.created, now))
		return fault_set(
			fault, FAULT_RESCREEN,
			"the plan was made in the future: check the clock, and screen again");
	if (now > valid_until(plan))
		return fault_set(fault, FAULT_RESCREEN,
				 "the plan has expired: answer the safety questions again "
				 "(leg-screen | leg-plan | leg-timer)");
	return true;
}

static bool check_lock(const struct plan *plan, int day_start, struct fault *fault)
{
	struct locks locks;
	if (!locks_read(clock_now(), day_start, &locks, fault))
		return false;
	const struct lock *lock = &locks.of[plan->mode];
	if (lock_stands(lock) || (plan->screened && !lock_admits(lock, plan->screening_id.word)))
		return fault_set(
			fault, FAULT_RESCREEN,
			"an earlier stop came after this plan's screening: answer the safety "
			"questions again (leg-screen)");
	return true;
}

/* Only walking, pumps and rest are planned without a screening. */
static bool check_screened(const struct plan *plan, struct fault *fault)
{
	static const bool free_kinds[STEP_KINDS] = {
		[STEP_SETUP] = true, [STEP_SWITCH] = true, [STEP_WALKING] = true,
		[STEP_PUMPS] = true, [STEP_REST] = true,   [STEP_AFTERCARE] = true,
	};
	if (plan->screened)
		return true;
	for (size_t i = 0; i < plan->step_count; i++)
		if (!free_kinds[plan->steps[i].kind])
			return fault_set(fault, FAULT_RESCREEN,
					 "steps[%zu]: needs a screening, and the plan names none "
					 "(leg-screen | leg-plan | leg-timer)",
					 i);
	return true;
}

static int massage_seconds(const struct plan *plan, int leg)
{
	int seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].kind == STEP_MASSAGE && (int)plan->steps[i].leg == leg)
			seconds += plan->steps[i].seconds;
	return seconds;
}

/* The plan's limits are what was left of the day when it was made: nothing of them may have been
 * used since (leg-safety(7), day-limits). */
static bool check_today(const struct plan *plan, int day_start, struct fault *fault)
{
	struct done_today done;
	bool read = false;
	for (int leg = 0; leg < LEGS; leg++) {
		int allowed = plan->limits.leg[leg].massage.seconds;
		int needed = massage_seconds(plan, leg);
		if (!needed || allowed >= LIMIT_SECONDS)
			continue;
		if (!read)
			done_today_read(plan->mode, clock_now(), plan->envelope.created, day_start,
					&done);
		read = true;
		if (done.unreadable || done.leg[leg].since + needed > allowed)
			return fault_set(fault, FAULT_RESCREEN,
					 "too little is left of what is allowed today for the %s: "
					 "plan again (leg-plan)",
					 leg_words((enum leg)leg));
	}
	return true;
}

/* A resumed plan was judged by its age when it was read. */
static bool check_plan(const struct run *run, struct fault *fault)
{
	const struct plan *plan = &run->plan;
	if (!plan->step_count)
		return fault_set(fault, FAULT_DATA, "steps: the plan has none");
	bool resume = run->options->resume;
	int day_start = run->settings.day_start;
	return (resume || check_age(plan, fault)) && check_lock(plan, day_start, fault) &&
	       check_screened(plan, fault) && plan_sound(plan, fault) &&
	       (resume || check_today(plan, day_start, fault));
}

/* True if somebody may listen to the lines. */
static bool listens(const struct run *run)
{
	return run->options->plain || settings_plain(&run->settings);
}

/* ---- a plan that says stop ----------------------------------------------------------------- */

/* Never for a screen reader, which takes a coloured word for a sentence of its own. */
static bool wants_color(const struct run *run, bool terminal)
{
	enum color color = run->options->color;
	if (listens(run))
		return false;
	return color == COLOR_AUTO ? environment_wants_color(terminal) : color == COLOR_ALWAYS;
}

static void tell_line(const char *line, int columns, struct text *words)
{
	if (columns)
		visible_wrap(words, line, 0, 0, (size_t)columns - 1);
	else
		sentence_lines(line, words);
	text_add_char(words, '\n');
}

/* Why not, what to do, and what is still allowed with the command for it; a sentence a line where
 * `columns` is 0. */
static void tell_stop(const struct run *run, int columns, struct text *words)
{
	const struct plan *plan = &run->plan;
	struct text line = TEXT_EMPTY;
	if (plan->outcome == OUTCOME_EMERGENCY)
		text_add(&line, "STOP: this may be an EMERGENCY.");
	else if (plan->alternative_count)
		text_addf(&line, "STOP: %s is not for today.", plan->title);
	else
		text_add(&line, "STOP: no session today.");
	tell_line(line.bytes, columns, words);
	if (plan->advice)
		tell_line(plan->advice, columns, words);
	text_clear(&line);
	plan_alternatives_text(plan, &line);
	if (line.length)
		tell_line(line.bytes, columns, words);
	for (size_t i = 0; i < plan->alternative_count; i++)
		text_addf(words, "  %s\n", plan->alternatives[i].command);
	text_release(&line);
}

/* Shows the stop, on the terminal or else on standard error, and passes the plan on. */
static int pass_on(struct run *run)
{
	struct text document = TEXT_EMPTY, words = TEXT_EMPTY;
	struct fault fault;
	struct term *term = term_open(&fault);
	bool card = transfer_shows_card(run->options->format) && program_writes_to_terminal();
	int columns = term ? term_measure(term).columns : MOST_COLUMNS;
	tell_stop(run, listens(run) ? 0 : columns < MOST_COLUMNS ? columns : MOST_COLUMNS, &words);
	if (wants_color(run, card || term))
		ink_warnings(&words);
	if (!card && term)
		term_say(term, words.bytes);
	else if (!card)
		fputs(words.bytes, stderr);
	term_close(term);
	plan_encode(&run->plan, &document);
	if (!transfer_write(&document, &words, run->options->format, &fault))
		(void)program_fault(&fault);
	text_release(&document);
	text_release(&words);
	return (int)outcome_status(run->plan.outcome);
}

/* ---- the session --------------------------------------------------------------------------- */

static void prepare(struct run *run)
{
	const struct timer_options *options = run->options;
	struct session_view *view = &run->view;
	view->options = options;
	view->plan = &run->plan;
	view->session = &run->session;
	view->day_start = run->settings.day_start;
	view->symptom = SCRIPT_NO_SYMPTOM;
	view->bells = options->bell_given ? options->bell : run->settings.bell;
	view->listening = listens(run);
	view->still = options->still || run->settings.still;
	view->strokes = view->bells == SETTING_BELL_STROKES;
	view->lines = (struct output_buffer){.fd = STDERR_FILENO, .queue = TEXT_EMPTY};
	view->events = (struct output_buffer){.fd = STDOUT_FILENO, .queue = TEXT_EMPTY};
	speech_init(&view->speech, &run->plan, view->strokes);
	view->lines_told.plan = &run->plan;
	frame_init(&view->frame);
	view->voice = (struct hook){.interrupts = true, .text = TEXT_EMPTY, .input = TEXT_EMPTY};
	view->hook = (struct hook){.text = TEXT_EMPTY, .input = TEXT_EMPTY};
}

static bool find_hooks(struct run *run, struct fault *fault)
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
static bool open_terminal(struct run *run, struct fault *fault)
{
	struct session_view *view = &run->view;
	struct fault ignored;
	view->term = term_open(&ignored);
	view->color = wants_color(run, view->term != NULL);
	view->waiter = waiter_new(view->term, STDOUT_FILENO, fault);
	return view->waiter != NULL;
}

static void begin(struct run *run)
{
	struct session_view *view = &run->view;
	const struct timer_options *options = run->options;
	bool every_stroke = view->full || view->strokes || options->events || options->simulate;
	struct timer_setup setup = {
		.count_in = options->count_in,
		.gap_ms = (int64_t)TIMER_GAP_MS * options->speed,
		.valid_ms = (valid_until(&run->plan) - clock_now().at) * 1000,
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

/* ---- the lock ------------------------------------------------------------------------------ */

static struct lock lock_of(const struct run *run)
{
	const struct envelope *envelope = &run->session.envelope;
	if (run->view.timer.status != SESSION_SYMPTOM || run->options->simulate)
		return (struct lock){.level = LOCK_NONE};
	if (run->view.symptom == SCRIPT_NO_SYMPTOM) /* no answer is never "no" */
		return (struct lock){
			.level = LOCK_RESCREEN, .time = envelope->created, .id = envelope->id};
	return symptom_lock((enum symptom)run->view.symptom, envelope->created, envelope->id,
			    run->settings.day_start);
}

static void tell_unrecorded(struct run *run, const struct fault *fault)
{
	struct text words = TEXT_EMPTY;
	text_addf(&words,
		  "THIS STOP COULD NOT BE RECORDED (%.200s). Nothing will remind you of it: answer "
		  "the safety questions (leg-screen) before you start again.",
		  fault->text);
	view_say_words(&run->view, "", words.bytes);
	text_release(&words);
}

/* Until the question is answered: a kill then leaves the lesser lock. */
static void lock_for_now(struct run *run)
{
	struct fault fault;
	struct lock lock = {.level = LOCK_RESCREEN, .time = clock_now(), .id = uuid_new()};
	if (run->view.timer.status == SESSION_SYMPTOM && run->view.symptom == SCRIPT_NO_SYMPTOM &&
	    !locks_hold(run->plan.mode, &lock, run->settings.day_start, &fault))
		tell_unrecorded(run, &fault);
}

/* The lock comes before the record: the next plan must know of the stop, even if the record is
 * lost. */
static void lock_for_good(struct run *run)
{
	struct fault fault;
	run->session.envelope = envelope_new();
	struct lock lock = lock_of(run);
	if (run->view.timer.status == SESSION_SYMPTOM && !run->options->simulate &&
	    !locks_settle(run->plan.mode, &lock, run->settings.day_start, &fault))
		tell_unrecorded(run, &fault);
}

/* ---- a session in real time ---------------------------------------------------------------- */

static void say_how_it_went(struct run *run)
{
	struct session_view *view = &run->view;
	if (view->timer.status == SESSION_SYMPTOM)
		ending_ask(view, &run->settings);
	lock_for_good(run);
	if (view->timer.status == SESSION_SYMPTOM)
		ending_advise(view, &run->settings);
	if (view->timer.expired)
		view_say_words(view, "",
			       "The screening has run out meanwhile. Answer the safety "
			       "questions again before you go on (leg-screen).");
	if (view->locked)
		view_say_words(view, "",
			       "Something else stopped sessions meanwhile. Answer the "
			       "safety questions again before you go on (leg-screen).");
}

/* Which ratings are asked: those of --rate, or the one that a trial under way is about. */
static unsigned ratings_asked(const struct run *run)
{
	struct trial trial;
	struct fault ignored;
	enum arm arm;
	bool there;
	if (run->options->rate)
		return ENDING_ALL_RATINGS;
	if (run->plan.mode != MODE_SELF || !trials_newest(&trial, &there, &ignored) || !there ||
	    !trial_runs(&trial, stamp_day(clock_now(), trial.day_start)) ||
	    !trial_arm_of(&trial, run->plan.routine, &arm))
		return 0;
	return 1U << trial.measure;
}

/* After the last question: the facts, what to watch for, and how to go on. */
static void say_goodbye(struct run *run)
{
	struct session_view *view = &run->view;
	struct text words = TEXT_EMPTY;
	const struct session *session = &run->session;
	bool early = view->timer.status == SESSION_ENDED_EARLY;
	record_fill(view, &run->session);
	if (view->timer.status != SESSION_SYMPTOM)
		closing_facts(session, closing_days_of_week(session, run->settings.day_start),
			      environment_wants_unicode() && !view->listening, &words);
	if (words.length)
		view_say_words(view, "", words.bytes);
	ending_close(view, &run->settings);
	if (early && !view->timer.over && !view->timer.expired && !view->locked)
		view_say_words(view, "", "To go on, within the hour: leg-timer --resume");
	text_release(&words);
}

static bool run_live(struct run *run, struct fault *fault)
{
	struct session_view *view = &run->view;
	if (!find_hooks(run, fault) || !open_terminal(run, fault))
		return false;
	unsigned ratings = view->term ? ratings_asked(run) : 0;
	bool going_on = !ratings || ending_rate(view, "Before", ratings, &run->session.before);
	if (view->term && going_on && !term_take_keys(view->term, fault))
		return false;
	view->full = view->term && going_on && !view->listening && term_capable(view->term);
	if (view->full)
		term_enter_screen(view->term);
	if (going_on)
		going_on = opening_show(view);
	if (going_on && !check_plan(run, fault)) {
		leave_terminal(view);
		return false; /* reading took too long, or a lock came meanwhile */
	}
	begin(run);
	if (!going_on)
		timer_step(&view->timer, TIMER_QUIT, 0);
	view_drive(view);
	lock_for_now(run);
	leave_terminal(view);
	say_how_it_went(run);
	if (ratings && view->timer.status == SESSION_COMPLETED)
		(void)!ending_rate(view, "After", ratings, &run->session.after);
	say_goodbye(run);
	return true;
}

static void run_simulated(struct run *run)
{
	struct session_view *view = &run->view;
	begin(run);
	view_simulate(view);
	lock_for_good(run);
}

/* ---- the record --------------------------------------------------------------------------- */

static int status_of(const struct run *run)
{
	const struct session_view *view = &run->view;
	if (view->timer.status == SESSION_COMPLETED)
		return FAULT_NONE;
	if (view->timer.status == SESSION_SYMPTOM && view->symptom != SCRIPT_NO_SYMPTOM &&
	    symptom_row((enum symptom)view->symptom)->action == ACTION_EMERGENCY)
		return FAULT_EMERGENCY;
	return FAULT_UNFINISHED;
}

/* Waits until `fd` is writable. If a signal asks us to end first it is given up: every write to it
 * fails from then on, instead of blocking where no signal is heard. */
static bool is_taken(struct session_view *view, int fd)
{
	if (!view->waiter ||
	    (!view->signal && waiter_writable(view->waiter, fd, -1, &view->signal)) ||
	    waiter_writable(view->waiter, fd, LAST_WAIT_MS, &view->signal))
		return true;
	int nowhere = open("/dev/null", O_RDONLY | O_CLOEXEC);
	dup2(nowhere, fd);
	close(nowhere);
	return false;
}

static bool finish(struct session_view *view, struct output_buffer *output)
{
	while (!output->gone && output->queue.length && is_taken(view, output->fd))
		output_flush(output);
	return output_finish(output);
}

/* Until it is where it belongs the whole record is kept. */
static void keep_record(struct run *run)
{
	struct fault fault;
	record_fill(&run->view, &run->session);
	if (run->options->simulate)
		return;
	(void)!resume_guard(&run->view.timer, &run->session, &fault);
	(void)!resume_unguard(&run->guarded, &fault);
	if (!resume_keep(&run->view.timer, &fault))
		(void)program_fault(&fault);
}

static int deliver(struct run *run)
{
	struct fault fault;
	int status = status_of(run);
	bool delivered = true;
	keep_record(run);
	(void)finish(&run->view, &run->view.lines);
	bool told = run->options->events && finish(&run->view, &run->view.events);
	if (!told) {
		(void)is_taken(&run->view, STDOUT_FILENO);
		delivered = record_save(&run->session, run->options->format, &fault);
	}
	if (!delivered)
		status = program_fault(&fault);
	if (!run->options->simulate)
		(void)!resume_unguard(&run->session.envelope.id, &fault);
	return status;
}

static void close_all(struct run *run)
{
	struct session_view *view = &run->view;
	hook_leave(&view->voice);
	hook_leave(&view->hook);
	(void)output_finish(&view->lines);
	waiter_free(view->waiter);
	term_close(view->term);
	speech_release(&view->speech);
	frame_release(&view->frame);
	script_release(&view->script);
}

static int run_plan(struct run *run)
{
	struct fault fault;
	bool started = true;
	wait_outlive_readers();
	prepare(run);
	if (!read_keys(run, &fault))
		return program_fault(&fault);
	if (run->options->simulate)
		run_simulated(run);
	else
		started = run_live(run, &fault);
	int status = started ? deliver(run) : FAULT_NONE;
	int signal = run->view.signal;
	close_all(run);
	if (!started)
		return program_fault(&fault);
	if (signal)
		waiter_die(signal);
	return status;
}

static void collect_dead(void)
{
	struct text said = TEXT_EMPTY;
	resume_collect(&said);
	for (char *line = said.bytes; *line;) {
		size_t length = strcspn(line, "\n");
		program_say("%.*s", (int)length, line);
		line += length + (line[length] == '\n');
	}
	text_release(&said);
}

int timer_run(const struct timer_options *options)
{
	static struct run run; /* large: a mark for each of 5000 steps */
	struct fault fault;
	int status;
	run.options = options;
	session_init(&run.session);
	if (!program_settings(&run.settings, 1 << SETTING_BELL | 1 << SETTING_STILL, &fault))
		return program_fault(&fault);
	collect_dead();
	bool read = read_plan(&run, &fault);
	if (read) {
		plan_notes_drop(&run.plan, run.plan.screened);
		plan_word(&run.plan, run.settings.emergency);
	}
	if (!read)
		status = program_fault(&fault);
	else if (run.plan.outcome >= OUTCOME_STOP)
		status = pass_on(&run);
	else if (!check_plan(&run, &fault))
		status = program_fault(&fault);
	else
		status = run_plan(&run);
	plan_release(&run.plan);
	session_release(&run.session);
	settings_release(&run.settings);
	return status;
}
