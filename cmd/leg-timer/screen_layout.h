/* Owns the full screen of the timer: plain values in, the lines of one frame out, for any size from
 * one cell up. run/ and show/ may include it. Neighbours: digits, frame, leg_picture, timer_text.
 *
 * Everything is said in words or glyphs; colour only repeats it. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "frame.h"
#include "leg_picture.h"

struct board {
	int columns;
	int rows;
	bool color;
	const char *plan; /* titles and sentences, made visible already; "" = none */
	const char *title;
	const char *cue;
	const char *caution;
	const char *next;
	const char *notice; /* the last thing that was said: a check, a refusal */
	int step;	    /* from 1; 0 in the count-in */
	int steps;
	int64_t step_left_ms;
	int64_t step_ms;
	int64_t left_ms;
	int64_t all_ms;
	int rep; /* 0 = none */
	int reps;
	const char *rep_word; /* "stroke" */
	int pressure;	      /* 0 = none */
	bool paused;
	bool help;
	struct leg_picture picture;
};

/* Composes the next frame. */
void board_draw(const struct board *board, struct frame *frame) __attribute__((nonnull));
