/* Owns the contents of a full screen, line by line, so that only changed lines are sent.
 *
 * A frame is composed anew from its first line to its last (frame_begin, frame_line); frame_changes
 * then gives the bytes that turn the frame before into this one, and frame_shown remembers this one
 * once the terminal has taken them. Each line is placed by itself, so a frame never scrolls.
 *
 * The terminal's contents are unknown at the beginning, after a change of size, and when the caller
 * says so (frame_forget): then the whole frame is sent. So is one in FRAME_WHOLE_EACH, to remove
 * anything that other programs wrote to the same terminal. */
#pragma once
#include <stdbool.h>

#include "base/text.h"

enum {
	FRAME_MOST_ROWS = 100, /* more are left empty */
	FRAME_WHOLE_EACH = 50
};

struct frame {
	int columns;
	int rows;
	int count; /* lines composed */
	struct text lines[FRAME_MOST_ROWS];

	bool known; /* the terminal shows what follows */
	int shown_count;
	struct text shown[FRAME_MOST_ROWS];
	int since_whole; /* how many were sent in part */
};

void frame_init(struct frame *frame) __attribute__((nonnull));
void frame_release(struct frame *frame) __attribute__((nonnull));

/* Begins to compose a frame without lines for a terminal of that size. */
void frame_begin(struct frame *frame, int columns, int rows) __attribute__((nonnull));

/* The next line, empty, to be filled with visible text that fits the columns; NULL if no row is
 * left. */
struct text *frame_line(struct frame *frame) __attribute__((nonnull));

/* Says that the contents of the terminal are unknown. */
void frame_forget(struct frame *frame) __attribute__((nonnull));

/* Adds the bytes to send, for one write. False, and none, if nothing changed. */
bool frame_changes(const struct frame *frame, struct text *out) __attribute__((nonnull));

/* The terminal has taken them. */
void frame_shown(struct frame *frame) __attribute__((nonnull));
