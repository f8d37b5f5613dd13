#include "store/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/terminal_text.h"
#include "doc/document.h"

enum {
	OURS_FOLDER = 0700,
	OURS_FILE = 0600,
	PERMISSIONS = 07777,
	OURS_BELOW = 256 /* more than any of our paths is long below the folder that is named */
};

static const struct {
	const char *variable;
	const char *fallback; /* below the home folder */
} places[] = {
	[PLACE_DATA] = {"XDG_DATA_HOME", ".local/share"},
	[PLACE_STATE] = {"XDG_STATE_HOME", ".local/state"},
	[PLACE_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
};

/* The folder that `variable` names; NULL where that is none that files can lie in. */
static const char *named_folder(const char *variable)
{
	const char *named = environment_get(variable);
	return named && *named == '/' && strlen(named) < PATH_MAX - OURS_BELOW ? named : NULL;
}

/* The home folder, from HOME or else the password file: cron and an emptied environment. */
static const char *home(void)
{
	const char *named = named_folder("HOME");
	if (named)
		return named;
	const struct passwd *user = getpwuid(getuid());
	return user && user->pw_dir && *user->pw_dir == '/' ? user->pw_dir : NULL;
}

bool paths_folder(enum place place, struct text *path, struct fault *fault)
{
	const char *named = named_folder(places[place].variable);
	if (named) {
		text_addf(path, "%s/leg", named);
		return true;
	}
	const char *folder = home();
	if (!folder)
		return fault_set(fault, FAULT_CONFIG, "no home folder: set HOME");
	text_addf(path, "%s/%s/leg", folder, places[place].fallback);
	return true;
}

static bool refuse(struct fault *fault, enum fault_kind kind, const char *path, const char *why)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, path);
	fault_set(fault, kind, "%.300s: %s", shown.bytes, why);
	text_release(&shown);
	return false;
}

static bool refuse_errno(struct fault *fault, const char *path)
{
	int error = errno;
	enum fault_kind kind = FAULT_CANNOT_CREATE;
	if (error == EACCES || error == EPERM || error == EROFS || error == ELOOP)
		kind = FAULT_NO_PERMISSION;
	else if (error == EIO || error == EMFILE || error == ENFILE)
		kind = FAULT_IO;
	return refuse(fault, kind, path,
		      error == ELOOP ? "a symbolic link, refused" : strerror(error));
}

/* What is too open is closed. What a user made read-only stays that; only what a umask left, a
 * folder without any mode or a file that is empty yet, is opened for us (RELIABILITY 12). */
static mode_t private_mode(const struct stat *about, mode_t wanted)
{
	mode_t mode = about->st_mode & PERMISSIONS;
	bool fresh = !mode || (S_ISREG(about->st_mode) && !about->st_size);
	return fresh ? wanted : mode & wanted;
}

static bool make_private(int fd, const struct stat *about, mode_t wanted, const char *path,
			 struct fault *fault)
{
	if (about->st_uid != geteuid())
		return refuse(fault, FAULT_NO_PERMISSION, path,
			      "belongs to somebody else, refused");
	mode_t mode = private_mode(about, wanted);
	if ((about->st_mode & PERMISSIONS) != mode && fchmod(fd, mode))
		return refuse_errno(fault, path);
	return true;
}

/* Opens a folder that must be ours. The way to it may pass through links, it itself may not be one.
 */
