/* Owns our lines in the user's crontab: a marked block in a table that is otherwise never touched.
 * The table is read and written by the program `crontab` alone.
 *
 * A table that cannot be read whole is never overwritten: a failing `crontab -l` counts as "no
 * table yet" only if it says so ("no crontab for"). Foreign lines stay byte for byte, and those
 * between our marks come out in their order. Several blocks, of a table that was joined from two,
 * become one. A block without its end, an end without its beginning, and a block in another are
 * refused: the user has edited there, and guessing which lines are ours could delete theirs. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"
#include "ticker.h"

/* Adds to `out` the table with our block saying `lines` (whole lines), where it was, or at the end;
 * NULL: without our block. FAULT_DATA if the marks do not make whole blocks. Pure. */
bool crontab_edit(const struct text *table, const char *lines, struct text *out,
		  struct fault *fault) __attribute__((nonnull(1, 3, 4), warn_unused_result));

/* Adds our line for the ticker to `lines`: every five minutes the program with "tick", through env
 * with the settings it must have. The line works under any SHELL that the table sets.
 * FAULT_UNAVAILABLE if something holds a newline. */
bool crontab_line(const struct ticker *ticker, struct text *lines, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The user's table; empty if there is none yet. FAULT_UNAVAILABLE if there is no crontab program,
 * if it refuses us, if the table is larger than we read, or if it changes while it is read. */
bool crontab_read(struct text *table, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Deletes the table that a killed process left in the state folder; a write does so too. */
void crontab_tidy(void);

/* Replaces it; an empty one is removed. `crontab` reads a finished file of ours, with signals held,
 * so that it installs all of the table or nothing whenever we are interrupted; what it installed is
 * read back and compared. If that fails, `before` is put back. */
bool crontab_write(const struct text *table, const struct text *before, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
