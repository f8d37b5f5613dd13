/* Owns how each movement is done and dosed: the stretches, the pumps, the march (leg-safety(7),
 * movements). Which ones a person may do is for the limits to say.
 *
 * Adding a movement: its id in body/move.h, its row here, and a part in each routine that has it.
 * Everything else reads the row.
 *
 * A dose is a number of repetitions. Held stretches take their hold from here unless a limit
 * shortens it; the pause after it stays. Marching has no repetitions: it is timed. */
#pragma once
#include <stdbool.h>

#include "body/move.h"
#include "body/position.h"
#include "body/task.h"

enum { STRETCH_PULL_MAX = 5, STRETCH_WAYS = 2 };

/* The kind of its step, and which limits rule it. */
enum exercise {
	EXERCISE_STRETCH,
	EXERCISE_PUMPS, /* the walking limit; for the heel raises the stretch limit too */
	EXERCISE_WALK	/* the walking limit */
};

/* One way to do it. */
struct stretch_way {
	enum position position;
	const char *cue;  /* NULL ends the list */
	bool arches;	  /* the back: not where it must stay straight */
	bool straightens; /* the knee: not where it must stay bent */
	thing_set needs;  /* what has to be at hand */
};

struct stretch_row {
	const char *id;
	const char *words;		       /* "hamstring stretch": in a sentence */
	const char *title;		       /* "Hamstring stretch" */
	struct stretch_way ways[STRETCH_WAYS]; /* the usual one first */
	const char *caution;		       /* when to ease or stop */
	enum exercise exercise;
	bool held;	     /* a hold of stroke_ms, then a pause; otherwise a movement */
	bool hips;	     /* takes the hip far, to the front or the back */
	bool both_legs;	     /* bends the other hip as well, or rests on that leg */
	int pull;	     /* on the 1-10 scale; 0 = none */
	int rep_ms;	     /* one repetition with its pause; 0 = timed, without repetitions */
	int stroke_ms;	     /* the hold or the movement alone */
	const char *untried; /* a careful choice without a trial; NULL: nothing */
	const char *source;
};

const struct stretch_row *stretch_row(enum move move);

/* The way of doing it in this position; NULL if there is none. */
const struct stretch_way *stretch_way(enum move move, enum position position);

/* How it is done in this position: in words; as usual if there is no way of its own. */
const char *stretch_cue(enum move move, enum position position);

/* The moves of a stretch limit that need no standing; those that leave the hips alone. */
move_set stretch_moves_off_the_feet(void);
move_set stretch_moves_sparing_hips(void);
