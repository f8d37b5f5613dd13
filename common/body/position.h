/* Owns how the body lies, sits or stands, and how high the feet are: what an elevation limit can
 * forbid (leg-safety(7), posture). */
#pragma once

enum position {
	POSITION_LYING,	       /* flat on the back */
	POSITION_PROPPED,      /* on the back, head and chest raised 45 degrees */
	POSITION_SIDE,	       /* on the left side; a stretch may want the right one */
	POSITION_SITTING,      /* on a chair or the edge of a bed, feet on the floor */
	POSITION_LONG_SITTING, /* on a bed or the floor, back supported, the leg in hand out in
				  front */
	POSITION_STANDING,
	POSITIONS
};

/* Rising: a limit names the highest that is allowed. */
enum feet {
	FEET_LEVEL,  /* no higher than the heart (lying) or the hips (sitting) */
	FEET_RAISED, /* on one pillow, about 15 cm */
	FEET_ABOVE_HEART,
	FEET_HEIGHTS
};

struct position_row {
	const char *id;
	const char *words; /* "lying on your back" */
	int trunk_min;	   /* degrees of the trunk above lying flat, 0-90 */
	int trunk_max;
};

const struct position_row *position_row(enum position position);

const char *feet_id(enum feet feet);	/* "level", "raised", "above-heart" */
const char *feet_words(enum feet feet); /* "legs on a pillow, about 15 cm (6 in) up" */
