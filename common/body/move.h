/* Owns the ids of the movements that are not massage strokes: stretches, pumps, marching. What a
 * stretch limit can forbid. Anyone above base/ may include it; doses and words are in
 * body/stretch.h. */
#pragma once
#include <stdbool.h>

enum move {
	MOVE_HIP_HINGE, /* standing, hands on a chair */
	MOVE_HAMSTRING, /* seated, heel forward */
	MOVE_ANKLE_CIRCLES,
	MOVE_TOE_BENDS,
	MOVE_CALF_PUMPS, /* kind pumps: ruled by walking limits */
	MOVE_MARCHING,	 /* kind walking: ruled by walking limits */
	MOVES,
	MOVES_STRETCH = MOVE_CALF_PUMPS /* those that a stretch limit names */
};

typedef unsigned move_set; /* bit 1 << move */
#define MOVE_BIT(move) (1U << (move))
enum { MOVES_ALL = (1 << MOVES_STRETCH) - 1 };

const char *move_id(enum move move);	/* "hip-hinge": documents */
const char *move_words(enum move move); /* "hip hinge": for people */
bool move_find(const char *id, enum move *move) __attribute__((nonnull, warn_unused_result));
