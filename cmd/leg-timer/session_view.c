#include "session_view.h"

#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/terminal_text.h"
#include "event.h"
#include "sentence.h"
#include "show/ink.h"
#include "timer_words.h"

enum { MOST_COLUMNS = 80, LEAST_COLUMNS = 10 };

static const int64_t MS_NS = 1000000;
static const int64_t US_NS = 1000;

int64_t pacer_now(const struct pacer *pacer)
{
	return (clock_boottime_ns() - pacer->start_ns) * pacer->wishes->speed / MS_NS;
}

size_t pacer_columns(const struct pacer *pacer)
{
	int all = pacer->term ? term_measure(pacer->term).columns : MOST_COLUMNS;
	return (size_t)(all > MOST_COLUMNS    ? MOST_COLUMNS
			: all < LEAST_COLUMNS ? LEAST_COLUMNS
					      : all) -
	       1;
}

void pacer_say(struct pacer *pacer, const char *lines)
{
	if (pacer->term && !pacer->terminal_gone) {
		term_say(pacer->term, lines);
		return;
	}
	struct text text = TEXT_EMPTY;
	text_add(&text, lines);
	outlet_add(&pacer->lines, &text);
	text_release(&text);
}

void pacer_say_words(struct pacer *pacer, const char *first, const char *words)
{
	struct text lines = TEXT_EMPTY;
	size_t indent = visible_width(first);
	text_add(&lines, first);
	if (pacer->listening)
		sentence_lines(words, &lines);
	else if (pacer->term)
		visible_wrap(&lines, words, indent, indent, pacer_columns(pacer));
	else
		text_add(&lines, words);
	text_add_char(&lines, '\n');
	if (pacer->color)
		ink_warnings(&lines);
	pacer_say(pacer, lines.bytes);
	text_release(&lines);
}

static struct told told_now(struct pacer *pacer)
{
	const struct pace *pace = &pacer->pace;
	const struct step *step = &pacer->plan->steps[pace->step];
	bool running = pace->state == PACE_RUNNING;
	return (struct told){
		.plan = pacer->plan,
		.pressure = running ? pace_pressure(pace, step) : 0,
		.repetitions = running ? pace_repetitions(pace) : 0,
		.left_ms = pace->length - pace->done,
		.step_ms = pace->length,
		.strokes = pacer->strokes,
		.keys = pacer->term != NULL,
		.before = &pacer->lines_told,
	};
}

static enum ring ring_of(const struct pacer *pacer, const struct event *event)
{
	if (pacer->bells == SETTING_BELL_NONE)
		return RING_NONE;
	if (event->kind == EVENT_END && event->status == SESSION_COMPLETED)
		return RING_END;
	if (event->kind == EVENT_BEGIN)
		return event->side ? RING_SIDE : RING_STEP;
	if (event->kind == EVENT_STROKE && pacer->bells == SETTING_BELL_STROKES)
		return RING_STROKE;
	return RING_NONE;
}

static void tell_hook(struct pacer *pacer, const struct event *event)
{
	const struct step *step = &pacer->plan->steps[event->step];
	struct text title = TEXT_EMPTY, line = TEXT_EMPTY;
	text_add(&title, step->title);
	step_encode(step, &line);
	crier_tell(&pacer->hook, &title, &line);
	text_release(&title);
	text_release(&line);
}

/* Sets the notice, which stays until something else happens or the step ends. */
static void set_notice(struct pacer *pacer, const struct event *event)
{
	static const char *const notices[EVENT_KINDS] = {
		[EVENT_CHECK] = "Check: no pain, no numbness, feet warm and their usual colour?",
		[EVENT_REFUSED] = "Not done: it would go past a limit of this step.",
		[EVENT_LIGHTER] = "Lighter from now on.",
		[EVENT_SLEPT] = "Stood still for a while; going on.",
	};
	if (pacer->reader_gone)
		return;
	bool hold = event->step != EVENT_NO_STEP &&
		    pacer->plan->steps[event->step].rep_ms >= EVENT_HOLD_MS;
	if (notices[event->kind])
		pacer->notice = notices[event->kind];
	else if (event->kind == EVENT_RETURN && hold)
		pacer->notice = "Let go.";
	else if (event->kind == EVENT_BEGIN || event->kind == EVENT_HALF ||
		 (event->kind == EVENT_STROKE && hold))
		pacer->notice = NULL;
}

