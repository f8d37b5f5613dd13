/* The words of leg-timer for each event, in line mode and by voice. One finished line an event, the
 * important word first, the numbers last, so that it reads well aloud. */
#pragma once
#include "base/text.h"
#include "doc/plan.h"
#include "event.h"
#include "speech.h"

/* The state of the session that an event is told with. */
struct told {
	const struct timer *timer;
	bool strokes; /* each stroke is told */
	bool keys;    /* there is a keyboard to name keys of */
	struct told_before *before;
};

/* Adds the line, without a newline; nothing for an event that needs none. */
void timer_line(const struct event *event, const struct told *told, struct text *out)
	__attribute__((nonnull));

/* For a key that would break a limit, or has nothing left to take from. */
extern const char timer_refused[];

/* The sentence about the step that was interrupted (EVENT_SLEPT). */
const char *timer_slept(const struct event *event, const struct plan *plan)
	__attribute__((nonnull));

/* Adds the note of a step written by hand, marked as the plan's own; a heading above the first says
 * what a note may not do. Nothing if the step has none. */
void timer_note(const struct plan *plan, size_t step, struct text *out) __attribute__((nonnull));

/* How to close them, then the keys, a line each: key, blanks, what it does. */
extern const char timer_keys[];

/* "Have ready: a pillow, oil."; nothing if nothing is needed. */
void timer_needs(const struct plan *plan, struct text *out) __attribute__((nonnull));
