/* Owns our lines in the user's crontab: a marked block in a table that is otherwise never touched.
 * The table is read and written by the program `crontab` alone. store/ and run/ may include it.
 *
 * What cannot be read is never overwritten: a failing `crontab -l` counts as "no table yet" only
 * where it says so ("no crontab for"). Foreign lines stay byte for byte. A block without its end,
 * an end without its beginning, and two blocks are refused: somebody has edited there, and
 * guessing which lines are ours could delete theirs. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"

/* Adds to `out` the table with our block saying `lines` (whole lines), where it stood or at the
 * end; NULL: without our block. FAULT_DATA where the marks do not make one block. Pure. */
bool crontab_edit(const struct text *table, const char *lines, struct text *out,
		  struct fault *fault) __attribute__((nonnull(1, 3, 4), warn_unused_result));

/* Adds our line for the ticker to `lines`: every five minutes, `program` (an absolute path) with
 * "tick", after the settings (NAME=VALUE …, NULL-terminated) it must have. FAULT_UNAVAILABLE where
 * something holds a newline or a %, which a crontab cannot. */
bool crontab_line(const char *program, char *const settings[], struct text *lines,
		  struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The user's table; empty where there is none yet. FAULT_UNAVAILABLE where there is no crontab
 * program, or it refuses us, or says anything that is not understood. */
bool crontab_read(struct text *table, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Replaces it; an empty one is removed. */
bool crontab_write(const struct text *table, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
