#include "session_view.h"

#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/terminal_text.h"
#include "event.h"
#include "show/ink.h"
#include "timer_words.h"

enum { MOST_COLUMNS = 80, LEAST_COLUMNS = 10 };

static const int64_t MS_NS = 1000000;
static const int64_t US_NS = 1000;

int64_t view_now(const struct session_view *view)
{
	return (clock_boottime_ns() - view->start_ns) * view->options->speed / MS_NS;
}

size_t view_columns(const struct session_view *view)
{
	int all = view->term ? term_measure(view->term).columns : MOST_COLUMNS;
	return (size_t)(all > MOST_COLUMNS    ? MOST_COLUMNS
			: all < LEAST_COLUMNS ? LEAST_COLUMNS
					      : all) -
	       1;
}

void view_read(struct session_view *view, struct text *keys)
{
	struct text bytes = TEXT_EMPTY;
	view->terminal_gone |= term_read(view->term, &bytes) == TERM_END;
	keyboard_read(&view->keyboard, &bytes, clock_monotonic_ns() / MS_NS, keys);
	text_release(&bytes);
}

void view_say(struct session_view *view, const char *lines)
{
	if (view->term && !view->terminal_gone)
		term_say(view->term, lines);
	else
		output_add(&view->lines, lines);
}

void view_say_words(struct session_view *view, const char *words)
{
	struct text lines = TEXT_EMPTY;
	if (view->listening)
		sentence_lines(words, &lines);
	else if (view->term)
		visible_wrap(&lines, words, 0, 0, view_columns(view));
	else
		text_add(&lines, words);
	text_add_char(&lines, '\n');
	if (view->color)
		ink_warnings(&lines);
	view_say(view, lines.bytes);
	text_release(&lines);
}

static enum ring ring_of(const struct session_view *view, const struct event *event)
{
	if (view->bells == SETTING_BELL_NONE)
		return RING_NONE;
	if (event->kind == EVENT_END && event->status == SESSION_COMPLETED)
		return RING_END;
	if (event->kind == EVENT_BEGIN)
		return event->side ? RING_SIDE : RING_STEP;
	if (event->kind == EVENT_STROKE && view->bells == SETTING_BELL_STROKES)
		return RING_STROKE;
	return RING_NONE;
}

static void tell_hook(struct session_view *view, const struct event *event)
{
	const struct step *step = &view->plan->steps[event->step];
	struct text line = TEXT_EMPTY;
	step_encode(step, &line);
	hook_tell(&view->hook, step->title, line.bytes);
	text_release(&line);
}

/* The words that an event puts on the screen, or NULL. */
static const char *notice_of(const struct session_view *view, const struct event *event)
{
	if (event->kind == EVENT_CHECK)
		return check_words(view->plan, false);
	if (event->kind == EVENT_SLEPT)
		return timer_slept(event, view->plan);
	return event->kind == EVENT_REFUSED ? timer_refused : told_event(event, view->plan);
}

/* A notice stays until something else happens at a later moment, the next step at any. A warning
 * stays until a step ends with it on the screen; that the reader is gone, to the end. */
static void set_notice(struct session_view *view, const struct event *event)
{
	const char *notice = notice_of(view, event);
	bool begins = event->kind == EVENT_BEGIN;
	bool clears = event->kind == EVENT_HALF ||
		      (event->kind == EVENT_STROKE && event_is_hold(event, view->plan));
	if (begins && !view->notice && !view->reader_gone)
		view->warning = NULL;
	if (notice || begins || (clears && event->at_ms > view->notice_ms)) {
		view->notice = notice;
		view->notice_ms = event->at_ms;
	}
}

static void tell_user(struct session_view *view, const struct event *event)
{
	struct told told = {.timer = &view->timer,
			    .strokes = view->strokes,
			    .keys = view->term != NULL,
			    .before = &view->lines_told};
	enum ring ring = ring_of(view, event);
	if (ring > view->ring)
		view->ring = ring;
	if (view->voice.command)
		speech_hear(&view->speech, event, &view->timer);
	if (event->kind == EVENT_BEGIN && view->hook.command)
		tell_hook(view, event);
	set_notice(view, event);
	if (view->full || (view->left && event->kind == EVENT_COUNT_IN))
		return;
	struct text line = TEXT_EMPTY;
	timer_line(event, &told, &line);
	if (line.length)
		view_say_words(view, line.bytes);
	text_clear(&line);
	if (event->kind == EVENT_BEGIN)
		timer_note(view->plan, (size_t)event->step, &line);
	if (line.length)
		view_say_words(view, line.bytes);
	text_release(&line);
}

void view_told(const struct event *event, void *context)
{
	struct session_view *view = context;
	struct event told = *event;
	if (!view->options->simulate)
		told.real_us = (clock_boottime_ns() - view->start_ns) / US_NS;
	if (view->options->events) {
		struct text line = TEXT_EMPTY;
		event_encode(&told, view->plan, &line);
		output_add(&view->events, line.bytes);
		text_release(&line);
	}
	view->step_begun |= event->kind == EVENT_BEGIN;
	if (!view->options->simulate)
		tell_user(view, event);
}

/* In line mode: the keys, after the step that runs. */
static void tell_keys(struct session_view *view)
{
	struct text lines = TEXT_EMPTY;
	text_addf(&lines, "%s: %s.\n%s\n", view->timer.started ? "Now" : "Next",
		  view->plan->steps[view->timer.step].title, timer_keys);
	if (view->term && !view->listening)
		visible_fit_lines(&lines, view_columns(view));
	view_say(view, lines.bytes);
	text_release(&lines);
}

/* On the screen they go away; in line mode the user is told that q ends the session again. */
static void set_help(struct session_view *view, bool help)
{
	view->help = help;
	view->help_ms = view->timer.now;
	if (view->full)
		return;
	if (help)
		tell_keys(view);
	else
		view_say_words(view, "Keys closed.");
}

void view_key(struct session_view *view, char key, int64_t now)
{
	static const struct {
		char key;
		enum timer_input input;
	} keys[] = {
		{' ', TIMER_PAUSE},	     {'n', TIMER_NEXT},	     {'b', TIMER_BACK},
		{'+', TIMER_LONGER},	     {'=', TIMER_LONGER},    {'-', TIMER_SHORTER},
		{'l', TIMER_LIGHTER},	     {'!', TIMER_SYMPTOM},   {'q', TIMER_QUIT},
		{KEY_INTERRUPT, TIMER_QUIT}, {KEY_QUIT, TIMER_QUIT},
	};
	bool closes = key == '?' || key == 'q' || key == KEY_ESCAPE;
	if (key == '?' || (view->help && closes)) {
		set_help(view, !view->help);
		return;
	}
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (keys[i].key == key)
			timer_step(&view->timer, keys[i].input, now);
}

/* ---- a clock of its own -------------------------------------------------------------------- */

void view_type(struct session_view *view)
{
	const struct script_key *key = &view->script.keys[view->script.next++];
	if (key->key == '!')
		view->symptom = key->symptom;
	view_key(view, key->key, key->at_ms);
}

void view_simulate(struct session_view *view)
{
	struct timer *timer = &view->timer;
	while (timer->state != TIMER_ENDED) {
		int64_t due = timer_due(timer), typed = script_due(&view->script);
		if (typed <= due && typed != INT64_MAX)
			view_type(view);
		else if (due != TIMER_NEVER)
			timer_step(timer, TIMER_TICK, due);
		else
			timer_step(timer, TIMER_QUIT, timer->now); /* paused, and no key goes on */
	}
}
