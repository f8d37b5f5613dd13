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
#include "base/text.h"
#include "doc/erasure.h"
#include "doc/session.h"
#include "store/journal.h"

enum { APPEND_LOCK_SECONDS = 5 };

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
	enum append_found found; /* set by append_lines */
	struct text blanked;	 /* the line without its erased note; the caller releases it */
};

/* How to treat a line whose id another line has: a single record is refused, a merge keeps both
 * (the greatest wins when it is read). */
enum append_rule { APPEND_ONE_A_RECORD, APPEND_KEEP_BOTH };

/* Appends the entries that `month` does not have yet, and says of each how it was found. True: all
 * that was new, and what was there, is on disk. On a fault nothing of it was acknowledged;
 * FAULT_BUSY if the lock could not be taken in 5 seconds. With APPEND_ONE_A_RECORD nothing is
 * written if one is APPEND_DIFFERENT, which is no fault. */
bool append_lines(journal_month month, struct append_entry *entries, size_t count,
		  enum append_rule rule, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Appends one record that has an id of its own. */
bool append_session(const struct session *session, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The fate of a line when a month is written anew. */
enum append_edit {
	APPEND_KEEP,
	APPEND_ASIDE,  /* into the month's ".bad" file, which only grows */
	APPEND_DROP,   /* nowhere */
	APPEND_REPLACE /* by what the editor put into `line`, with its newline */
};
typedef enum append_edit append_editor(const struct journal_line *seen, struct text *line,
				       void *context);

/* Writes the month anew as `edit` says, with the lines in `more` at its end, in one step. *changed
 * is how many lines are not what they were; nothing is written if there is none and `more` is
 * empty. Lines that are too long can only be set aside or dropped. */
bool append_rewrite(journal_month month, append_editor *edit, void *context,
		    const struct text *more, size_t *changed, struct fault *fault)
	__attribute__((nonnull(2, 4, 5, 6), warn_unused_result));

/* Takes what is erased out of the month for good: by the erasures in it, and by `also`, whose lines
 * are added unless they are there. `others` gets the months that dropped changes pointed to, at
 * most APPEND_MOST_OTHERS. */
enum { APPEND_MOST_OTHERS = 8 };
struct append_others {
	journal_month of[APPEND_MOST_OTHERS];
	size_t count;
};
bool append_erase(journal_month month, const struct erasures *also, struct append_others *others,
		  struct fault *fault) __attribute__((nonnull, warn_unused_result));
