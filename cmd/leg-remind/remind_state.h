/* The memory of leg-remind (leg-reminder-state, remind.json in the state folder): the last
 * reminders said, put off and done, and the pause.
 *
 * Nothing here is precious: a damaged file is replaced by an empty one. That of a newer version is
 * left alone. All moments are seconds since 1970, 0 for never; a struct remind_state is a plain
 * value, and all zeros nothing remembered. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/text.h"
#include "body/reminder.h"

enum { REMIND_STATE_VERSION = 1 };

struct remind_memory {
	int64_t slot; /* the time of the last reminder as it was planned */
	int64_t said; /* when it was last said */
	int64_t snoozed_until;
	int snoozes;	/* how often that slot was put off */
	int64_t done;	/* the last `done` */
	int64_t rested; /* when a tick last saw that no key was pressed for half a period */
};

struct remind_state {
	int64_t paused_until;
	int64_t screen_said; /* when "screen again" was last said */
	bool newer;	     /* of a version that we do not know: nothing was read */
	uint32_t note;	     /* the desktop's number of the last note with buttons; 0: none */
	struct remind_memory of[REMINDERS];
};

/* On a fault nothing is remembered but `newer`. */
bool remind_state_decode(const struct text *bytes, struct remind_state *state, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Stamps are written with the local offset (TZ). */
void remind_state_encode(const struct remind_state *state, struct text *out)
	__attribute__((nonnull));

/* Reads the file; nothing is remembered if it is missing or damaged: *torn says how it is. One of a
 * newer version is FAULT_DATA. */
bool remind_state_read(struct remind_state *state, struct fault *torn, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Holds the lock, reads the state, lets `change` (NULL: nothing) change it, and writes it if that
 * returns true. Replaces a damaged one in any case, and says so on stderr. A change may belong to
 * something else that is kept: `keep` (NULL: nothing) then follows what was written while the lock
 * is held, and if it fails the state is again as it was. */
typedef bool remind_changer(struct remind_state *state, void *context);
typedef bool remind_keeper(void *context, struct fault *fault);
bool remind_state_change(remind_changer *change, remind_keeper *keep, void *context,
			 struct fault *fault) __attribute__((nonnull(4), warn_unused_result));
