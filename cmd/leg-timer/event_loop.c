/* The loop of a session in real time: deadlines, keys, signals. */
#include <signal.h>

#include "base/clock.h"
#include "picture_animation.h"
#include "session_view.h"
#include "step_guard.h"

static const int64_t MS_NS = 1000000;

enum {
	FRAME_MS = 100,	 /* between two frames, whatever moves: 10 a second at most */
	REGAIN_MS = 1000 /* how often a job in the background looks whether it still is */
};

/* The moment at which the clock of the plan shows `ms`, on the monotonic clock: it stands still
 * while the machine sleeps, which is noticed at the next tick. */
static int64_t moment(const struct pacer *pacer, int64_t ms)
{
	int speed = pacer->wishes->speed;
	int64_t after = (ms * MS_NS + speed - 1) / speed;
	return pacer->start_ns + after - (clock_boottime_ns() - clock_monotonic_ns());
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a == WAIT_FOREVER || (b != WAIT_FOREVER && b < a) ? b : a;
}

/* When to draw though nothing is told: what moves, and a frame that did not fit. */
static int64_t frame_due(const struct pacer *pacer)
{
	int64_t motion = motion_due(&pacer->pace, pacer->still);
	int64_t least = pacer->drawn_ns + FRAME_MS * MS_NS;
	if (!pacer->full || term_away(pacer->term))
		return WAIT_FOREVER;
	if (!pacer->frame.known)
		return least;
	if (motion == PACE_NEVER)
		return WAIT_FOREVER;
	int64_t due = moment(pacer, motion);
	return due > least ? due : least;
}

int64_t pacer_regain_due(const struct pacer *pacer)
{
	if (!pacer->term || !term_away(pacer->term))
		return WAIT_FOREVER;
	return clock_monotonic_ns() + REGAIN_MS * MS_NS;
}

static int64_t next_deadline(const struct pacer *pacer)
{
	int64_t due = pace_due(&pacer->pace), typed = script_due(&pacer->script);
	int64_t deadline = due == PACE_NEVER ? WAIT_FOREVER : moment(pacer, due);
	if (typed != INT64_MAX)
		deadline = earlier(deadline, moment(pacer, typed));
	deadline = earlier(deadline, frame_due(pacer));
	deadline = earlier(deadline, pacer_regain_due(pacer));
	return earlier(deadline, bell_due(&pacer->bell));
}

static void end_for(struct pacer *pacer, int signal)
{
	pacer->signal = signal == SIGINT ? 0 : signal; /* Ctrl-C is q */
	pacer->terminal_gone |= signal == SIGHUP;
	pace_step(&pacer->pace, PACE_QUIT, pacer_now(pacer));
}

static bool is_ending(int signal)
{
	return signal != SIGCHLD && signal != SIGTSTP && signal != SIGCONT && signal != SIGWINCH;
}

static void take_signal(struct pacer *pacer, int signal)
{
	switch (signal) {
	case SIGCHLD:
		crier_reap(&pacer->voice);
		crier_reap(&pacer->hook);
		break;
	case SIGTSTP:
		if (pacer->term)
			term_suspend(pacer->term);
		else
			raise(SIGSTOP);
		frame_forget(&pacer->frame);
		break;
	case SIGCONT:
		if (pacer->term)
			term_take_again(pacer->term);
		frame_forget(&pacer->frame);
		break;
	case SIGWINCH: frame_forget(&pacer->frame); break;
	default: end_for(pacer, signal); break;
	}
}

static void warn(struct pacer *pacer)
{
	pacer->reader_gone = true;
	pacer->notice = "The program that takes the record is gone. The record will be kept.";
	if (pacer->full)
		return;
	pacer_say(pacer, pacer->notice);
	pacer_say(pacer, "\n");
}

