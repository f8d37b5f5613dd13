/* Files beside the log that are not read: records that were kept in unsaved/ of the state folder,
 * what else is there under such a name, those of timers that were killed, in running/, and the
 * copies of month files that a synced folder makes when two machines wrote at once. Nothing here
 * changes the log. */
#pragma once
#include <stddef.h>

#include "base/text.h"
#include "log_batch.h"

/* The whole path of each, sorted. */
struct left_over {
	struct text *of;
	size_t count, room;
};

void left_over_release(struct left_over *paths) __attribute__((nonnull));

/* Finds those of a kind. A folder that cannot be read has none. */
enum left_over_kind { LEFT_CUT_OFF, LEFT_UNSAVED, LEFT_UNREADABLE, LEFT_CONFLICTS };
void left_over_find(enum left_over_kind kind, struct left_over *paths) __attribute__((nonnull));

/* Deletes the records kept in unsaved/ that are in the log now, and finds the rest. */
void left_over_settle(const struct log_batch *stored, struct left_over *paths)
	__attribute__((nonnull));

/* Say what is left over, if anything is, and what to do: "1 record is kept, but not in the log:
 * leg-log add PATH". The first releases `paths`. */
void left_over_tell_unsaved(struct left_over *paths) __attribute__((nonnull));
void left_over_tell_unreadable(void);
void left_over_tell_conflicts(void);
