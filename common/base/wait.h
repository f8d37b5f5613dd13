/* Waiting: signals, deadlines, input and readers that go away, all in one ppoll.
 *
 * From waiter_new to waiter_free every signal that would end the program (base/signals.h), TSTP,
 * CONT, WINCH and CHLD are blocked except while the program waits; handlers only record, and
 * waiter_wait reports one thing at a time, the urgent ones first. For one that signals_end() the
 * program saves what it has and ends with waiter_die. A signal that was ignored when the program
 * began (nohup) stays so. Deadlines are absolute on the monotonic clock: nothing adds up. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/term.h"

enum wake_kind {
	WAKE_DEADLINE,
	WAKE_INPUT,	    /* term_read has something, or the end */
	WAKE_SIGNAL,	    /* which one is in `signal` */
	WAKE_READER_GONE,   /* the pipe at `reader` has lost its reader; reported once */
	WAKE_TERMINAL_GONE, /* reported once */
};

struct wake {
	enum wake_kind kind;
	int signal; /* 0 unless WAKE_SIGNAL */
};

struct waiter; /* opaque; one at a time */

/* `term` may be NULL; `reader` is the descriptor of a pipe that we write to (-1: none; anything but
 * a pipe is not watched). FAULT_SYSTEM if the system has no timer left. */
struct waiter *waiter_new(struct term *term, int reader, struct fault *fault)
	__attribute__((nonnull(3), warn_unused_result));

/* Releases the signals: one that came since ends the program here. Close the terminal first. */
void waiter_free(struct waiter *waiter);

/* Waits until there is something to report: signals first, then input, then what went away, then
 * the deadline (nanoseconds of clock_monotonic_ns; one that has passed is reported at once). Sends
 * meanwhile what waits in the terminal's queue. */
#define WAIT_FOREVER INT64_MAX
struct wake waiter_wait(struct waiter *waiter, int64_t deadline_ns)
	__attribute__((nonnull, warn_unused_result));

/* As wait_writable (base/wait_fd.h) after the last wait, while signals are still caught: a reader
 * that does not read must not make us deaf to them. False after `milliseconds` (-1: never), which
 * another signal begins anew, or with `signal` if one that ends a program comes meanwhile. */
bool waiter_writable(int fd, int milliseconds, int *signal) __attribute__((nonnull));

/* Ends the program by `signal` as if it had never been caught, so that its parent sees why. The
 * terminal is given back and the streams are flushed first. */
void waiter_die(int signal) __attribute__((noreturn));
