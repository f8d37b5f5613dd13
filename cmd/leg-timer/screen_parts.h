/* The parts of the timer's screen: their words, broken into lines of a width. screen_layout decides
 * how many rows each gets. */
#pragma once
#include <stdbool.h>

#include "base/text.h"
#include "screen_content.h"

/* In their order on the screen. */
enum part {
	PART_HEADING, /* the plan, and which step of how many */
	PART_TITLE,
	PART_CUE,
	PART_CAUTION,
	PART_NOTE,
	PART_NOTICE,
	PART_DIGITS,
	PART_TIME, /* of the step, in a line */
	PART_STROKES,
	PART_PRESSURE,
	PART_PROGRESS, /* of the whole plan */
	PART_NEXT,
	PART_KEYS,
	PARTS
};

struct part_lines {
	struct text words; /* lines with a newline between them */
	int lines;	   /* 0: there is nothing to say */
};

/* Fills `words` with the text of `part` in `columns`; PART_DIGITS and PART_TIME are left empty. */
void part_write(const struct screen_content *content, enum part part, int columns,
		struct part_lines *words) __attribute__((nonnull));

/* Fills `words` with `string`, broken into lines. */
void part_wrap(const char *string, int columns, struct part_lines *words) __attribute__((nonnull));

/* The time line. `whole`: strokes and pressure have lines of their own, so that the time has room
 * for a bar. */
void part_write_time(const struct screen_content *content, bool whole, int columns,
		     struct text *out) __attribute__((nonnull));

/* Adds "PAUSED", or the time left of the step: it fits where nothing else does. */
void part_write_state(const struct screen_content *content, struct text *out)
	__attribute__((nonnull));

/* "1:05", "1:02:05": the seconds that have begun. */
enum { PART_TIME_SIZE = 16 };
void part_clock(int64_t ms, char out[PART_TIME_SIZE]);
