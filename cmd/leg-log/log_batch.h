/* Records on their way into the log, for `add`, `amend`, `undo`, `erase` and `import`. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "doc/log_row.h"
#include "doc/session.h"
#include "store/month_lock.h"

/* How a line to be added compares with those that are there. */
enum append_found {
	APPEND_NEW,	  /* its id is not in the month: it is appended */
	APPEND_THERE,	  /* the very same line is there */
	APPEND_DIFFERENT, /* another line has its id, and is no torn one */
	APPEND_ERASED	  /* its record was erased: it is not appended */
};

enum { LOG_NO_MONTH = -1 };

struct log_batch_line {
	struct text line;   /* compact, with its newline */
	struct text normal; /* the same (doc/document.h), made when it is asked for */
	struct uuid id;
	journal_month month;	/* LOG_NO_MONTH until log_batch_place, if it is not named */
	journal_month moves_to; /* of a change that moves its record to another month */
	struct uuid target;	/* of a change or an erasure */
	bool erasure;
	bool copy;		 /* of a change, in the month that it moves its record to */
	enum append_found found; /* set by batch_compare */
	bool stored;		 /* after log_batch_store */
};

/* Lines with their months, in the order they came. */
struct log_batch {
	struct log_batch_line *of;
	size_t count, room;
	struct log_rows row; /* of the line that is read */
};

void log_batch_release(struct log_batch *batch) __attribute__((nonnull));
void log_batch_clear(struct log_batch *batch) __attribute__((nonnull));
void log_batch_drop(struct log_batch *batch) __attribute__((nonnull)); /* the last line */

/* Adds a line, still empty. */
struct log_batch_line *log_batch_next(struct log_batch *batch, struct uuid id, journal_month month)
	__attribute__((nonnull));

/* Add what is made here. */
void log_batch_session(struct log_batch *batch, const struct session *session)
	__attribute__((nonnull));
void log_batch_amendment(struct log_batch *batch, const struct amendment *amendment)
	__attribute__((nonnull));

/* Adds the record in `bytes` (any JSON form, unknown members kept), behind which LOG_ROW_SLACK
 * bytes can be read. FAULT_DATA if it is none. */
bool log_batch_read(struct log_batch *batch, const char *bytes, size_t length, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
bool log_batch_take(const struct doc_place *record, void *batch, struct fault *fault)
	__attribute__((nonnull, warn_unused_result)); /* a doc_visitor */

/* Finds the month of changes that do not name it, and names it there: their target's, in the batch
 * or the log. Those whose target is in neither stay without a month, and cannot be stored. */
bool log_batch_place(struct log_batch *batch, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Sets `found` of each of the lines of one month, and takes erased notes out of them. */
bool batch_compare(const struct month_lock *lock, struct log_batch_line *const *lines, size_t count,
		   struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The same of the records that are new in their month, `month`, with the other months: as far as
 * these can be read, for another month must not keep a record out of this one. */
void batch_compare_elsewhere(journal_month month, struct log_batch_line *const *lines, size_t count)
	__attribute__((nonnull));

/* Opens those months of the log that may have a record made at `made` or later. */
bool batch_open_since(struct journal *journal, int64_t made, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* How to treat a line whose id another line has: a single record is refused, and with it all that
 * comes for its month; a merge keeps both (the greatest wins when it is read); a dry run only
 * compares. */
enum append_rule { APPEND_ONE_A_RECORD, APPEND_KEEP_BOTH, APPEND_NOTHING };

/* Appends all, a month at a time. On a fault the lines that are not `stored` are not in the log: a
 * change whose copy alone is there counts as not made. */
bool log_batch_store(struct log_batch *batch, enum append_rule rule, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Writes the lines that were not stored to stdout, to be added again, says so, and returns the
 * fault's status. */
int log_batch_hand_back(const struct log_batch *batch, const struct fault *fault)
	__attribute__((nonnull));