bool pacer_breaks_off(struct pacer *pacer, struct wake wake)
{
	if (wake.kind == WAKE_TERMINAL_GONE)
		pacer->terminal_gone = true;
	if (wake.kind == WAKE_READER_GONE)
		warn(pacer);
	if (wake.kind != WAKE_SIGNAL)
		return wake.kind == WAKE_TERMINAL_GONE;
	if (!is_ending(wake.signal)) {
		take_signal(pacer, wake.signal);
		return false;
	}
	pacer->signal = wake.signal == SIGINT ? 0 : wake.signal;
	pacer->terminal_gone |= wake.signal == SIGHUP;
	return true;
}

static void take_input(struct pacer *pacer)
{
	struct text bytes = TEXT_EMPTY, keys = TEXT_EMPTY;
	enum term_got got = term_read(pacer->term, &bytes);
	if (got == TERM_END) {
		pacer->terminal_gone = true;
		pace_step(&pacer->pace, PACE_QUIT, pacer_now(pacer));
	}
	keyboard_read(&pacer->keyboard, &bytes, clock_monotonic_ns() / MS_NS, &keys);
	for (size_t i = 0; i < keys.length; i++)
		pacer_key(pacer, keys.bytes[i], pacer_now(pacer));
	text_release(&bytes);
	text_release(&keys);
}

static void take(struct pacer *pacer, struct wake wake)
{
	int64_t now = pacer_now(pacer);
	if (pacer->term && term_regain(pacer->term))
		frame_forget(&pacer->frame);
	while (script_due(&pacer->script) <= now && pacer->pace.state != PACE_ENDED)
		pacer_type(pacer);
	pace_step(&pacer->pace, PACE_TICK, now);
	switch (wake.kind) {
	case WAKE_INPUT: take_input(pacer); break;
	case WAKE_SIGNAL: take_signal(pacer, wake.signal); break;
	case WAKE_READER_GONE: warn(pacer); break;
	case WAKE_TERMINAL_GONE:
		pacer->terminal_gone = true;
		pace_step(&pacer->pace, PACE_QUIT, now);
		break;
	case WAKE_DEADLINE: break;
	}
}

static void speak(struct pacer *pacer)
{
	static const struct text nothing = {text_nothing, 0, 0};
	struct text words = TEXT_EMPTY;
	pace_wait(&pacer->pace, speech_settle(&pacer->speech, &pacer->pace, &words));
	if (words.length)
		crier_tell(&pacer->voice, &words, &nothing);
	text_release(&words);
}

/* Tells this moment once: one pattern of bells, one utterance, one frame. */
static void settle(struct pacer *pacer)
{
	int64_t now = clock_monotonic_ns();
	if (pacer->ring && pacer->term)
		bell_ring(&pacer->bell, pacer->ring, now);
	pacer->ring = RING_NONE;
	if (pacer->voice.command)
		speak(pacer);
	if (pacer->full && !term_away(pacer->term))
		pacer_draw(pacer);
	if (pacer->term)
		bell_sound(&pacer->bell, pacer->term, now);
	outlet_flush(&pacer->lines);
	outlet_flush(&pacer->events);
}

/* The bells of the end, unless something else comes in between. */
static void ring_out(struct pacer *pacer)
{
	while (bell_due(&pacer->bell) != WAIT_FOREVER && !pacer->terminal_gone) {
		struct wake wake = waiter_wait(pacer->waiter, bell_due(&pacer->bell));
		if (wake.kind == WAKE_TERMINAL_GONE)
			return;
		if (wake.kind == WAKE_SIGNAL)
			take_signal(pacer, wake.signal);
		if (pacer->signal || wake.kind == WAKE_INPUT)
			return;
		bell_sound(&pacer->bell, pacer->term, clock_monotonic_ns());
	}
}

void pacer_drive(struct pacer *pacer)
{
	settle(pacer);
	step_guard(pacer);
	while (pacer->pace.state != PACE_ENDED) {
		take(pacer, waiter_wait(pacer->waiter, next_deadline(pacer)));
		settle(pacer);
		step_guard(pacer);
	}
	ring_out(pacer);
}
