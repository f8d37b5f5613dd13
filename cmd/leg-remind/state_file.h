/* The reminder state on disk: remind.json in the state folder. The policy is store/saved_policy's.
 */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "remind_state.h"
#include "store/saved_policy.h"

/* A missing state is an empty one. So is a torn one, and then *torn says what was wrong with it:
 * the next write replaces it. */
bool reminders_read_state(struct remind_state *state, struct fault *torn, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Changes the state while no other program can: reads it, has `change` change it, and writes it
 * if that returns true; `context` is its own. */
typedef bool reminders_change(struct remind_state *state, void *context);
bool reminders_change_state(reminders_change *change, void *context, struct fault *torn,
			    struct fault *fault)
	__attribute__((nonnull(1, 3, 4), warn_unused_result));
