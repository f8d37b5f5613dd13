/* Documents that are kept, such as the saved answers, which leg-screen alone writes, and the
 * reminders, which leg-remind does. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/json.h"
#include "doc/policy.h"
#include "doc/profile.h"
#include "store/paths.h"

/* Reads the document `name` in `place`. A fault in what it says has its path. False with *missing
 * true, and no fault, if there is none. */
bool saved_document(enum place place, const char *name, doc_visitor *read, void *into,
		    bool *missing, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

extern const char PROFILE_FILE[]; /* in the state folder */
extern const char POLICY_FILE[];  /* in the config folder */

/* A missing file is an empty profile, profile->saved false. */
bool saved_read(struct profile *profile, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* A missing file is an empty policy; a bad one is FAULT_CONFIG with file and member. */
bool reminders_read(struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
