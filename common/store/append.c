#include "store/append.h"

#include <errno.h>
#include <unistd.h>

#include "base/text.h"

static bool ends_with_newline(const struct month_lock *lock)
{
	char last;
	return !lock->size || (pread(lock->fd, &last, 1, lock->size - 1) == 1 && last == '\n');
}

/* One write; what did not go in whole is cut off again, so that no torn line is left. */
static bool write_once(const struct month_lock *lock, const struct text *bytes, struct fault *fault)
{
	ssize_t put;
	do
		put = write(lock->fd, bytes->bytes, bytes->length);
	while (put < 0 && errno == EINTR);
	if (put == (ssize_t)bytes->length)
		return true;
	int error = put < 0 ? errno : ENOSPC;
	if (put > 0 && ftruncate(lock->fd, lock->size))
		return fault_errno(fault, FAULT_IO, error, "%s (a torn line is left)", lock->shown);
	return fault_errno(fault, FAULT_IO, error, "%s", lock->shown);
}

/* A failed sync is reported once and then forgotten by the kernel: it is not tried again, and what
 * it did not bring to disk is taken out, so that adding it again writes it again.
 */
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

bool append_lines(const struct month_lock *lock, const struct text *lines, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	if (!ends_with_newline(lock))
		text_add_char(&bytes, '\n');
	text_add_bytes(&bytes, lines->bytes, lines->length);
	/* a line that was there may have been written by a process that died before its sync */
	bool done = sync_name(lock, fault) && (!lines->length || write_once(lock, &bytes, fault)) &&
		    sync_record(lock, fault);
	text_release(&bytes);
	return done;
}
