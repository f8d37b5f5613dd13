/* The saved answers as leg-screen makes, writes and deletes them. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/profile.h"

/* Takes over the standing answers of `answers` that may be kept, dated `now`; those in `kept` (one
 * flag a question) were not asked again and keep the date they have. What is unsure or was not
 * asked is dropped; an answer that was given anew has not been asked about. */
void profile_save(struct profile *profile, const struct answers *answers,
		  const bool kept[QUESTIONS], struct stamp now) __attribute__((nonnull));

void profile_encode(const struct profile *profile, struct text *out) __attribute__((nonnull));

/* Replaces them. */
bool saved_write(const struct profile *profile, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Deletes them, unread. *there says whether there were any. */
bool saved_forget(bool *there, struct fault *fault) __attribute__((nonnull, warn_unused_result));
