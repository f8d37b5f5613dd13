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
#include "base/filelock.h"
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
	const char *fallback; /* below the home folder; NULL: there is none */
} places[] = {
	[PLACE_DATA] = {"XDG_DATA_HOME", ".local/share"},
	[PLACE_STATE] = {"XDG_STATE_HOME", ".local/state"},
	[PLACE_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
	[PLACE_RUNTIME] = {"XDG_RUNTIME_DIR", NULL},
};

/* The folder that `variable` names; NULL if that is none that files can lie in. */
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
	if (!places[place].fallback)
		return fault_set(fault, FAULT_CONFIG, "%s is not set", places[place].variable);
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
	fault_set(fault, kind, "%.1200s: %s", shown.bytes, why);
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

/* Drop what is too open. A mode that the user made tighter stays; only what a umask left, a folder
 * without any mode or a file that is still empty, is opened for us. */
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
	if ((about->st_mode & PERMISSIONS) == mode)
		return true;
	if (file_mode(fd, mode))
		return true;
	return errno == EOPNOTSUPP ? refuse(fault, FAULT_NO_PERMISSION, path, FILE_NO_MODES)
				   : refuse_errno(fault, path);
}

/* True if the user or root owns the file and no one else may write to it: a link may lead there. */
static bool is_trusted(const struct stat *about)
{
	return (about->st_uid == geteuid() || about->st_uid == 0) &&
	       !(about->st_mode & (S_IWGRP | S_IWOTH));
}

static bool check_target(const struct stat *link, const struct stat *target, const char *path,
			 struct fault *fault)
{
	if (link->st_uid != geteuid() && link->st_uid != 0)
		return refuse(fault, FAULT_NO_PERMISSION, path,
			      "a symbolic link of somebody else, refused");
	if (!is_trusted(target))
		return refuse(fault, FAULT_NO_PERMISSION, path,
			      "a symbolic link to what others own or may write to, refused");
	return true;
}

