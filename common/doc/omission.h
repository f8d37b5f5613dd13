/* Owns the ids of what a plan leaves out or changes, and why: closed lists, so that no reader has
 * to show words that came in a document. common/show/omission_text.h has the words.
 *
 * A reason is an effect ("light strokes only"), never an answer. */
#pragma once
#include "base/stamp.h"
#include "body/leg.h"
#include "body/modality.h"
#include "body/technique.h"
#include "body/why.h"
#include "body/zone.h"

enum omit_what {
	OMIT_MASSAGE,  /* all massage of `leg` */
	OMIT_STEP,     /* a step or part: `kind` with `technique`, `zone`, `part`, `step` */
	OMIT_REACH,    /* a stroke is shorter: `zone` is where it is kept to */
	OMIT_PRESSURE, /* of massage on `leg` */
	OMIT_FEET,     /* how high the feet were to be */
	OMIT_LYING,    /* flat on the back */
	OMIT_POSITION, /* of the step `step` */
	OMIT_HOLD,     /* `seconds`: the hold as it is now */
	OMIT_PULL,
	OMIT_FREE_MARCH, /* without holding on */
	OMIT_UNBROKEN,	 /* moving without a rest */
	OMIT_HEAT,
	OMIT_RAISED_TIME,
	OMIT_TIME,    /* `seconds` of the time asked for */
	OMIT_NOTE,    /* the note of step `step` */
	OMIT_ROUTINE, /* `routine` was asked for before the one taken */
	OMIT_MINUTES, /* `seconds` were asked for */
	OMIT_LEGS,    /* an option that the routine taken has no use for, as are the next four */
	OMIT_ZONES,
	OMIT_LIGHTER,
	OMIT_PARTS,
	OMIT_MODEL,
	OMIT_WHATS
};

enum { OMIT_ABSENT = -1 };

struct omission {
	enum omit_what what;
	enum why why;
	int kind; /* enum step_kind or OMIT_ABSENT, as are the next three */
	int technique;
	int zone;
	int leg;
	const char *part;    /* the id of a routine's part or of a move; NULL = left out */
	const char *routine; /* id; NULL = left out */
	int step;	     /* counted from 1; 0 = left out */
	int seconds;	     /* 0 = left out */
	struct stamp at;     /* read only with has_at */
	bool has_at;

	/* The limit that caused it, for leg-plan --explain: no document has it. MODALITIES: the
	 * time did, or anatomy. */
	enum modality cause;
	enum leg cause_leg;
};

/* One with nothing but these two, and no limit behind it. */
struct omission omission_of(enum omit_what what, enum why why);

const char *omit_what_id(int what); /* an enum_namer */
