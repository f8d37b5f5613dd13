#include "leg_picture.h"

#include "body/zone.h"

/* A left leg seen from outside, the toes to the left: where each row begins and ends, and where the
 * front of the leg meets its back. */
struct outline {
	int left;
	int right;
	int middle;
};

enum {
	ROW_THIGH = 0,
	ROW_KNEE = 5,
	ROW_CALF = 6,
	ROW_ANKLE = 11,
	ROW_FOOT = 12,
	ROW_SOLE = 14,
	BAND_ROWS = 2 /* how much of the leg the hands cover */
};

static const struct outline outlines[LEG_PICTURE_ROWS] = {
	{3, 14, 8}, {3, 14, 8}, {3, 13, 8}, {4, 13, 8}, {4, 12, 8},
	{3, 11, 7}, {4, 12, 7}, {4, 13, 7}, {4, 13, 7}, {5, 12, 8},
	{5, 11, 8}, {5, 10, 7}, {4, 11, 7}, {1, 11, 6}, {0, 11, 6},
};

enum side { SIDE_WHOLE, SIDE_FRONT, SIDE_BACK, SIDE_MIDDLE };

static const struct lit {
	int top;
	int bottom;
	enum side side;
} lights[ZONES] = {
	[ZONE_FOOT] = {ROW_FOOT, ROW_SOLE, SIDE_WHOLE},
	[ZONE_ANKLE] = {ROW_ANKLE - 1, ROW_ANKLE, SIDE_WHOLE},
	[ZONE_CALF] = {ROW_CALF, ROW_ANKLE - 1, SIDE_BACK},
	[ZONE_SHIN] = {ROW_CALF, ROW_ANKLE - 1, SIDE_FRONT},
	[ZONE_BEHIND_KNEE] = {ROW_KNEE, ROW_KNEE, SIDE_BACK},
	[ZONE_HAMSTRING] = {ROW_THIGH, ROW_KNEE - 1, SIDE_BACK},
	[ZONE_FRONT_THIGH] = {ROW_THIGH, ROW_KNEE - 1, SIDE_FRONT},
	[ZONE_INNER_THIGH] = {ROW_THIGH + 1, ROW_KNEE - 1, SIDE_MIDDLE},
	[ZONE_WHOLE_LEG] = {ROW_THIGH, ROW_SOLE, SIDE_WHOLE},
	[ZONE_LOWER_LEG] = {ROW_CALF, ROW_SOLE, SIDE_WHOLE},
};

enum ink { INK_NONE, INK_EDGE, INK_RISING, INK_FALLING, INK_SOLE, INK_LIT, INK_HANDS, INK_ARROW };

static const struct {
	const char *unicode;
	const char *ascii;
} inks[] = {
	[INK_NONE] = {" ", " "},     [INK_EDGE] = {"│", "|"},  [INK_RISING] = {"╱", "/"},
	[INK_FALLING] = {"╲", "\\"}, [INK_SOLE] = {"▁", "_"},  [INK_LIT] = {"░", ":"},
	[INK_HANDS] = {"█", "#"},    [INK_ARROW] = {"↑", "^"},
};

static bool in_side(const struct outline *outline, enum side side, int column)
{
	switch (side) {
	case SIDE_FRONT: return column < outline->middle;
	case SIDE_BACK: return column >= outline->middle;
	case SIDE_MIDDLE: return column >= outline->middle - 1 && column <= outline->middle + 2;
	case SIDE_WHOLE: break;
	}
	return true;
}

/* How many rows the hands have come from the low end of the zone: the nearest one. */
static int rows_come(const struct lit *lit, int hands)
{
	return ((lit->bottom - lit->top) * hands + HANDS_WAY / 2) / HANDS_WAY;
}

int leg_picture_next(const struct leg_picture *picture)
{
	const struct lit *lit = &lights[picture->zone];
	int way = lit->bottom - lit->top, come = rows_come(lit, picture->hands);
	if (come >= way)
		return HANDS_WAY;
	return ((come + 1) * HANDS_WAY - HANDS_WAY / 2 + way - 1) / way;
}

static enum ink edge(int row, int side_here, int side_below)
{
	if (row + 1 >= LEG_PICTURE_ROWS || side_below == side_here)
		return INK_EDGE;
	return side_below > side_here ? INK_FALLING : INK_RISING;
}

static enum ink inside(const struct leg_picture *picture, int row, int column)
{
	const struct outline *outline = &outlines[row];
	const struct lit *lit = picture->zone < 0 ? NULL : &lights[picture->zone];
	if (!lit || row < lit->top || row > lit->bottom || !in_side(outline, lit->side, column))
		return row == ROW_SOLE ? INK_SOLE : INK_NONE;
	int hands = picture->hands < 0 ? LEG_PICTURE_ROWS * 2
				       : lit->bottom - rows_come(lit, picture->hands);
	if (row >= hands && row < hands + BAND_ROWS)
		return picture->pulse ? INK_HANDS : INK_LIT;
	if (row == hands - 1 && picture->upward)
		return INK_ARROW;
	return INK_LIT;
}

static enum ink ink_at(const struct leg_picture *picture, int row, int column)
{
	const struct outline *here = &outlines[row];
	const struct outline *below = &outlines[row + 1 < LEG_PICTURE_ROWS ? row + 1 : row];
	if (column < here->left || column > here->right)
		return INK_NONE;
	if (column == here->left)
		return edge(row, here->left, below->left);
	if (column == here->right)
		return edge(row, here->right, below->right);
	return inside(picture, row, column);
}

static enum ink mirrored(enum ink ink)
{
	return ink == INK_RISING ? INK_FALLING : ink == INK_FALLING ? INK_RISING : ink;
}

void leg_picture_row(const struct leg_picture *picture, int row, struct text *out)
{
	bool mirror = picture->leg == LEG_RIGHT;
	for (int i = 0; i < LEG_PICTURE_COLUMNS; i++) {
		int column = mirror ? LEG_PICTURE_COLUMNS - 1 - i : i;
		enum ink ink = ink_at(picture, row, column);
		if (mirror)
			ink = mirrored(ink);
		text_add(out, picture->unicode ? inks[ink].unicode : inks[ink].ascii);
	}
}