/* Opens a folder through a link of the user's own; what it leads to keeps its mode. */
static int open_linked_folder(const char *path, const struct stat *link, struct fault *fault)
{
	struct stat about;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &about)) {
		refuse(fault, FAULT_NO_PERMISSION, path, "a symbolic link to no folder, refused");
	} else if (check_target(link, &about, path, fault)) {
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

enum links { LINKS_REFUSED, LINKS_FOLLOWED };

/* Opens a folder that must be ours. The way to it may pass through links; whether it may itself be
 * one depends. */
static int open_ours(const char *path, enum links links, struct fault *fault)
{
	struct stat about;
	if (links == LINKS_FOLLOWED && !lstat(path, &about) && S_ISLNK(about.st_mode))
		return open_linked_folder(path, &about, fault);
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 && errno == EACCES && !chmod(path, OURS_FOLDER)) /* made under umask 777 */
		fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
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
		refuse_errno(fault, parent.bytes);
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
	(void)!chmod(path, OURS_FOLDER); /* whatever the umask, where there are modes */
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

/* The runtime folder belongs to the session, so links are refused there. */
static enum links links_of(enum place place)
{
	return place == PLACE_RUNTIME ? LINKS_REFUSED : LINKS_FOLLOWED;
}

/* The place itself is checked before what is below it: a link there could lead out of the user's
 * own files. */
static int open_checked(enum place place, const char *below, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	int fd = -1;
	if (full_path(place, NULL, &path, fault))
		fd = open_ours(path.bytes, links_of(place), fault);
	if (fd >= 0 && below) {
		close(fd);
		text_addf(&path, "/%s", below);
		fd = open_ours(path.bytes, LINKS_REFUSED, fault);
	}
	text_release(&path);
	return fd;
}

/* A folder without an entry may have been made by a process that was killed before it had synced
 * the names of it and of the folders above. */
static void sync_names(const char *path)
{
	enum { LEVELS = 4 }; /* ~/.local/share/leg/sessions */
	struct text at = TEXT_EMPTY;
	struct fault ignored;
	text_add(&at, path);
	for (int level = 0; level < LEVELS && strrchr(at.bytes, '/') > at.bytes; level++) {
		(void)!sync_parent(at.bytes, &ignored);
		text_cut(&at, (size_t)(strrchr(at.bytes, '/') - at.bytes));
	}
	text_release(&at);
}

/* Makes the folder, and clears what killed processes left in it. */
static int make_ours(const char *path, enum links links, struct fault *fault)
{
	int fd = make_folders(path, fault) ? open_ours(path, links, fault) : -1;
	if (fd >= 0 && !file_sweep(fd))
		sync_names(path);
	return fd;
}

int paths_make(const char *path, struct fault *fault)
{
	if (!make_folders(path, fault))
		return -1;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		refuse_errno(fault, path);
	else if (!file_sweep(fd))
		sync_names(path);
	return fd;
}

int paths_open_folder(enum place place, const char *below, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	int fd = -1;
	/* the place is made and looked at before anything is made in it: it could be a link away */
	if (full_path(place, NULL, &path, fault))
		fd = make_ours(path.bytes, links_of(place), fault);
	if (fd >= 0 && below) {
		close(fd);
		text_addf(&path, "/%s", below);
		fd = make_ours(path.bytes, LINKS_REFUSED, fault);
	}
	text_release(&path);
	return fd;
}

int paths_find_folder(enum place place, const char *below, bool *missing, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	struct stat about;
	*missing = place == PLACE_RUNTIME && !named_folder(places[place].variable);
	if (*missing || !full_path(place, below, &path, fault)) {
		text_release(&path);
		return -1;
	}
	*missing = lstat(path.bytes, &about) && (errno == ENOENT || errno == ENOTDIR);
	text_release(&path);
	return *missing ? -1 : open_checked(place, below, fault);
}

/* The whole path of `name` in `folder`, which the kernel knows. */
static void add_path(int folder, const char *name, struct text *whole)
{
	char link[64], path[PATH_MAX];
	snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
	ssize_t length = readlink(link, path, sizeof path);
	if (length > 0 && (size_t)length < sizeof path) {
		text_add_bytes(whole, path, (size_t)length);
		if (*name)
			text_add_char(whole, '/');
	}
	text_add(whole, name);
}

int paths_hold(enum place place, const char *below, struct fault *fault)
{
	struct text path = TEXT_EMPTY, shown = TEXT_EMPTY;
	int folder = paths_open_folder(place, below, fault);
	if (folder < 0)
		return -1;
	add_path(folder, "", &path);
	visible_add(&shown, path.bytes);
	if (!filelock_hold(folder, shown.bytes, fault)) {
		close(folder);
		folder = -1;
	}
	text_release(&shown);
	text_release(&path);
	return folder;
}

static bool refuse_in(int folder, const char *name, struct fault *fault)
{
	int error = errno;
	struct text whole = TEXT_EMPTY;
	add_path(folder, name, &whole);
	errno = error;
	refuse_errno(fault, whole.bytes);
	text_release(&whole);
	return false;
}

static bool fit_file(int fd, const char *path, struct fault *fault)
{
	struct stat about;
	if (fstat(fd, &about))
		return refuse_errno(fault, path);
	if (!S_ISREG(about.st_mode))
		return refuse(fault, FAULT_NO_PERMISSION, path, "not a regular file, refused");
	if (about.st_nlink > 1)
		return refuse(fault, FAULT_NO_PERMISSION, path, "has a second hard link, refused");
	return make_private(fd, &about, OURS_FILE, path, fault);
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
	struct text path = TEXT_EMPTY;
	add_path(folder, name, &path);
	bool fits = fit_file(fd, path.bytes, fault);
	text_release(&path);
	if (fits)
		return fd;
	close(fd);
	return -1;
}

/* True if `name` is a link that is followed: one of the user's in the config folder, where managers
 * of dotfiles put them. */
static bool is_followed(enum place place, int folder, const char *name, struct stat *link)
{
	return place == PLACE_CONFIG && !fstatat(folder, name, link, AT_SYMLINK_NOFOLLOW) &&
	       S_ISLNK(link->st_mode);
}

static int open_linked_file(int folder, const char *name, const struct stat *link,
			    struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	struct stat about;
	add_path(folder, name, &path);
	int fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	bool good = false;
	if (fd < 0 || fstat(fd, &about))
		refuse_errno(fault, path.bytes);
	else if (!S_ISREG(about.st_mode))
		refuse(fault, FAULT_NO_PERMISSION, path.bytes,
		       "a symbolic link to no regular file, refused");
	else
		good = check_target(link, &about, path.bytes, fault);
	text_release(&path);
	if (good)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
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

bool paths_fault(enum place place, const char *name, struct fault *fault)
{
	struct text shown = TEXT_EMPTY;
	paths_shown(place, name, &shown);
	fault_at(fault, shown.bytes);
	text_release(&shown);
	return false;
}

bool paths_read(enum place place, const char *name, struct text *bytes, bool *missing,
		struct fault *fault)
{
	int folder = paths_find_folder(place, NULL, missing, fault);
	if (folder < 0)
		return false;
	struct stat link;
	int fd = is_followed(place, folder, name, &link)
			 ? open_linked_file(folder, name, &link, fault)
			 : paths_open_file(folder, name, O_RDONLY, missing, fault);
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

/* Replaces the file at the end of the link, with the mode that it has. */
static bool replace_linked(int folder, const char *name, const struct stat *link,
			   const struct text *bytes, const char *shown, struct fault *fault)
{
	char end[PATH_MAX], way[64 + NAME_MAX];
	struct stat about;
	int file = open_linked_file(folder, name, link, fault);
	if (file < 0)
		return false;
	snprintf(way, sizeof way, "/proc/self/fd/%d", file);
	ssize_t length = readlink(way, end, sizeof end - 1);
	bool found = !fstat(file, &about) && length > 0;
	close(file);
	end[length > 0 ? length : 0] = '\0';
	char *slash = strrchr(end, '/');
	if (!found || !slash)
		return refuse(fault, FAULT_IO, shown, "the end of the link cannot be found");
	*slash = '\0';
	int there = open(slash > end ? end : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct stat around;
	bool replaced = false;
	if (there < 0 || fstat(there, &around))
		refuse_errno(fault, shown);
	else if (check_target(link, &around, shown, fault))
		replaced =
			file_replace(there, slash + 1, about.st_mode & 0777, bytes, shown, fault);
	if (there >= 0)
		close(there);
	return replaced;
}

bool paths_replace(enum place place, const char *name, const struct text *bytes,
		   struct fault *fault)
{
	int folder = paths_open_folder(place, NULL, fault);
	if (folder < 0)
		return false;
	struct text shown = TEXT_EMPTY;
	struct stat link;
	paths_shown(place, name, &shown);
	bool replaced = is_followed(place, folder, name, &link)
				? replace_linked(folder, name, &link, bytes, shown.bytes, fault)
				: file_replace(folder, name, OURS_FILE, bytes, shown.bytes, fault);
	text_release(&shown);
	close(folder);
	return replaced;
}

bool paths_remove(enum place place, const char *name, bool *there, struct fault *fault)
{
	bool missing;
	int folder = paths_find_folder(place, NULL, &missing, fault);
	*there = false;
	if (folder < 0)
		return missing;
	file_sweep(folder); /* a copy that was being written is as private as the file */
	*there = !unlinkat(folder, name, 0);
	bool removed = *there || errno == ENOENT;
	if (!removed)
		refuse_in(folder, name, fault);
	else if (fsync(folder))
		removed = refuse_in(folder, name, fault);
	close(folder);
	return removed;
}
