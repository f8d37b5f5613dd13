/* One month file of the log, open and locked: while a program has it, no other writes it. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

#include "base/fault.h"
#include "store/journal.h"

struct month_lock {
	char name[JOURNAL_NAME_SIZE];
	char *shown; /* its whole path, for messages */
	int folder;
	int fd; /* reads anywhere, writes at the end */
	off_t size;
};

/* Makes the file if it is missing, and waits up to 5 seconds for its lock: FAULT_BUSY after that.
 * The file is the one that has the name once the lock is there. */
bool month_lock(journal_month month, struct month_lock *lock, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Closes it, which gives the lock back. */
void month_unlock(struct month_lock *lock) __attribute__((nonnull));
