/* Records on their way into the log, for `add`, `amend`, `undo`, `erase` and `import`. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "batch_compare.h"
#include "doc/session.h"
#include "tool/log_read.h"

/* How to treat a line whose id another line has: a single record is refused, and with it all that
 * comes for its month; a merge keeps both (the greatest wins when it is read). */
enum append_rule { APPEND_ONE_A_RECORD, APPEND_KEEP_BOTH };

/* Lines with their months, in the order they came. */
struct log_batch {
	struct log_batch_line *of;
	size_t count, room;
};

enum { LOG_NO_MONTH = -1 };

/* Adds a line, still empty. */
struct log_batch_line *log_batch_next(struct log_batch *batch, struct uuid id, journal_month month)
	__attribute__((nonnull));

void log_batch_release(struct log_batch *batch) __attribute__((nonnull));
void log_batch_clear(struct log_batch *batch) __attribute__((nonnull));

/* Adds what these writers make of it. */
void log_batch_session(struct log_batch *batch, const struct session *session)
	__attribute__((nonnull));

/* Appends all, a month at a time. On a fault the lines that are not `stored` are not in the log. */
bool log_batch_store(struct log_batch *batch, enum append_rule rule, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
