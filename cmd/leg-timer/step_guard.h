/* Guards a running session: at each step keeps the record so far, and ends the session if another
 * program has set a lock. */
#pragma once
#include "session_view.h"

/* Fills the record of a session: all but id, ratings and note. */
void record_fill(const struct session_view *view, struct session *session) __attribute__((nonnull));

/* Call it after a step has begun and the user was told: it may wait for the disk. */
void step_guard(struct session_view *view) __attribute__((nonnull));
