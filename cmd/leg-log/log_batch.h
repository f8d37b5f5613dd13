/* Records on their way into the log, for `add`, `amend`, `undo`, `erase` and `import`. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "doc/session.h"
#include "tool/log_read.h"

/* How a line to be added compares with those that are there. */
enum append_found {
	APPEND_NEW,	  /* its id is not in the month: it is appended */
	APPEND_THERE,	  /* the very same line is there */
	APPEND_DIFFERENT, /* another line has its id, and is no torn one */
	APPEND_ERASED	  /* its record was erased: it is not appended */
};

/* How to treat a line whose id another line has: a single record is refused, and with it all that
 * comes for its month; a merge keeps both (the greatest wins when it is read). */
enum append_rule { APPEND_ONE_A_RECORD, APPEND_KEEP_BOTH };

/* Lines with their months, in the order they came. */
struct log_batch {
	struct log_batch_line {
		struct text line; /* compact, with its newline */
		struct uuid id;
		journal_month month;
		journal_month moves_to; /* of a change that moves its record to another month */
		bool erasure;
		bool copy;		 /* of a change, in the month that it moves its record to */
		enum append_found found; /* after log_batch_store */
		bool stored;
	} * of;
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
