/* The writing of the session log.
 *
 * Lines are only ever appended: under a lock, in one write, followed by one fdatasync (and the
 * folder's fsync when the file is new). What append_lines acknowledged is on disk. A tail without a
 * newline is a torn line; the next append begins with one, so that it swallows nothing. What could
 * not be written whole is cut off again. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "store/journal.h"

enum { APPEND_LOCK_SECONDS = 5 };

/* Says how a line that is to be added stands to those there. */
enum append_found {
	APPEND_NEW,	 /* its id is not in the month: it is appended */
	APPEND_THERE,	 /* the very same line is there */
	APPEND_DIFFERENT /* another line has its id, and is no torn one */
};
struct append_entry {
	const char *id;	  /* 36 characters */
	const char *line; /* with its newline */
	size_t length;
	enum append_found found; /* set by append_lines */
};

/* What to do with a line whose id another line has: a single record is refused, a merge keeps both
 * (the greatest wins when it is read). */
enum append_rule { APPEND_ONE_A_RECORD, APPEND_KEEP_BOTH };

/* Appends to `month` what is not there yet, and tells of each entry how it was found. True: all
 * that was new, and what was there, is on disk. On a fault nothing of it was acknowledged;
 * FAULT_BUSY where the lock could not be had in 5 seconds. With APPEND_ONE_A_RECORD nothing is
 * written where one is APPEND_DIFFERENT, which is no fault. */
bool append_lines(journal_month month, struct append_entry *entries, size_t count,
		  enum append_rule rule, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Moves the lines that `bad` picks out of the month into its ".bad" file, which only grows; the
 * others stay as they are. *moved is how many. */
typedef bool append_judge(const struct journal_line *line, void *context);
bool append_set_aside(journal_month month, append_judge *bad, void *context, size_t *moved,
		      struct fault *fault) __attribute__((nonnull(2, 4, 5), warn_unused_result));
