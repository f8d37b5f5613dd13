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

/* Something is new: drops each saved "no" that `answers` does not repeat. True if anything changed.
 */
bool profile_renew(struct profile *profile, const struct answers *answers) __attribute__((nonnull));

/* Replaces them. */
bool saved_write(const struct profile *profile, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Replaces them by what profile_renew leaves of `profile`, and tells a fault: at once, with no
 * answers, before any "no" is asked again. True if a "no" was dropped. */
bool saved_renew(const struct profile *profile, const struct answers *answers)
	__attribute__((nonnull));

/* Deletes them, unread. *there says whether there were any. */
bool saved_forget(bool *there, struct fault *fault) __attribute__((nonnull, warn_unused_result));
