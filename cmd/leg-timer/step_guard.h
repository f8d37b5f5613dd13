/* Owns the care for a running session beside its pacing: at each step the record so far is kept,
 * and a stop that came meanwhile ends it. */
#pragma once
#include "session_view.h"

/* Fills what the record of a session says: all but id, ratings and note. */
void record_fill(const struct session_view *view, struct session *session) __attribute__((nonnull));

/* To be called after a step has begun, once the user was told: it may wait for the disk. */
void step_guard(struct session_view *view) __attribute__((nonnull));
