/* Owns the screening that may be used again within its hour (leg-reuse): screening.json in the
 * runtime folder, memory that is gone at logout. Without such a folder there is none.
 *
 * With it stand the boot and the moment of the boot by the wall clock, which tell whether the
 * machine was started or the clock was set since. */
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

/* Keeps this screening, one line, in place of another. Without a runtime folder nothing is kept,
 * and that is no fault. */
bool reuse_keep(const struct text *screening, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Deletes it. *there says whether there was one. */
bool reuse_forget(bool *there, struct fault *fault) __attribute__((nonnull, warn_unused_result));
