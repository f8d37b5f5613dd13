/* The plain values that the timer's screen is made of: the words of the moment, made visible, and
 * its numbers. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "leg_picture.h"

/* How long a part of words that do not fit is shown before the next takes its place, and how long
 * at least in a short step: a frame is drawn each second. */
enum { BOARD_PART_MS = 3000, BOARD_LEAST_MS = 1000 };

struct screen_content {
	int columns;
	int rows;
	bool color;
	const char *plan; /* titles and sentences, made visible already; "" = none */
	const char *title;
	const char *cue;
	const char *caution;
	const char *note; /* of a plan written by hand, with its heading */
	const char *next;
	const char *notice; /* the last thing that was said: a check, a refusal */
	const char *leg;    /* "left leg" */
	int step;	    /* from 1; 0 in the count-in */
	int steps;
	int64_t step_left_ms;
	int64_t step_ms;
	int64_t shown_ms; /* since the step began or help was opened, pauses too: parts take turns
			     in a pause */
	int64_t left_ms;
	int64_t all_ms;
	int rep; /* 0 = none */
	int reps;
	const char *rep_word; /* "stroke" */
	int pressure;	      /* 0 = none */
	bool setup;	      /* the step ends when the user says ready */
	bool paused;
	bool help;
	struct leg_picture picture;
};
