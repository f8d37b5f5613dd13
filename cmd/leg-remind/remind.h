/* Reads everything that decides whether to remind. */
#pragma once
#include <stdbool.h>

#include "doc/policy.h"
#include "doc/profile.h"
#include "due.h"
#include "remind_state.h"
#include "store/settings.h"

struct remind {
	struct settings settings;
	struct policy policy;
	struct remind_state state;
	struct due_log log;
	struct due_screening screening;
	bool closed; /* no slot is open, so nothing is due; log and screening were not read */
	struct due_facts facts; /* points to the above */
};

enum remind_ask {
	REMIND_ASK_IDLE = 1, /* run the `idle` command too */
	REMIND_WHEN_OPEN = 2 /* stop, and set `closed`, if no slot is open */
};

/* Replaces a damaged state by an empty one, with a message on stderr. The caller releases. */
bool remind_gather(struct remind *remind, unsigned ask, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void remind_release(struct remind *remind) __attribute__((nonnull));

/* Reads the records that began yesterday, today or (in another zone) tomorrow, as amended. Only
 * their months are read, so that a tick costs the same whatever the log's age. Unreadable lines
 * are skipped and not named: a tick would name them every five minutes; leg-log check does. */
bool remind_read_log(struct due_log *log, struct stamp now, int day_start, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The settings alone: when a day starts and, for what a tick asks (enum remind_ask), how it speaks
 * and keeps silent. What is wrong elsewhere is a warning on stderr. */
bool remind_settings(unsigned ask, struct settings *settings, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* False if a reminder to drink must stay away (heart-failure, kidney-liver, fluid-limit, or nothing
 * saved). */
bool saved_allow_drinking(const struct profile *profile, struct stamp now) __attribute__((nonnull));
