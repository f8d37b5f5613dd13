/* Owns the saved answers on disk: profile.json in the state folder. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/profile.h"

/* A missing file is an empty profile, profile->saved false. */
bool saved_read(struct profile *profile, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Replaces them. */
bool saved_write(const struct profile *profile, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Deletes them, unread. *there says whether there were any. */
bool saved_forget(bool *there, struct fault *fault) __attribute__((nonnull, warn_unused_result));
