#include "body/move.h"

#include "base/lookup.h"

static const struct {
	const char *id;
	const char *words;
} moves[] = {
	[MOVE_HIP_HINGE] = {"hip-hinge", "hip hinge"},
	[MOVE_HAMSTRING] = {"hamstring", "hamstring stretch"},
	[MOVE_ANKLE_CIRCLES] = {"ankle-circles", "ankle circles"},
	[MOVE_TOE_BENDS] = {"toe-bends", "toe bends"},
	[MOVE_CALF_PUMPS] = {"calf-pumps", "calf pumps"},
	[MOVE_MARCHING] = {"marching", "marching in place"},
};

const char *move_id(enum move move)
{
	return moves[move].id;
}

const char *move_words(enum move move)
{
	return moves[move].words;
}

bool move_find(const char *id, enum move *move)
{
	int found = LOOKUP(id, moves);
	if (found >= 0)
		*move = (enum move)found;
	return found >= 0;
}
