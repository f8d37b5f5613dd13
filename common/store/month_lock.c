#include "store/month_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/filelock.h"
#include "base/text.h"
#include "store/paths.h"

enum { REOPEN_MOST = 8 };

static void close_month(struct month_lock *lock)
{
	if (lock->fd >= 0)
		close(lock->fd);
	if (lock->folder >= 0)
		close(lock->folder);
	lock->fd = lock->folder = -1;
}

void month_unlock(struct month_lock *lock)
{
	close_month(lock);
	alloc_free(lock->shown);
	lock->shown = NULL;
}

/* While we waited for the lock, --repair may have replaced the file, or a restored backup the
 * folder: the whole path is looked up. */
static bool still_in_place(const struct month_lock *lock, const struct stat *ours)
{
	struct stat there;
	struct text path = TEXT_EMPTY;
	struct fault ignored;
	bool same = paths_folder(PLACE_DATA, &path, &ignored);
	text_addf(&path, "/%s/%s", JOURNAL_FOLDER, lock->name);
	same = same && !lstat(path.bytes, &there) && there.st_ino == ours->st_ino &&
	       there.st_dev == ours->st_dev;
	text_release(&path);
	return same;
}

static bool lock_once(struct month_lock *lock, bool *replaced, struct fault *fault)
{
	bool missing;
	struct stat about;
	*replaced = false;
	lock->folder = paths_open_folder(PLACE_DATA, JOURNAL_FOLDER, NULL, fault);
	if (lock->folder < 0)
		return false;
	lock->fd = paths_open_file(lock->folder, lock->name, O_RDWR | O_APPEND | O_CREAT, &missing,
				   fault);
	if (lock->fd < 0 || !filelock_hold(lock->fd, lock->shown, fault))
		return false;
	if (fstat(lock->fd, &about))
		return fault_errno(fault, FAULT_IO, errno, "%s", lock->shown);
	lock->size = about.st_size;
	*replaced = !still_in_place(lock, &about);
	return true;
}

bool month_lock(journal_month month, struct month_lock *lock, struct fault *fault)
{
	*lock = (struct month_lock){.fd = -1, .folder = -1};
	struct text below = TEXT_EMPTY, shown = TEXT_EMPTY;
	journal_file_name(month, lock->name);
	text_addf(&below, "%s/%s", JOURNAL_FOLDER, lock->name);
	paths_shown(PLACE_DATA, below.bytes, &shown);
	lock->shown = text_take(&shown);
	text_release(&below);
	for (int tries = 0; tries < REOPEN_MOST; tries++) {
		bool replaced;
		if (!lock_once(lock, &replaced, fault)) {
			month_unlock(lock);
			return false;
		}
		if (!replaced)
			return true;
		close_month(lock);
	}
	fault_set(fault, FAULT_BUSY, "%s: another program is replacing it; try again", lock->shown);
	month_unlock(lock);
	return false;
}

/* ---- adding to it --------------------------------------------------------------------------- */

static bool ends_with_newline(const struct month_lock *lock)
{
	char last;
	return !lock->size || (pread(lock->fd, &last, 1, lock->size - 1) == 1 && last == '\n');
}

/* One write; what did not go in whole is cut off again, so that no torn line is left. */
static bool write_once(const struct month_lock *lock, const struct text *bytes, struct fault *fault)
{
	ssize_t put = FILE_RETRY(write(lock->fd, bytes->bytes, bytes->length));
	if (put == (ssize_t)bytes->length)
		return true;
	int error = put < 0 ? errno : ENOSPC;
	if (put > 0 && ftruncate(lock->fd, lock->size))
		return fault_errno(fault, FAULT_IO, error, "%s (a torn line is left)", lock->shown);
	return fault_errno(fault, FAULT_IO, error, "%s", lock->shown);
}

/* A failed sync is reported once and then forgotten by the kernel: it is not tried again, and the
 * lines are cut off, so that adding them again writes them again. */
static bool sync_record(const struct month_lock *lock, struct fault *fault)
{
	if (!fdatasync(lock->fd))
		return true;
	int error = errno;
	if (ftruncate(lock->fd, lock->size))
		return fault_errno(fault, FAULT_IO, error, "%s (and what was written stays)",
				   lock->shown);
	return fault_errno(fault, FAULT_IO, error, "%s", lock->shown);
}

/* The name of a new file, before anything is in it. A file that is empty because its maker was
 * killed here has its name synced again. */
static bool sync_name(const struct month_lock *lock, struct fault *fault)
{
	if (lock->size || !fsync(lock->folder))
		return true;
	return fault_errno(fault, FAULT_IO, errno, "%s", lock->shown);
}

bool month_still_named(const struct month_lock *lock, struct fault *fault)
{
	struct stat about;
	return (!fstat(lock->fd, &about) && still_in_place(lock, &about)) ||
	       fault_set(fault, FAULT_BUSY, "%s: another program has replaced it; try again",
			 lock->shown);
}

bool month_append(const struct month_lock *lock, const struct text *lines, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	if (!ends_with_newline(lock))
		text_add_char(&bytes, '\n');
	text_add_bytes(&bytes, lines->bytes, lines->length);
	/* a line that was there may have been written by a process that died before its sync */
	bool done = sync_name(lock, fault) && (!lines->length || write_once(lock, &bytes, fault)) &&
		    sync_record(lock, fault) && month_still_named(lock, fault);
	text_release(&bytes);
	return done;
}
