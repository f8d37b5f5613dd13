/* Brings the lines, the events and the record of a session to where they go. */
#pragma once
#include "session_view.h"

/* Returns the exit status. Until the record is where it belongs it is kept; `guarded` is the id
 * that it was kept under while it ran. */
int record_deliver(struct session_view *view, const struct uuid *guarded) __attribute__((nonnull));
