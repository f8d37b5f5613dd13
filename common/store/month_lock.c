#include "store/month_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
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
 * folder: what is looked up is the whole path. */
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
	lock->folder = paths_open_folder(PLACE_DATA, JOURNAL_FOLDER, fault);
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
	fault_set(fault, FAULT_BUSY, "%s: is being replaced", lock->shown);
	month_unlock(lock);
	return false;
}
