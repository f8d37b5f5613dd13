/* Owns the trials on disk: one file for each, "trials/ID.json" in the data folder. The newest trial
 * is the one that counts; older ones stay as they ended.
 *
 * A change is written to a new file that takes the old one's place, while the folder is locked. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/trial.h"

/* The newest trial; *there is false if there is none. A file that cannot be read is a fault that
 * names it: an older trial must not seem to be the one that runs. */
bool trials_newest(struct trial *trial, bool *there, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Writes a trial: a new one, or the same again with what has happened since. */
bool trials_write(const struct trial *trial, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
