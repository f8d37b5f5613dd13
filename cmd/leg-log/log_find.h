/* Finds a record or a change by its id, or the newest. */
#pragma once
#include "tool/log_read.h"

/* A record or a change. Its month is loaded. */
struct log_found {
	const struct log_row *row;
	const struct amendment *amendment; /* one of them is NULL */
};

/* The change with this id in the month that is loaded, or NULL. */
const struct amendment *log_change_of(const struct log *log, const char *id)
	__attribute__((nonnull, pure));

/* The word for the record that was added last and is not undone. */
extern const char LOG_LAST[];

/* Finds what `word` names: an id, the beginning of one, or LOG_LAST; NULL is the newest record or
 * change that is not undone, an undo apart. FAULT_NOTHING if it names nothing, FAULT_USAGE if it
 * names more than one record or cannot be an id. */
bool log_find(struct log *log, const char *word, struct log_found *found, struct fault *fault)
	__attribute__((nonnull(1, 3, 4), warn_unused_result));

/* Opens the whole log and finds `word` in it; FAULT_USAGE with `missing` if that is NULL. On a
 * fault the log is closed. */
bool log_open_find(struct log *log, const char *word, const char *missing, struct log_found *found,
		   struct fault *fault) __attribute__((nonnull(1, 3, 4, 5), warn_unused_result));
