/* Owns the conversation with the user: whole lines out, one line in, on /dev/tty.
 *
 * Plain finished lines, the terminal's own line editing, no cursor movement: it can be followed
 * with a screen reader and on any terminal. While it waits for a line it notices Ctrl-C, a hang-up,
 * Ctrl-Z and fg (the prompt is shown again), and the loss of standard output's reader. Make text
 * from outside visible (base/terminal_text.h) before you pass it. For a screen reader each sentence
 * is a line of its own.
 *
 * Nothing scrolls away unread: when what is shown between two typed lines is taller than the
 * terminal it comes in parts, and Enter goes on. A screen reader gets them too, because it can
 * read again only what is on the screen. b and q at the end of a part are for the next prompt, and
 * until then nothing waits; every other word is dropped, as no answer to a question that was not
 * shown yet. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"
#include "show/paged_text.h"

struct ask; /* opaque */

/* Why no line came. */
enum ask_end {
	ASK_GOING_ON,
	ASK_STOPPED,	 /* Ctrl-C */
	ASK_INPUT_ENDED, /* Ctrl-D */
	ASK_HUNG_UP,	 /* the terminal is gone */
	ASK_READER_GONE, /* standard output has lost its reader */
	ASK_KILLED,	 /* by ask_signal, which the program must still die of */
};

/* Opens the terminal. `sentences`: one a line, of any length. NULL and FAULT_UNAVAILABLE if there
 * is none. */
struct ask *ask_open(bool sentences, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void ask_close(struct ask *ask);

/* The columns to wrap to, and the rows of the terminal. */
int ask_columns(const struct ask *ask) __attribute__((nonnull));
int ask_rows(const struct ask *ask) __attribute__((nonnull));

/* The rows that ask_item with this label takes for these words. */
int ask_item_rows(const struct ask *ask, const char *label, const char *words)
	__attribute__((nonnull));

/* One paragraph, wrapped, then a newline. `indent`: columns before every line. */
void ask_say(struct ask *ask, int indent, const char *paragraph) __attribute__((nonnull));

/* "label  words", where the lines after the first begin below the words: lists. */
void ask_item(struct ask *ask, int indent, const char *label, const char *words)
	__attribute__((nonnull));

/* Advice behind a label, with the number to call for {emergency}. */
void ask_advice(struct ask *ask, const char *label, const char *template, const char *emergency)
	__attribute__((nonnull));

/* An empty line. */
void ask_gap(struct ask *ask) __attribute__((nonnull));

/* Ends the part if so many rows, which are about to be shown, do not fit below it. */
void ask_keep_together(struct ask *ask, int rows) __attribute__((nonnull));

/* Shows paragraphs that are laid out already, with warnings coloured if `colored`; where another
 * program `follows` on the terminal, the last part of several waits as well. */
void ask_show(struct ask *ask, const struct paged_text *paged, bool colored, bool follows)
	__attribute__((nonnull));

/* Shows `prompt` and waits for a line, which loses blanks at its ends and control characters. False
 * if the conversation is over; ask_ended says why. */
bool ask_line(struct ask *ask, const char *prompt, struct text *line)
	__attribute__((nonnull, warn_unused_result));
enum ask_end ask_ended(const struct ask *ask) __attribute__((nonnull));
int ask_signal(const struct ask *ask) __attribute__((nonnull));
