/* Owns the saved answers on disk: profile.json in the state folder. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/profile.h"

extern const char PROFILE_FILE[]; /* its name in the state folder */

/* A missing file is an empty profile, profile->saved false. */
bool saved_read(struct profile *profile, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
