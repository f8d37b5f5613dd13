/* Whole files: read to the end, written whole, replaced in one step. `name` is for messages. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

#include "base/fault.h"
#include "base/text.h"

enum { FILE_MOST_BYTES = 4 << 20 }; /* of a document */

/* Fills `bytes`, which is empty, with all that `fd` has, without the byte order mark that it may
 * begin with. More than `most` bytes are FAULT_DATA; then, and if reading fails, `bytes` is empty:
 * what was read in part is never there to be used. */
bool file_read(int fd, size_t most, const char *name, struct text *bytes, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* How many bytes of the byte order mark `bytes` begins with: 3 or 0. */
size_t file_bom(const char *bytes, size_t length) __attribute__((nonnull));

/* The result of `call` (read, write and the like), made again if interrupted, but not for ever. */
#define FILE_RETRY(call)                                                                           \
	(__extension__({                                                                           \
		ssize_t retried;                                                                   \
		int retries = 0;                                                                   \
		do                                                                                 \
			retried = (call);                                                          \
		while (retried < 0 && file_again(&retries));                                       \
		retried;                                                                           \
	}))
bool file_again(int *retries) __attribute__((nonnull));

/* Writes all of it, however many writes that takes. */
bool file_write(int fd, const void *bytes, size_t length, const char *name, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Sets the mode of an open file or folder of ours. If the file system keeps no modes, the one that
 * it shows is enough, so long as it lets others do no more than `mode` does. False with errno:
 * EOPNOTSUPP if it does, for which FILE_NO_MODES has the words. */
#define FILE_NO_MODES                                                                              \
	"others can read it, and this file system keeps no modes: keep leg's files on another, "   \
	"and name it in XDG_DATA_HOME, XDG_STATE_HOME or XDG_CONFIG_HOME"
bool file_mode(int fd, unsigned mode) __attribute__((warn_unused_result));

/* Puts `bytes` in the place of the file `entry` in `folder`, with `mode`: a temporary file, synced,
 * renamed, and the folder synced. The old file is there until the new one is. The temporary file
 * has a fixed name (".ENTRY.new") and is locked while it is written, so that one left by a process
 * that was killed is known and used again. */
bool file_replace(int folder, const char *entry, unsigned mode, const struct text *bytes,
		  const char *name, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Calls `each` with the name of every entry of the folder. False, and errno, if it could not be
 * listed to its end: what was seen until then is not all. */
typedef void file_visitor(const char *entry, void *context);
bool file_list(int folder, file_visitor *each, void *context)
	__attribute__((nonnull(2), warn_unused_result));

/* Deletes the temporary files in `folder` that no process is writing: of entries that begin with
 * `prefix`, for a folder in which others write too. False if the folder is empty then. */
bool file_sweep(int folder, const char *prefix) __attribute__((nonnull));
