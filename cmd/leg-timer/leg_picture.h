/* Owns the drawing of a leg from the side, in Unicode or ASCII, with a zone lit and the hands
 * moving over it.
 *
 * The right leg mirrors the left. A lit zone has denser glyphs, never colour alone. */
#pragma once
#include <stdbool.h>

#include "base/text.h"
#include "body/leg.h"

enum { LEG_PICTURE_ROWS = 15, LEG_PICTURE_COLUMNS = 16, HANDS_NOWHERE = -1, HANDS_WAY = 1000 };

struct leg_picture {
	bool unicode;
	enum leg leg;
	int zone;    /* enum zone, or negative: nothing is lit */
	int hands;   /* 0 (low end of the zone) to HANDS_WAY, or HANDS_NOWHERE */
	bool upward; /* an arrow shows the way of the stroke */
	bool pulse;  /* the hands press now: for quick small movements */
};

/* The next value of `hands` with which the picture looks different; HANDS_WAY at the end of the
 * way. */
int leg_picture_next(const struct leg_picture *picture) __attribute__((nonnull));

/* Adds one row, LEG_PICTURE_COLUMNS wide. */
void leg_picture_row(const struct leg_picture *picture, int row, struct text *out)
	__attribute__((nonnull));
