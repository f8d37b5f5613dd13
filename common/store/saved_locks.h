/* Owns reading the small documents kept in the state folder, and the locks among them (locks.json).
 * store/, run/ and cmd/ may include it. Rewrites are atomic; changes are made while the state
 * folder is locked (store/turn.h), so that two programs at once lose none. A file that cannot be
 * read, or is torn, is a fault that names it: nothing is then planned (fail closed). Neighbours:
 * paths, turn. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"
#include "doc/lock.h"

/* Fills `into` from a document's bytes. */
typedef bool home_decoder(const struct text *bytes, void *into, struct fault *fault);

/* Reads the document `name` of the state folder whole and decodes it; where there is none, `into`
 * is left as it is. A fault of the decoder gets the path in front. */
bool home_read(const char *name, home_decoder *decode, void *into, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The locks; a missing file is no lock. */
bool home_read_locks(struct locks *locks, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Raises the lock of `mode`. LOCK_NONE does nothing. */
bool home_lock(enum mode mode, enum lock_level level, struct stamp time, struct uuid id,
	       struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Tries to lift it (doc/lock.h); *stands says whether it still stands. Nothing is written where
 * nothing changes. */
bool home_lift(enum mode mode, struct uuid screening, bool checked, bool *stands,
	       struct fault *fault) __attribute__((nonnull, warn_unused_result));
