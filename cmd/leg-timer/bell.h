/* Owns the bells: the meaning of each pattern, and when its next bell sounds. A terminal has one
 * tone, so patterns differ in number. */
#pragma once
#include <stdint.h>

#include "base/term.h"

/* In rising order: of several at once only the last is rung. */
enum ring { RING_NONE, RING_STROKE, RING_STEP, RING_SIDE, RING_END };

struct bell {
	int64_t due_ns; /* when the next one sounds */
	int left;
};

/* Begins a pattern at `now` and drops the rest of the one before. */
void bell_ring(struct bell *bell, enum ring ring, int64_t now_ns) __attribute__((nonnull));

/* When the next one sounds, or WAIT_FOREVER. */
int64_t bell_due(const struct bell *bell) __attribute__((nonnull));

/* Sounds those that are due. */
void bell_sound(struct bell *bell, struct term *term, int64_t now_ns) __attribute__((nonnull));
