/* The reminder policy on disk: reminders.json in the config folder. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/policy.h"

/* Takes the policy's turn, so that two changes at once lose none: a descriptor that the caller
 * closes after reminders_write, or -1 and a fault. */
int reminders_hold(struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* A missing policy is an empty one; one edited into rubbish is FAULT_CONFIG with file and
 * member. */
bool reminders_read(struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
bool reminders_write(const struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
