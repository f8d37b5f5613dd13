#include "body/move.h"

#include <string.h>

#include "body/stretch.h"

const char *move_id(enum move move)
{
	return stretch_row(move)->id;
}

const char *move_words(enum move move)
{
	return stretch_row(move)->words;
}

bool move_find(const char *id, enum move *move)
{
	for (int i = 0; i < MOVES; i++)
		if (!strcmp(move_id((enum move)i), id)) {
			*move = (enum move)i;
			return true;
		}
	return false;
}
