/* Owns the massage techniques: what each is, how it moves, its tempo and cap (leg-safety(7),
 * techniques).
 *
 * Friction and held pressure are off for lay users and so have no row. */
#pragma once

enum technique {
	TECHNIQUE_EFFLEURAGE,
	TECHNIQUE_KNEADING, /* petrissage */
	TECHNIQUE_PERCUSSION,
	TECHNIQUE_LYMPH,
	TECHNIQUE_PINCH_AND_RELEASE,
	TECHNIQUE_FINISHING,
	TECHNIQUES
};

typedef unsigned technique_set; /* bit 1 << technique */
#define TECHNIQUE_BIT(technique) (1U << (technique))
enum { TECHNIQUES_ALL = (1 << TECHNIQUES) - 1 };

enum direction { DIRECTION_TOWARD_HEART, DIRECTION_IN_PLACE, DIRECTIONS };

struct technique_row {
	const char *id;
	const char *words; /* "long strokes": what to call it in a sentence */
	const char *title; /* "Long strokes": what to call it in a heading */
	const char *cue;   /* what the hands do, one sentence */
	enum direction direction;
	int cap;	    /* most pressure, 1-10 scale */
	int rep_ms;	    /* one repetition with its return */
	int stroke_ms;	    /* the stroke alone */
	const char *source; /* section and keys */
};

const struct technique_row *technique_row(enum technique technique);

const char *direction_id(enum direction direction); /* "toward-heart", "in-place" */
