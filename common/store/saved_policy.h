/* The reminder policy on disk: reminders.json in the config folder. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/policy.h"

/* A missing policy is an empty one; one edited into rubbish is FAULT_CONFIG with file and
 * member. */
bool reminders_read(struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The caller holds the config folder from the reading to the writing (paths_hold). */
bool reminders_write(const struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
