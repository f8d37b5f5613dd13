/* The reminder policy as `leg-remind set` makes and writes it. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/policy.h"

enum { POLICY_FROM = 9 * 60, POLICY_TO = 17 * 60 + 30 }; /* the hours by default */

/* The default of one reminder (body/reminder.h), switched on. */
struct policy_reminder policy_default(enum reminder reminder);

void policy_encode(const struct policy *policy, struct text *out) __attribute__((nonnull));

/* The caller holds the config folder from the reading to the writing (paths_hold). */
bool reminders_write(const struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
