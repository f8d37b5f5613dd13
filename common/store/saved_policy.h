/* The reminder policy on disk: reminders.json in the config folder. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/policy.h"

extern const char POLICY_FILE[]; /* its name in the config folder */

/* A missing policy is an empty one; one edited into rubbish is FAULT_CONFIG with file and
 * member. */
bool reminders_read(struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
