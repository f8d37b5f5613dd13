/* The saved answers, which leg-screen alone writes, and the reminders, which leg-remind does. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/policy.h"
#include "doc/profile.h"

extern const char PROFILE_FILE[]; /* in the state folder */
extern const char POLICY_FILE[];  /* in the config folder */

/* A missing file is an empty profile, profile->saved false. */
bool saved_read(struct profile *profile, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* A missing file is an empty policy; a bad one is FAULT_CONFIG with file and member. */
bool reminders_read(struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
