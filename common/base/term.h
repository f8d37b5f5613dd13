/* The terminal of the user, /dev/tty: all of termios, and the control sequences that take its
 * screen and its pastes.
 *
 * Standard input and output are documents, so keys, questions and the display have an open of their
 * own, which never blocks: what the terminal does not take at once waits in a queue, sent on by
 * base/wait, and a frame is dropped while anything waits. There is one terminal.
 *
 * It is given back as it was (cursor, screen, modes) by term_close, at exit, and on SEGV, BUS, FPE,
 * ILL, ABRT, SYS and TRAP; every other signal that ends a program, and TSTP, are recorded by
 * base/wait for the program to act on.
 *
 * Why no curses: what is used of it would be a dozen sequences; curses adds a model of
 * the screen, and leaves the terminal in the alternate screen when the program dies of a signal. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/text.h"

struct term; /* opaque */

/* Opens it, modes untouched: lines, echo, Ctrl-C as a signal. NULL and FAULT_UNAVAILABLE where
 * there is none. Read standard input to its end first: the program before may still be asking. */
struct term *term_open(struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Sends what waits (in a tenth of a second), gives the terminal back, closes. NULL is allowed. */
void term_close(struct term *term);

int term_fd(const struct term *term) __attribute__((nonnull));

struct term_size {
	int columns;
	int rows;
};

/* Its size now; 80 by 24 if it does not say. */
struct term_size term_measure(const struct term *term) __attribute__((nonnull));

/* True if `fd` is the terminal that term_open opens. */
bool term_is_ours(int fd);

/* The columns of the terminal that `fd` (a standard stream) has; 80 if it is no terminal. */
int term_columns(int fd);

/* Text in lines: sent or queued, never waited for. What a full queue cannot take is dropped. */
void term_write(struct term *term, const char *bytes, size_t length) __attribute__((nonnull));
void term_say(struct term *term, const char *string) __attribute__((nonnull));

/* One frame, one write, whole: the rest of it waits. False, and dropped, while something waits. */
bool term_frame(struct term *term, const char *bytes, size_t length) __attribute__((nonnull));

/* True while something waits in the queue; term_flush sends what goes of it (for base/wait). */
bool term_waits(const struct term *term) __attribute__((nonnull));
void term_flush(struct term *term) __attribute__((nonnull));

enum term_got {
	TERM_NOTHING, /* nothing there (now) */
	TERM_BYTES,   /* a line with its newline, or keys */
	TERM_END,     /* Ctrl-D on an empty line, or the terminal is gone */
};

/* Adds what was typed to `into`: in line mode one line at most. A job in the background waits for
 * the foreground first, but not while a signal that ends it has come. */
enum term_got term_read(struct term *term, struct text *into) __attribute__((nonnull));

/* From now on each key comes at once, without echo; what was typed before is dropped; Ctrl-C and
 * Ctrl-\ are bytes, so that they do not end the program to the right in a pipeline
 * before it has the record; Ctrl-S does not freeze the display; Ctrl-Z stays. In the background
 * nothing changes yet (term_away). */
bool term_take_keys(struct term *term, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Lines and echo again, as it was opened; what was typed and not read is thrown away, so that no
 * late key reaches the shell. */
void term_give_keys(struct term *term) __attribute__((nonnull));

/* The alternate screen with the cursor hidden, and back. */
void term_enter_screen(struct term *term) __attribute__((nonnull));
void term_leave_screen(struct term *term) __attribute__((nonnull));

/* Answers SIGTSTP: gives the terminal back, stops this process, and takes the terminal again as it
 * was when the process is continued. */
void term_suspend(struct term *term) __attribute__((nonnull));

/* Takes the modes and the screen once more: after SIGCONT, if something stopped us without asking.
 *
 * Only the foreground of a terminal may take its keys and its screen. A process in the background
 * that tries is stopped before it sees a pending TERM, so nothing is taken there: the terminal is
 * away until term_regain finds us in the foreground again. */
void term_take_again(struct term *term) __attribute__((nonnull));

/* True while the keys or the screen were asked for and the terminal belongs to another job. */
bool term_away(const struct term *term) __attribute__((nonnull));

/* Takes what is asked for if we are in the foreground again; true if it was taken now. */
bool term_regain(struct term *term) __attribute__((nonnull));

/* Restores what was taken of the terminal, at once: in a signal handler and at exit too. */
void term_give_back(void);

/* Restores the modes that the terminal had when it was opened, and the ordinary screen, for another
 * program that took them and was killed. */
void term_rescue(struct term *term) __attribute__((nonnull));
