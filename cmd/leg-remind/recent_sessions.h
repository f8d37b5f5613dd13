/* Reads the last day of the session log, for reminders. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "due.h"

/* Reads the records that began yesterday, today or (in another zone) tomorrow, as amended. Only
 * their months are read, so that a tick costs the same whatever the log's age. Unreadable lines
 * are skipped and not named: a tick would name them every five minutes; leg-log check does. */
bool recent_read(struct due_log *log, struct stamp now, int day_start, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