static void tell_user(struct pacer *pacer, const struct event *event)
{
	struct told told = told_now(pacer);
	enum ring ring = ring_of(pacer, event);
	if (ring > pacer->ring)
		pacer->ring = ring;
	if (pacer->voice.command)
		speech_hear(&pacer->speech, event, &pacer->pace);
	if (event->kind == EVENT_BEGIN && pacer->hook.command)
		tell_hook(pacer, event);
	set_notice(pacer, event);
	if (pacer->full)
		return;
	struct text line = TEXT_EMPTY;
	timer_line(event, &told, &line);
	if (line.length) {
		text_cut(&line, line.length - 1); /* its newline */
		pacer_say_words(pacer, "", line.bytes);
	}
	text_clear(&line);
	if (event->kind == EVENT_BEGIN)
		timer_note(pacer->plan, (size_t)event->step, &line);
	if (line.length)
		pacer_say_words(pacer, "", line.bytes);
	text_release(&line);
}

void pacer_told(const struct event *event, void *context)
{
	struct pacer *pacer = context;
	struct event told = *event;
	if (!pacer->wishes->simulate)
		told.real_us = (clock_boottime_ns() - pacer->start_ns) / US_NS;
	if (pacer->wishes->events) {
		struct text line = TEXT_EMPTY;
		event_encode(&told, pacer->plan, &line);
		outlet_add(&pacer->events, &line);
		text_release(&line);
	}
	pacer->step_begun |= event->kind == EVENT_BEGIN;
	if (!pacer->wishes->simulate)
		tell_user(pacer, event);
}

void pacer_key(struct pacer *pacer, char key, int64_t now)
{
	static const struct {
		char key;
		enum pace_input input;
	} keys[] = {
		{' ', PACE_PAUSE},	    {'n', PACE_NEXT},
		{'b', PACE_BACK},	    {'+', PACE_LONGER},
		{'=', PACE_LONGER},	    {'-', PACE_SHORTER},
		{'l', PACE_LIGHTER},	    {'!', PACE_SYMPTOM},
		{'q', PACE_QUIT},	    {TERM_KEY_INTERRUPT, PACE_QUIT},
		{TERM_KEY_QUIT, PACE_QUIT},
	};
	bool closes = key == '?' || key == 'q' || key == TERM_KEY_ESCAPE;
	if (pacer->help && pacer->full && closes) {
		pacer->help = false;
		return;
	}
	if (key == '?') {
		pacer->help = true;
		for (int i = 0; !pacer->full && i < timer_key_count; i++) {
			pacer_say(pacer, timer_keys[i]);
			pacer_say(pacer, "\n");
		}
		return;
	}
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (keys[i].key == key)
			pace_step(&pacer->pace, keys[i].input, now);
}

/* ---- a clock of its own -------------------------------------------------------------------- */

void pacer_type(struct pacer *pacer)
{
	const struct script_key *key = &pacer->script.keys[pacer->script.next++];
	if (key->key == '!')
		pacer->symptom = key->symptom;
	pacer_key(pacer, key->key, key->at_ms);
}

void pacer_simulate(struct pacer *pacer)
{
	struct pace *pace = &pacer->pace;
	while (pace->state != PACE_ENDED) {
		int64_t due = pace_due(pace), typed = script_due(&pacer->script);
		if (typed <= due && typed != INT64_MAX)
			pacer_type(pacer);
		else if (due != PACE_NEVER)
			pace_step(pace, PACE_TICK, due);
		else
			pace_step(pace, PACE_QUIT, pace->now); /* paused, and no key goes on */
	}
}
