/* Writing a month of the log anew, for `check --repair` and `erase`: the only ways in which a line
 * leaves the log. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/text.h"
#include "doc/erasure.h"
#include "store/journal.h"
#include "store/month_lock.h"

/* The fate of a line when a month is written anew. */
enum month_edit {
	MONTH_KEEP,
	MONTH_ASIDE,  /* into the month's ".bad" file, which only grows */
	MONTH_DROP,   /* nowhere */
	MONTH_REPLACE /* by what the editor put into `line`, with its newline */
};
typedef enum month_edit month_editor(const struct journal_line *seen, struct text *line,
				     void *context);

/* Writes the month anew as `edit` says, with the lines in `more` at its end, in one step. *changed
 * is how many lines are not what they were; nothing is written if there is none and `more` is
 * empty. Lines that are too long can only be set aside or dropped. */
bool month_rewrite(const struct month_lock *lock, month_editor *edit, void *context,
		   const struct text *more, size_t *changed, struct fault *fault)
	__attribute__((nonnull(1, 2, 4, 5, 6), warn_unused_result));

/* Takes what is erased out of every month that has it for good: the record itself, wherever a copy
 * of it is, and its changes, which stand in two months if they moved it. The lines of the erasures
 * are added to these months unless they are there. `again`: they were obeyed before, to their end
 * or not, and months that have nothing more of it are left as they are. */
bool month_erase(const struct erasures *erasures, bool again, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
