/* Moves the picture of the leg: where the hands are, and when that will look different, so that the
 * program never wakes to draw the same picture. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "leg_picture.h"
#include "timer_state.h"

/* The picture at this moment. With `still` it does not move. */
struct leg_picture motion_picture(const struct timer *timer, bool still) __attribute__((nonnull));

/* When it looks different next, on the clock of the plan, if nothing but time passes; TIMER_NEVER
 * if nothing moves. */
int64_t motion_due(const struct timer *timer, bool still) __attribute__((nonnull));