static int open_ours(const char *path, struct fault *fault)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 && errno == EACCES && !chmod(path, OURS_FOLDER)) /* made under umask 777 */
		fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct stat about;
	if (fd < 0 || fstat(fd, &about)) {
		if (errno == ENOTDIR || errno == ELOOP)
			refuse(fault, FAULT_NO_PERMISSION, path, "not a folder, refused");
		else
			refuse_errno(fault, path);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	if (!make_private(fd, &about, OURS_FOLDER, path, fault)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* A folder that was made is only there after a power cut when its parent was synced. */
static bool sync_parent(const char *path, struct fault *fault)
{
	struct text parent = TEXT_EMPTY;
	text_add(&parent, path);
	const char *slash = strrchr(parent.bytes, '/');
	text_cut(&parent, slash == parent.bytes ? 1 : (size_t)(slash - parent.bytes));
	int fd = open(parent.bytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool synced = fd >= 0 && !fsync(fd);
	if (!synced)
		fault_errno(fault, FAULT_IO, errno, "%.300s", parent.bytes);
	if (fd >= 0)
		close(fd);
	text_release(&parent);
	return synced;
}

/* Makes what is missing of `path`, each folder 0700. */
static bool make_folders(const char *path, struct fault *fault)
{
	struct stat about;
	if (!lstat(path, &about))
		return true;
	if (errno != ENOENT)
		return refuse_errno(fault, path);
	struct text parent = TEXT_EMPTY;
	text_add(&parent, path);
	const char *slash = strrchr(parent.bytes, '/');
	text_cut(&parent, (size_t)(slash - parent.bytes));
	bool made = !parent.length || make_folders(parent.bytes, fault);
	text_release(&parent);
	if (!made)
		return false;
	if (mkdir(path, OURS_FOLDER) && errno != EEXIST)
		return refuse_errno(fault, path);
	if (chmod(path, OURS_FOLDER)) /* whatever the umask */
		return refuse_errno(fault, path);
	return sync_parent(path, fault);
}

static bool full_path(enum place place, const char *below, struct text *path, struct fault *fault)
{
	if (!paths_folder(place, path, fault))
		return false;
	if (below)
		text_addf(path, "/%s", below);
	return true;
}

/* The place itself is checked before what is below it: a link there could lead out of the user's
 * own files. */
static int open_checked(enum place place, const char *below, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	int fd = -1;
	if (full_path(place, NULL, &path, fault))
		fd = open_ours(path.bytes, fault);
	if (fd >= 0 && below) {
		close(fd);
		text_addf(&path, "/%s", below);
		fd = open_ours(path.bytes, fault);
	}
	text_release(&path);
	return fd;
}

int paths_open_folder(enum place place, const char *below, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	int fd = -1;
	/* the place is made and looked at before anything is made in it: it could be a link away */
	if (full_path(place, NULL, &path, fault) && make_folders(path.bytes, fault))
		fd = open_ours(path.bytes, fault);
	if (fd >= 0 && below) {
		close(fd);
		text_addf(&path, "/%s", below);
		fd = make_folders(path.bytes, fault) ? open_ours(path.bytes, fault) : -1;
	}
	text_release(&path);
	return fd;
}

int paths_find_folder(enum place place, const char *below, bool *missing, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	struct stat about;
	*missing = false;
	if (!full_path(place, below, &path, fault)) {
		text_release(&path);
		return -1;
	}
	*missing = lstat(path.bytes, &about) && (errno == ENOENT || errno == ENOTDIR);
	text_release(&path);
	return *missing ? -1 : open_checked(place, below, fault);
}

/* A fault that names the whole path of `name` in `folder`, which the kernel knows. */
static bool refuse_in(int folder, const char *name, struct fault *fault)
{
	int error = errno;
	char link[64], path[PATH_MAX];
	snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
	ssize_t length = readlink(link, path, sizeof path);
	struct text whole = TEXT_EMPTY;
	if (length > 0 && (size_t)length < sizeof path) {
		text_add_bytes(&whole, path, (size_t)length);
		text_add_char(&whole, '/');
	}
	text_add(&whole, name);
	errno = error;
	refuse_errno(fault, whole.bytes);
	text_release(&whole);
	return false;
}

static bool fit_file(int fd, const char *name, struct fault *fault)
{
	struct stat about;
	if (fstat(fd, &about))
		return refuse_errno(fault, name);
	if (!S_ISREG(about.st_mode))
		return refuse(fault, FAULT_NO_PERMISSION, name, "not a regular file, refused");
	if (about.st_nlink > 1)
		return refuse(fault, FAULT_NO_PERMISSION, name, "has a second hard link, refused");
	return make_private(fd, &about, OURS_FILE, name, fault);
}

/* A file of ours that a umask of 777 left without modes gets them; else errno is EACCES as before.
 */
static bool open_up(int folder, const char *name)
{
	struct stat about;
	bool opened = !fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) &&
		      S_ISREG(about.st_mode) && about.st_uid == geteuid() &&
		      !(about.st_mode & PERMISSIONS) && !fchmodat(folder, name, OURS_FILE, 0);
	errno = EACCES;
	return opened;
}

int paths_open_file(int folder, const char *name, int flags, bool *missing, struct fault *fault)
{
	*missing = false;
	int careful = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
	int fd = openat(folder, name, flags | careful, OURS_FILE);
	if (fd < 0 && errno == EACCES && open_up(folder, name))
		fd = openat(folder, name, flags | careful, OURS_FILE);
	if (fd < 0) {
		*missing = errno == ENOENT && !(flags & O_CREAT);
		if (!*missing)
			refuse_in(folder, name, fault);
		return -1;
	}
	if (!fit_file(fd, name, fault)) {
		close(fd);
		return -1;
	}
	return fd;
}

void paths_shown(enum place place, const char *name, struct text *shown)
{
	struct text path = TEXT_EMPTY;
	struct fault ignored;
	if (paths_folder(place, &path, &ignored))
		text_add_char(&path, '/');
	text_add(&path, name);
	visible_add(shown, path.bytes);
	text_release(&path);
}

bool paths_read(enum place place, const char *name, struct text *bytes, bool *missing,
		struct fault *fault)
{
	int folder = paths_find_folder(place, NULL, missing, fault);
	if (folder < 0)
		return false;
	int fd = paths_open_file(folder, name, O_RDONLY, missing, fault);
	close(folder);
	if (fd < 0)
		return false;
	struct text shown = TEXT_EMPTY;
	paths_shown(place, name, &shown);
	bool read = file_read(fd, FILE_MOST_BYTES, shown.bytes, bytes, fault);
	text_release(&shown);
	close(fd);
	return read;
}

bool paths_replace(enum place place, const char *name, const struct text *bytes,
		   struct fault *fault)
{
	int folder = paths_open_folder(place, NULL, fault);
	if (folder < 0)
		return false;
	struct text shown = TEXT_EMPTY;
	paths_shown(place, name, &shown);
	file_sweep(folder);
	bool replaced = file_replace(folder, name, OURS_FILE, bytes, shown.bytes, fault);
	text_release(&shown);
	close(folder);
	return replaced;
}

bool paths_remove(enum place place, const char *name, struct fault *fault)
{
	bool missing;
	int folder = paths_find_folder(place, NULL, &missing, fault);
	if (folder < 0)
		return missing;
	file_sweep(folder); /* a copy that was being written is as private as the file */
	bool removed = !unlinkat(folder, name, 0) || errno == ENOENT;
	if (!removed)
		refuse_in(folder, name, fault);
	else if (fsync(folder))
		removed = fault_errno(fault, FAULT_IO, errno, "%s", name);
	close(folder);
	return removed;
}
