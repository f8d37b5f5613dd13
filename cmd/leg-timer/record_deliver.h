/* Delivers the lines, the events and the record of a session. */
#pragma once
#include "session_view.h"

/* Keeps the whole record, as it is now, until it has been delivered. */
void record_guard(struct session_view *view, const struct uuid *guarded) __attribute__((nonnull));

/* Returns the exit status. Keeps the record until it has been delivered; `guarded` is the id under
 * which it was kept while the session ran. */
int record_deliver(struct session_view *view, const struct uuid *guarded) __attribute__((nonnull));
