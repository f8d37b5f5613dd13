/* Lines on their way into a month of the log, compared with those that are there. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/text.h"
#include "store/journal.h"

/* How a line to be added compares with those that are there. */
enum append_found {
	APPEND_NEW,	  /* its id is not in the month: it is appended */
	APPEND_THERE,	  /* the very same line is there */
	APPEND_DIFFERENT, /* another line has its id, and is no torn one */
	APPEND_ERASED	  /* its record was erased: it is not appended */
};
struct append_entry {
	const char *id;	  /* 36 characters */
	const char *line; /* with its newline */
	size_t length;
	enum append_found found; /* set by append_batch */
	struct text blanked;	 /* the line without its erased note; the caller releases it */
};

/* How to treat a line whose id another line has: a single record is refused, a merge keeps both
 * (the greatest wins when it is read). */
enum append_rule { APPEND_ONE_A_RECORD, APPEND_KEEP_BOTH };

/* Appends the entries that `month` does not have yet, and says of each how it was found. True: all
 * that was new, and what was there, is on disk. On a fault nothing of it was acknowledged;
 * FAULT_BUSY if the lock could not be taken in 5 seconds. With APPEND_ONE_A_RECORD nothing is
 * written if one is APPEND_DIFFERENT, which is no fault. */
bool append_batch(journal_month month, struct append_entry *entries, size_t count,
		  enum append_rule rule, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
