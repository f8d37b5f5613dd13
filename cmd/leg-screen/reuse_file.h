/* Owns the screening that may be used again within its hour (leg-reuse): screening.json in the
 * runtime folder, memory that is gone at logout. Without such a folder there is none.
 *
 * It is kept with the id of the boot and its time by the wall clock, which tell whether the machine
 * was restarted or the clock set since. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/process.h"
#include "base/text.h"

struct reuse {
	char boot[PROCESS_BOOT_SIZE];
	int64_t booted; /* clock_booted() when it was written */
	struct text screening;
};

bool reuse_decode(const struct text *bytes, struct reuse *reuse, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void reuse_encode(const struct reuse *reuse, struct text *out) __attribute__((nonnull));

/* False if there is none, or none that can be read. The caller releases reuse->screening. */
bool reuse_read(struct reuse *reuse) __attribute__((nonnull, warn_unused_result));

/* Keeps this screening, one line, instead of an earlier one. Does nothing without a runtime folder.
 */
bool reuse_keep(const struct text *screening, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Deletes it. *there says whether there was one. */
bool reuse_forget(bool *there, struct fault *fault) __attribute__((nonnull, warn_unused_result));
