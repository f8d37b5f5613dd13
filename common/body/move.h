/* Owns the movements: stretches, pumps, marching. Their ids and how each is done are the rows of
 * body/stretch.c. */
#pragma once
#include <stdbool.h>

/* A stretch limit names those before MOVE_CALF_PUMPS; new ones of those go before it too. */
enum move {
	MOVE_HIP_HINGE,
	MOVE_HAMSTRING,
	MOVE_CALF_STRETCH,
	MOVE_THIGH_STRETCH,
	MOVE_ANKLE_CIRCLES,
	MOVE_TOE_BENDS,
	MOVE_HEEL_RAISES,
	MOVE_CALF_PUMPS,
	MOVE_MARCHING,
	MOVES,
	MOVES_STRETCH = MOVE_CALF_PUMPS
};

typedef unsigned move_set; /* bit 1 << move */
#define MOVE_BIT(move) (1U << (move))
enum { MOVES_ALL = (1 << MOVES_STRETCH) - 1 };

const char *move_id(enum move move);	/* "hip-hinge": documents */
const char *move_words(enum move move); /* "hip hinge": for people */
bool move_find(const char *id, enum move *move) __attribute__((nonnull, warn_unused_result));
