/* The writing of the session log.
 *
 * Lines are only ever appended: under a lock, in one write, followed by one fdatasync (and the
 * folder's fsync when the file is new). What is acknowledged is on disk. A tail without a newline
 * is a torn line; the next append begins with one, so that it swallows nothing. What could not be
 * written whole is cut off again. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"
#include "store/month_lock.h"

/* Appends `lines`, each with its newline, to the month that is locked; with none, syncs what is
 * there. On a fault nothing of them was acknowledged. */
bool append_lines(const struct month_lock *lock, const struct text *lines, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
