/* The folders of the user's files (XDG base directories) and how a file there is opened: 0700,
 * 0600, ours, a regular file with one link.
 *
 * A link of the user's own is followed where people keep them: the folders `leg` of data, state and
 * config, and the files in the config folder. The user or root must own its target, and no one else
 * may write to it. Writing then replaces the file at its end. Every other link is refused. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"

enum place {
	PLACE_DATA,
	PLACE_STATE,
	PLACE_CONFIG,
	PLACE_RUNTIME /* gone at logout; without XDG_RUNTIME_DIR there is none */
};

/* Adds the folder ".../leg" of `place` to `path`; empty and relative XDG values are ignored.
 * FAULT_CONFIG if there is no home either, or no runtime folder. Nothing is made. */
bool paths_folder(enum place place, struct text *path, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Adds the whole path of `name` in `place` to `shown`, made visible: for messages. */
void paths_shown(enum place place, const char *name, struct text *shown) __attribute__((nonnull));

/* Opens the folder `below` (NULL: the place itself) as a directory descriptor. With `missing` NULL
 * it makes what is missing 0700 and syncs the names of what was made, by a killed predecessor too,
 * whose temporary files are deleted; else nothing is made, and without the folder it returns -1
 * with *missing true. Our own looser modes are tightened; anything else (a link that is not
 * followed, not ours, not a folder) is refused, FAULT_NO_PERMISSION or FAULT_CANNOT_CREATE with the
 * path. The caller closes it. -1 on a fault. */
int paths_open_folder(enum place place, const char *below, bool *missing, struct fault *fault)
	__attribute__((nonnull(4), warn_unused_result));

/* Makes what is missing of a folder that is not ours alone (that of systemd's units), synced as
 * ours are, and opens it; what is there keeps its mode, and of temporary files only those of
 * "leg-..." are deleted. -1 on a fault. */
int paths_make(const char *path, struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* paths_open_folder with the folder's lock, until it is closed: for changes that must not meet. */
int paths_hold(enum place place, const char *below, struct fault *fault)
	__attribute__((nonnull(3), warn_unused_result));

/* Opens `name` in `folder` with `flags` (O_CREAT allowed: 0600 whatever the umask). Refuses what is
 * not a regular file of ours with one link. -1 and *missing true if it is not there and O_CREAT was
 * not given; -1 and a fault otherwise. */
int paths_open_file(int folder, const char *name, int flags, bool *missing, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Reads the whole of `name` in `place`, which may be "folder/entry", into `bytes` (at most 4 MiB;
 * base/file.h). *missing as above. */
bool paths_read(enum place place, const char *name, struct text *bytes, bool *missing,
		struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Replaces `name` in `place` (base/file.h). */
bool paths_replace(enum place place, const char *name, const struct text *bytes,
		   struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Deletes `name` in `place`, which may be "folder/entry", and what was left of writing it. *there
 * says whether it was there; that it was not is no fault. */
bool paths_remove(enum place place, const char *name, bool *there, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Puts the path of `name` in `place` before a fault about what it says. Returns false. */
bool paths_fault(enum place place, const char *name, struct fault *fault) __attribute__((nonnull));
