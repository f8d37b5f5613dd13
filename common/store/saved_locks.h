/* Owns the locks on disk: locks.json in the state folder. Programs use tool/locks.h, which knows
 * what binds if there is no file.
 *
 * A rewrite is atomic, and changes are made while the state folder is locked (base/filelock.h), so
 * that two programs at once lose none. A file that is torn or cannot be read is a fault that names
 * it: nothing is planned then (fail closed). */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "doc/lock.h"

/* Reads them; with no file there are none and *missing is true. A lock whose time lies after `now`
 * counts as made now from its first reading on. */
bool saved_locks_read(struct stamp now, struct locks *locks, bool *missing, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Reads, changes and writes them while no other program can. With no file they are `instead`, and a
 * file is written if that or `change` locks anything. Nothing is written if nothing changes. */
typedef void locks_changer(struct locks *locks, void *context);
bool saved_locks_change(struct stamp now, const struct locks *instead, locks_changer *change,
			void *context, struct fault *fault)
	__attribute__((nonnull(2, 3, 5), warn_unused_result));
