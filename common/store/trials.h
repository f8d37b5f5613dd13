/* Owns the trials on disk: one file for each, "trials/ID.json" in the data folder. The newest trial
 * is the one that counts; older ones stay as they ended. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/trial.h"

extern const char TRIALS_FOLDER[]; /* its name in the data folder */
enum { TRIALS_NAME_SIZE = sizeof "trials/.json" + UUID_SIZE };

/* "trials/ID.json" */
void trials_name(const struct uuid *id, char name[TRIALS_NAME_SIZE]) __attribute__((nonnull));

/* The newest trial; *there is false if there is none. A file that cannot be read is a fault that
 * names it: an older trial must not seem to be the one that runs. */
bool trials_newest(struct trial *trial, bool *there, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
