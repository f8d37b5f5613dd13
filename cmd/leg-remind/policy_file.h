/* Owns the reminder policy and the reminder state on disk: reminders.json in the config folder,
 * remind.json in the state folder. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/policy.h"
#include "remind_state.h"

/* Takes the policy's turn, so that two changes at once lose none: a descriptor that the caller
 * closes after reminders_write, or -1 and a fault. */
int reminders_hold(struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* A missing policy is an empty one; one edited into rubbish is FAULT_CONFIG with file and
 * member. */
bool reminders_read(struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
bool reminders_write(const struct policy *policy, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* A missing state is an empty one. So is a torn one, and then *torn says what was wrong with it:
 * the next write replaces it. */
bool reminders_read_state(struct remind_state *state, struct fault *torn, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Changes the state while nobody else can: reads it, has `change` change it, and writes it where
 * that gives true. What `change` decides stands in its context. */
typedef bool reminders_change(struct remind_state *state, void *context);
bool reminders_change_state(reminders_change *change, void *context, struct fault *torn,
			    struct fault *fault)
	__attribute__((nonnull(1, 3, 4), warn_unused_result));
