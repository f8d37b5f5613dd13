#include "body/position.h"

static const struct position_row positions[] = {
	[POSITION_LYING] = {"lying", "lying on your back", 0, 0},
	[POSITION_PROPPED] = {"propped", "lying back with head and chest propped up", 45, 45},
	[POSITION_SIDE] = {"side", "lying on your side", 0, 0},
	[POSITION_SITTING] = {"sitting", "sitting", 90, 90},
	[POSITION_LONG_SITTING] = {"long-sitting", "sitting up with the leg out in front", 70, 90},
	[POSITION_STANDING] = {"standing", "standing", 90, 90},
};

static const struct {
	const char *id;
	const char *words;
} heights[] = {
	[FEET_LEVEL] = {"level", "feet level"},
	[FEET_RAISED] = {"raised", "legs on a pillow, about 15 cm (6 in) up"},
	[FEET_ABOVE_HEART] = {"above-heart", "feet above the heart"},
};

const struct position_row *position_row(enum position position)
{
	return &positions[position];
}

const char *feet_id(enum feet feet)
{
	return heights[feet].id;
}

const char *feet_words(enum feet feet)
{
	return heights[feet].words;
}
