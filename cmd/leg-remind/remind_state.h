/* The memory of leg-remind (leg-reminder-state, remind.json in the state folder): the last
 * reminders said, put off and done, and the pause.
 *
 * Nothing here is precious: a damaged file is replaced by an empty one. All moments are seconds
 * since 1970, 0 for never; a struct remind_state is a plain value. */
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
	int snoozes;  /* how often that slot was put off */
	int64_t done; /* the last `done` */
};

struct remind_state {
	int64_t paused_until;
	int64_t screen_said; /* when "screen again" was last said */
	int64_t away_since;  /* the last long pause at the keyboard that a tick saw */
	int64_t away_until;
	uint32_t note; /* the desktop's number of the last note with buttons; 0: none */
	struct remind_memory of[REMINDERS];
};

/* Nothing remembered. */
void remind_state_init(struct remind_state *state) __attribute__((nonnull));

bool remind_state_decode(const struct text *bytes, struct remind_state *state, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Stamps are written with the local offset (TZ). */
void remind_state_encode(const struct remind_state *state, struct text *out)
	__attribute__((nonnull));
