/* The loop of a session in real time: deadlines, keys, signals. */
#include <signal.h>

#include "base/clock.h"
#include "base/signals.h"
#include "picture_animation.h"
#include "screen_content.h"
#include "session_view.h"
#include "step_guard.h"

static const int64_t MS_NS = 1000000;

enum {
	FRAME_MS = 100,	 /* between two frames, whatever moves: 10 a second at most */
	REGAIN_MS = 1000 /* how often a background job looks whether it still is one */
};

/* The moment at which the clock of the plan shows `ms`, on the monotonic clock, which stops while
 * the machine sleeps: the next tick notices. */
static int64_t monotonic_at(const struct session_view *view, int64_t ms)
{
	int speed = view->options->speed;
	if (ms == TIMER_NEVER)
		return WAIT_FOREVER;
	int64_t after = (ms * MS_NS + speed - 1) / speed;
	return view->start_ns + after - (clock_boottime_ns() - clock_monotonic_ns());
}

static int64_t earlier_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* In a pause, and in one made for the voice, words that do not fit still take turns. */
static int64_t turn_due(const struct timer *timer)
{
	int64_t each = timer->paused ? BOARD_PART_MS : BOARD_LEAST_MS;
	return timer->now + each - (timer->now - timer->begun) % each;
}

/* When to draw without an event: something moves, or a frame did not fit. */
static int64_t frame_due(const struct session_view *view)
{
	const struct timer *timer = &view->timer;
	bool held = timer->paused || timer->waiting;
	int64_t motion = held ? turn_due(timer) : motion_due(timer, view->still);
	int64_t least = view->drawn_ns + FRAME_MS * MS_NS;
	if (!view->full || term_away(view->term))
		return WAIT_FOREVER;
	if (!view->frame.known)
		return least;
	int64_t due = monotonic_at(view, motion);
	return due > least ? due : least;
}

int64_t view_regain_due(const struct session_view *view)
{
	if (!view->term || !term_away(view->term))
		return WAIT_FOREVER;
	return clock_monotonic_ns() + REGAIN_MS * MS_NS;
}

static int64_t next_deadline(const struct session_view *view)
{
	int64_t deadline = earlier_of(monotonic_at(view, timer_due(&view->timer)),
				      monotonic_at(view, script_due(&view->script)));
	deadline = earlier_of(deadline, frame_due(view));
	deadline = earlier_of(deadline, view_regain_due(view));
	return earlier_of(deadline, bell_due(&view->bell));
}

static void quit(struct session_view *view)
{
	timer_step(&view->timer, TIMER_QUIT, view_now(view));
}

/* One that ends nothing. */
static void take_signal(struct session_view *view, int signal)
{
	if (signal == SIGCHLD) {
		hook_reap(&view->voice);
		hook_reap(&view->hook);
		return;
	}
	if (signal == SIGTSTP && view->term)
		term_suspend(view->term);
	else if (signal == SIGTSTP)
		raise(SIGSTOP);
	else if (signal == SIGCONT && view->term)
		term_take_again(view->term);
	frame_forget(&view->frame);
}

static void warn_reader_gone(struct session_view *view)
{
	view->reader_gone = true;
	view->warning = "The program that takes the record is gone. The record will be kept.";
	if (!view->full)
		view_say_words(view, view->warning);
}

bool view_breaks_off(struct session_view *view, struct wake wake)
{
	bool ends = wake.kind == WAKE_SIGNAL && signals_end(wake.signal);
	if (wake.kind == WAKE_READER_GONE)
		warn_reader_gone(view);
	if (wake.kind == WAKE_SIGNAL && !ends)
		take_signal(view, wake.signal);
	if (ends && wake.signal != SIGINT) /* Ctrl-C is q */
		view->signal = wake.signal;
	view->terminal_gone |= wake.kind == WAKE_TERMINAL_GONE || (ends && wake.signal == SIGHUP);
	return ends || wake.kind == WAKE_TERMINAL_GONE;
}

static void take_input(struct session_view *view)
{
	struct text keys = TEXT_EMPTY;
	view_read(view, &keys);
	if (view->terminal_gone)
		quit(view);
	for (size_t i = 0; i < keys.length; i++)
		view_key(view, keys.bytes[i], view_now(view));
	text_release(&keys);
}

static void take_wake(struct session_view *view, struct wake wake)
{
	int64_t now = view_now(view);
	if (view->term && term_regain(view->term))
		frame_forget(&view->frame);
	while (script_due(&view->script) <= now && view->timer.state != TIMER_ENDED)
		view_type(view);
	timer_step(&view->timer, TIMER_TICK, now);
	if (view_breaks_off(view, wake))
		quit(view);
	if (wake.kind == WAKE_INPUT)
		take_input(view);
}

static void speak_moment(struct session_view *view)
{
	struct text words = TEXT_EMPTY;
	view->speech.sounds = view->voice.child != 0;
	timer_wait(&view->timer, speech_settle(&view->speech, &view->timer, &words));
	if (words.length)
		hook_tell(&view->voice, words.bytes, "");
	text_release(&words);
}

/* The full screen, while it is ours. A session that was cut short has no last frame: it would show
 * the end of a step that was not reached. */
static bool draws(const struct session_view *view)
{
	const struct timer *timer = &view->timer;
	bool cut = timer->state == TIMER_ENDED && timer->status != SESSION_COMPLETED;
	return view->full && view->term && !term_away(view->term) && !cut;
}

/* Tells each moment once: one pattern of bells, one utterance, one frame. */
static void tell_moment(struct session_view *view)
{
	int64_t now = clock_monotonic_ns();
	if (view->ring && view->term)
		bell_ring(&view->bell, view->ring, now);
	view->ring = RING_NONE;
	if (view->voice.command)
		speak_moment(view);
	if (draws(view))
		view_draw(view);
	if (view->term)
		bell_sound(&view->bell, view->term, now);
	output_flush(&view->lines);
	output_flush(&view->events);
}

/* The bells of the end, unless something else comes in between. Those of a step that was stopped
 * delay nothing. */
static void ring_out(struct session_view *view)
{
	bool rings = view->timer.status == SESSION_COMPLETED;
	while (rings && bell_due(&view->bell) != WAIT_FOREVER && !view->terminal_gone) {
		struct wake wake = waiter_wait(view->waiter, bell_due(&view->bell));
		if (view_breaks_off(view, wake) || wake.kind == WAKE_INPUT)
			return;
		bell_sound(&view->bell, view->term, clock_monotonic_ns());
	}
}

void view_drive(struct session_view *view)
{
	tell_moment(view);
	step_guard(view);
	while (view->timer.state != TIMER_ENDED) {
		int64_t deadline = next_deadline(view);
		if (!view->term && deadline == WAIT_FOREVER) /* paused, and no key goes on */
			timer_step(&view->timer, TIMER_QUIT, view->timer.now);
		else
			take_wake(view, waiter_wait(view->waiter, deadline));
		tell_moment(view);
		step_guard(view);
	}
	ring_out(view);
}
