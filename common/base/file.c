#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/filelock.h"

enum { READ_BYTES = 16384, REOPEN_MOST = 1000, INTERRUPTED_MOST = 1000 };

static const char BOM[] = "\xef\xbb\xbf";
static const char TEMPORARY[] = ".new";

size_t file_bom(const char *bytes, size_t length)
{
	size_t mark = sizeof BOM - 1;
	return length >= mark && !memcmp(bytes, BOM, mark) ? mark : 0;
}

bool file_again(int *retries)
{
	return errno == EINTR && ++*retries < INTERRUPTED_MOST;
}

static bool read_to_end(int fd, size_t most, const char *name, struct text *bytes,
			struct fault *fault)
{
	for (;;) {
		char *room = text_reserve(bytes, READ_BYTES);
		ssize_t got = FILE_RETRY(read(fd, room, READ_BYTES));
		if (got < 0)
			return fault_errno(fault, errno == EISDIR ? FAULT_NO_INPUT : FAULT_IO,
					   errno, "%s", name);
		if (!got)
			return true;
		bytes->length += (size_t)got;
		bytes->bytes[bytes->length] = '\0';
		if (bytes->length > most)
			return fault_set(fault, FAULT_DATA, "%s: longer than %zu %s", name,
					 most >= 1 << 20 ? most >> 20 : most,
					 most >= 1 << 20 ? "MiB" : "bytes");
	}
}

bool file_read(int fd, size_t most, const char *name, struct text *bytes, struct fault *fault)
{
	if (!read_to_end(fd, most, name, bytes, fault)) {
		text_clear(bytes);
		return false;
	}
	size_t mark = file_bom(bytes->bytes, bytes->length);
	if (mark)
		memmove(bytes->bytes, bytes->bytes + mark, bytes->length - mark);
	text_cut(bytes, bytes->length - mark);
	return true;
}

bool file_write(int fd, const void *bytes, size_t length, const char *name, struct fault *fault)
{
	for (const char *at = bytes, *end = at + length; at < end;) {
		ssize_t put = FILE_RETRY(write(fd, at, (size_t)(end - at)));
		if (put <= 0)
			return fault_errno(fault, FAULT_IO, put ? errno : ENOSPC, "%s", name);
		at += put;
	}
	return true;
}

/* Another process may have renamed or deleted the file while we waited for its lock. */
static bool still_in_place(int folder, const char *entry, int fd)
{
	struct stat ours, there;
	return !fstat(fd, &ours) && !fstatat(folder, entry, &there, AT_SYMLINK_NOFOLLOW) &&
	       ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

static int open_temporary(int folder, const char *temporary, const char *name, struct fault *fault)
{
	for (int tries = 0; tries < REOPEN_MOST; tries++) {
		int fd = openat(folder, temporary,
				O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
		if (fd < 0) {
			fault_errno(fault,
				    errno == EACCES || errno == EROFS ? FAULT_NO_PERMISSION
								      : FAULT_CANNOT_CREATE,
				    errno, "%s", name);
			return -1;
		}
		if (!filelock_hold(fd, name, fault)) {
			close(fd);
			return -1;
		}
		if (still_in_place(folder, temporary, fd)) {
			struct stat about;
			if (!fstat(fd, &about) && about.st_nlink <= 1)
				return fd;
			unlinkat(folder, temporary, 0); /* another name's file, which stays */
		}
		close(fd);
	}
	fault_set(fault, FAULT_BUSY, "%s: other programs are writing it; try again", name);
	return -1;
}

bool file_mode(int fd, unsigned mode)
{
	enum { OTHERS = 0077 };
	struct stat about;
	if (fchmod(fd, mode) && errno != EPERM && errno != ENOSYS && errno != EOPNOTSUPP)
		return false;
	if (fstat(fd, &about))
		return false;
	errno = EOPNOTSUPP;
	return !(about.st_mode & OTHERS & ~mode);
}

static bool fill(int fd, unsigned mode, const struct text *bytes, const char *name,
		 struct fault *fault)
{
	if (ftruncate(fd, 0))
		return fault_errno(fault, FAULT_IO, errno, "%s", name);
	if (!file_mode(fd, mode))
		return errno == EOPNOTSUPP
			       ? fault_set(fault, FAULT_NO_PERMISSION, "%s: " FILE_NO_MODES, name)
			       : fault_errno(fault, FAULT_IO, errno, "%s", name);
	if (!file_write(fd, bytes->bytes, bytes->length, name, fault))
		return false;
	return !fsync(fd) || fault_errno(fault, FAULT_IO, errno, "%s", name);
}

bool file_replace(int folder, const char *entry, unsigned mode, const struct text *bytes,
		  const char *name, struct fault *fault)
{
	char temporary[NAME_MAX + 1];
	snprintf(temporary, sizeof temporary, ".%.200s%s", entry, TEMPORARY);
	int fd = open_temporary(folder, temporary, name, fault);
	if (fd < 0)
		return false;
	bool done = fill(fd, mode, bytes, name, fault);
	if (done && renameat(folder, temporary, folder, entry))
		done = fault_errno(fault, FAULT_CANNOT_CREATE, errno, "%s", name);
	if (!done)
		unlinkat(folder, temporary, 0);
	close(fd);
	return done && (!fsync(folder) || fault_errno(fault, FAULT_IO, errno, "%s", name));
}

/* ".ENTRY.new" */
static bool is_temporary(const char *entry, const char *prefix)
{
	const char *end = strrchr(entry, '.');
	return *entry == '.' && end > entry + 1 && !strcmp(end, TEMPORARY) &&
	       !strncmp(entry + 1, prefix, strlen(prefix));
}

static void delete_unlocked(int folder, const char *entry)
{
	int fd = openat(folder, entry, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return;
	struct stat about;
	if (!fstat(fd, &about) && S_ISREG(about.st_mode) && filelock_take(fd, FILELOCK_ALONE, 0) &&
	    still_in_place(folder, entry, fd))
		unlinkat(folder, entry, 0);
	close(fd);
}

bool file_list(int folder, file_visitor *each, void *context)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *listing = fd < 0 ? NULL : fdopendir(fd);
	if (!listing) {
		int error = errno;
		if (fd >= 0)
			close(fd);
		errno = error;
		return false;
	}
	/* readdir ends alike at the end and at an error, but for errno */
	for (const struct dirent *entry; (errno = 0, entry = readdir(listing));)
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			each(entry->d_name, context);
	int error = errno;
	closedir(listing);
	errno = error;
	return !error;
}

struct sweep {
	int folder;
	const char *prefix;
	bool any;
};

static void sweep_one(const char *entry, void *context)
{
	struct sweep *sweep = context;
	if (is_temporary(entry, sweep->prefix))
		delete_unlocked(sweep->folder, entry);
	else
		sweep->any = true;
}

bool file_sweep(int folder, const char *prefix)
{
	struct sweep sweep = {.folder = folder, .prefix = prefix};
	return !file_list(folder, sweep_one, &sweep) || sweep.any;
}
