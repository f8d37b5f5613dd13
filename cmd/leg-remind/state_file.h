/* The state of the reminders on disk: remind.json in the state folder. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "remind_state.h"

/* Reads an empty state if the file is missing. If it is damaged too, and then *torn says how: the
 * next write replaces it. */
bool state_file_read(struct remind_state *state, struct fault *torn, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Holds the lock, reads the state, lets `change` change it, and writes it if that returns true. */
typedef bool state_changer(struct remind_state *state, void *context);
bool state_file_change(state_changer *change, void *context, struct fault *torn,
		       struct fault *fault) __attribute__((nonnull(1, 3, 4), warn_unused_result));

/* The same for a change that belongs to something else that is kept: `keep` follows what was
 * written while the lock is held, and if it fails the state is again as it was. */
typedef bool state_keeper(void *context, struct fault *fault);
bool state_file_change_with(state_changer *change, state_keeper *keep, void *context,
			    struct fault *torn, struct fault *fault)
	__attribute__((nonnull(1, 4, 5), warn_unused_result));
