/* Compares lines on their way into a month of the log with those that are there. */
#pragma once
#include "log_batch.h"
#include "store/month_lock.h"

/* Sets `found` of each of the lines of one month, and takes erased notes out of them. */
bool batch_compare(const struct month_lock *lock, struct log_batch_line *const *lines, size_t count,
		   struct fault *fault) __attribute__((nonnull, warn_unused_result));
