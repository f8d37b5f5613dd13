/* Owns how each movement is done and dosed: the stretches, the pumps, the march (SAFETY 5 and D19).
 * Which ones a person may do is for the limits to say. Anyone above base/ may include it.
 * Neighbours: move, position.
 *
 * A dose is a number of repetitions. Held stretches take their hold from here unless a limit
 * shortens it; the pause after it stays. Marching has no repetitions: it is timed. */
#pragma once
#include <stdbool.h>

#include "body/move.h"
#include "body/position.h"

enum { STRETCH_PULL_MAX = 5 };

struct stretch_row {
	const char *id;	     /* the move's */
	const char *title;   /* "Hamstring stretch" */
	const char *cue;     /* how it is done in its own position */
	const char *seated;  /* how it is done sitting, where standing is not allowed; NULL = not at
				all */
	const char *caution; /* when to ease or stop */
	enum position position;
	bool held;     /* a hold of stroke_ms, then a pause; otherwise a movement */
	int pull;      /* on the 1-10 scale; 0 = none */
	int rep_ms;    /* one repetition with its pause; 0 = timed, without repetitions */
	int stroke_ms; /* the hold or the movement alone */
	const char *source;
};

const struct stretch_row *stretch_row(enum move move);
