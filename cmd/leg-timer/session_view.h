/* Owns one session while it runs: its timer, and the outputs that it reports to. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/term.h"
#include "base/wait.h"
#include "bell.h"
#include "frame.h"
#include "hook.h"
#include "key_file.h"
#include "keyboard.h"
#include "output_buffer.h"
#include "speech.h"
#include "timer_options.h"
#include "timer_state.h"

struct session_view {
	const struct timer_options *options;
	const struct plan *plan;
	enum setting_bell bells;
	bool still;
	bool strokes; /* each stroke is told in line mode and speech */
	struct script script;
	struct timer timer;

	struct term *term; /* NULL: no terminal, or simulated */
	struct waiter *waiter;
	bool color;
	bool full;	 /* the screen is ours; otherwise line mode */
	bool listening;	 /* for a screen reader: one sentence a line, unbroken */
	bool left;	 /* before the clock: nothing starts any more */
	bool help;	 /* the keys are open: q, Esc and ? close them */
	int64_t help_ms; /* since then, on the clock of the plan */
	struct keyboard keyboard;
	const char *notice;	     /* a line for the screen */
	int64_t notice_ms;	     /* since then, on the clock of the plan */
	const char *warning;	     /* another, where there is no notice */
	struct output_buffer lines;  /* line mode without a terminal: standard error */
	struct output_buffer events; /* --events: standard output */
	struct bell bell;
	enum ring ring; /* the most important of this moment */
	struct speech speech;
	struct told_before lines_told; /* in line mode */
	struct hook voice;
	struct hook hook;
	struct frame frame;
	int64_t drawn_ns; /* when the last frame was sent, on the monotonic clock */

	struct session *session; /* the record in the making */
	int day_start;		 /* seconds after midnight */
	bool resumed;		 /* the rest kept for --resume is ours, once we keep it */
	bool step_begun;	 /* step_guard has something to do */
	bool unguarded;		 /* the session cannot be kept while it runs */
	bool locked;		 /* a stop came meanwhile */
	struct fault unread;	 /* or why that could not be read, with `locked` */
	int64_t start_ns;	 /* boot time */
	int signal;		 /* that ended it, or 0 */
	bool terminal_gone;
	bool reader_gone;
	int symptom; /* enum symptom, or SCRIPT_NO_SYMPTOM: not said */
};

/* Runs the plan at once on a clock of its own. */
void view_simulate(struct session_view *view) __attribute__((nonnull));

/* Runs it in real time (times --speed) until its end. */
void view_drive(struct session_view *view) __attribute__((nonnull));

/* Takes what the timer reports; `context` is the view. */
void view_told(const struct event *event, void *context) __attribute__((nonnull));

/* Adds the keys that were typed; at the end of input the terminal is gone. */
void view_read(struct session_view *view, struct text *keys) __attribute__((nonnull));

/* A key, at `now` on the clock of the plan. */
void view_key(struct session_view *view, char key, int64_t now) __attribute__((nonnull));

/* The next key of the script. */
void view_type(struct session_view *view) __attribute__((nonnull));

/* True if a wait for the user is over without an answer: a signal or a hang-up, noted in
 * view->signal and view->terminal_gone. Answers the signals that end nothing. */
bool view_breaks_off(struct session_view *view, struct wake wake) __attribute__((nonnull));

/* When a job in the background looks whether it still is; WAIT_FOREVER in the foreground. */
int64_t view_regain_due(const struct session_view *view) __attribute__((nonnull));

/* The clock of the plan, in milliseconds. */
int64_t view_now(const struct session_view *view) __attribute__((nonnull));

/* The columns that paragraphs are broken at. */
size_t view_columns(const struct session_view *view) __attribute__((nonnull));

/* A line to the user: on the terminal, or standard error without one. */
void view_say(struct session_view *view, const char *lines) __attribute__((nonnull));

/* A paragraph to the user, without a newline: one sentence a line for a screen reader, else in
 * lines that fit the terminal. */
void view_say_words(struct session_view *view, const char *words) __attribute__((nonnull));

/* Draws the session, and sends what has changed on the screen. A frame that the terminal does not
 * take is dropped, and the next one is whole. */
void view_draw(struct session_view *view) __attribute__((nonnull));
void view_send_frame(struct session_view *view) __attribute__((nonnull));
