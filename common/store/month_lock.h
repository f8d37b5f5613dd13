/* One month file of the log, open and locked: while a program has it, no other writes it.
 *
 * Lines are only ever appended: in one write, followed by one fdatasync (and the folder's fsync
 * when the file is new). What is acknowledged is on disk. A tail without a newline is a torn line;
 * the next append begins with one, so that it swallows nothing. What could not be written whole is
 * cut off again, and what went into a file that another program replaced meanwhile is a fault. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

#include "base/fault.h"
#include "base/text.h"
#include "store/journal.h"

struct month_lock {
	char name[JOURNAL_NAME_SIZE];
	char *shown; /* its whole path, for messages */
	int folder;
	int fd; /* reads anywhere, writes at the end */
	off_t size;
};

/* Makes the file if it is missing, and waits up to 5 seconds for its lock: FAULT_BUSY after that.
 * The file is the one that has the name when the lock is taken. */
bool month_lock(journal_month month, struct month_lock *lock, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Closes it, which gives the lock back. */
void month_unlock(struct month_lock *lock) __attribute__((nonnull));

/* Appends `lines`, each with its newline; with none, syncs what is there. On a fault nothing of
 * them was acknowledged. */
bool month_append(const struct month_lock *lock, const struct text *lines, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* FAULT_BUSY if a program that knows no locks, such as one that syncs folders, has put
 * another file in the place of this one. */
bool month_still_named(const struct month_lock *lock, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
