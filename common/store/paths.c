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

static const char NOT_REGULAR[] = "not a regular file, refused";

static const struct {
	const char *variable;
	const char *fallback; /* below the home folder; NULL: there is none */
} places[] = {
	[PLACE_DATA] = {"XDG_DATA_HOME", ".local/share"},
	[PLACE_STATE] = {"XDG_STATE_HOME", ".local/state"},
	[PLACE_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
	[PLACE_RUNTIME] = {"XDG_RUNTIME_DIR", NULL},
};

/* The folder that `variable` names; NULL if it names none that can be used. */
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

/* The login makes the runtime folder: one that we made might lie on a disk. */
static const char *place_named(enum place place)
{
	const char *named = named_folder(places[place].variable);
	struct stat about;
	bool there =
		place != PLACE_RUNTIME || (named && !stat(named, &about) && S_ISDIR(about.st_mode));
	return there ? named : NULL;
}

bool paths_folder(enum place place, struct text *path, struct fault *fault)
{
	const char *named = place_named(place);
	if (named) {
		text_addf(path, "%s/leg", named);
		return true;
	}
	if (!places[place].fallback)
		return fault_set(fault, FAULT_CONFIG, "%s names no folder", places[place].variable);
	const char *folder = home();
	if (!folder)
		return fault_set(fault, FAULT_CONFIG, "no home folder: set HOME");
	text_addf(path, "%s/%s/leg", folder, places[place].fallback);
	return true;
}

/* A file or folder as it is opened: `name` in `folder`, or a path with AT_FDCWD. */
struct where {
	int folder;
	const char *name;
};

static struct where at_path(const char *path)
{
	return (struct where){AT_FDCWD, path};
}

/* Adds the whole path; the kernel knows that of the folder. */
static void add_path(struct where where, struct text *whole)
{
	char link[64], path[PATH_MAX];
	snprintf(link, sizeof link, "/proc/self/fd/%d", where.folder);
	ssize_t length = where.folder >= 0 ? readlink(link, path, sizeof path) : 0;
	if (length > 0 && (size_t)length < sizeof path) {
		text_add_bytes(whole, path, (size_t)length);
		if (*where.name)
			text_add_char(whole, '/');
	}
	text_add(whole, where.name);
}

static void add_shown(struct where where, struct text *shown)
{
	struct text path = TEXT_EMPTY;
	add_path(where, &path);
	visible_add(shown, path.bytes);
	text_release(&path);
}

static bool refuse_as(struct fault *fault, enum fault_kind kind, struct where where,
		      const char *why)
{
	struct text shown = TEXT_EMPTY;
	add_shown(where, &shown);
	fault_set(fault, kind, "%.1200s: %s", shown.bytes, why);
	text_release(&shown);
	return false;
}

static bool refuse(struct fault *fault, struct where where, const char *why)
{
	return refuse_as(fault, FAULT_NO_PERMISSION, where, why);
}

static bool refuse_errno(struct fault *fault, struct where where)
{
	int error = errno;
	enum fault_kind kind = FAULT_CANNOT_CREATE;
	if (error == EACCES || error == EPERM || error == EROFS || error == ELOOP)
		kind = FAULT_NO_PERMISSION;
	else if (error == EIO || error == EMFILE || error == ENFILE)
		kind = FAULT_IO;
	if (error == ENXIO || error == EISDIR) /* a socket, or a folder */
		return refuse(fault, where, NOT_REGULAR);
	return refuse_as(fault, kind, where,
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

static bool make_private(int fd, const struct stat *about, mode_t wanted, struct where where,
			 struct fault *fault)
{
	if (about->st_uid != geteuid())
		return refuse(fault, where, "belongs to somebody else, refused");
	mode_t mode = private_mode(about, wanted);
	if ((about->st_mode & PERMISSIONS) == mode)
		return true;
	if (file_mode(fd, mode))
		return true;
	return errno == EOPNOTSUPP ? refuse(fault, where, FILE_NO_MODES)
				   : refuse_errno(fault, where);
}

/* True if the user or root owns the file and no one else may write to it: a link may lead there. */
static bool is_trusted(const struct stat *about)
{
	return (about->st_uid == geteuid() || about->st_uid == 0) &&
	       !(about->st_mode & (S_IWGRP | S_IWOTH));
}

/* Passes on `fd`, which a link led to, if it is of this type and may be trusted; what it leads to
 * keeps its mode. Else it is closed. */
static int trust_target(int fd, mode_t type, const struct stat *link, struct where where,
			struct fault *fault)
{
	struct stat about;
	if (fstat(fd, &about))
		refuse_errno(fault, where);
	else if ((about.st_mode & S_IFMT) != type)
		refuse(fault, where, "a symbolic link to no regular file, refused");
	else if (link->st_uid != geteuid() && link->st_uid != 0)
		refuse(fault, where, "a symbolic link of somebody else, refused");
	else if (!is_trusted(&about))
		refuse(fault, where, "a symbolic link to what others own or may write to, refused");
	else
		return fd;
	close(fd);
	return -1;
}

/* Opens what a link leads to. */
static int open_linked(struct where where, mode_t type, const struct stat *link,
		       struct fault *fault)
{
	int only = type == S_IFDIR ? O_DIRECTORY : O_NONBLOCK | O_NOCTTY;
	int fd = openat(where.folder, where.name, O_RDONLY | O_CLOEXEC | only);
	if (fd >= 0)
		return trust_target(fd, type, link, where, fault);
	if (type == S_IFDIR)
		refuse(fault, where, "a symbolic link to no folder, refused");
	else
		refuse_errno(fault, where);
	return -1;
}

enum links { LINKS_REFUSED, LINKS_FOLLOWED };

/* Opens a folder that must be ours. Links on the way to it are followed; `links` says whether it
 * may be one itself. */
static int open_ours(const char *path, enum links links, struct fault *fault)
{
	struct stat about;
	if (links == LINKS_FOLLOWED && !lstat(path, &about) && S_ISLNK(about.st_mode))
		return open_linked(at_path(path), S_IFDIR, &about, fault);
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 && errno == EACCES && !chmod(path, OURS_FOLDER)) /* made under umask 777 */
		fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 && (errno == ENOTDIR || errno == ELOOP))
		refuse(fault, at_path(path), "not a folder, refused");
	else if (fd < 0 || fstat(fd, &about))
		refuse_errno(fault, at_path(path));
	else if (make_private(fd, &about, OURS_FOLDER, at_path(path), fault))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* The folder that `path` is in. */
static struct text parent_of(const char *path)
{
	struct text parent = TEXT_EMPTY;
	const char *slash = strrchr(path, '/');
	text_add_bytes(&parent, path, slash == path ? 1 : (size_t)(slash - path));
	return parent;
}

/* A new folder survives a power cut only if its parent was synced. */
static bool sync_parent(const char *path, struct fault *fault)
{
	struct text parent = parent_of(path);
	int fd = open(parent.bytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool synced = fd >= 0 && !fsync(fd);
	if (!synced)
		refuse_errno(fault, at_path(parent.bytes));
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
		return refuse_errno(fault, at_path(path));
	struct text parent = parent_of(path);
	bool made = make_folders(parent.bytes, fault);
	text_release(&parent);
	if (!made)
		return false;
	if (mkdir(path, OURS_FOLDER) && errno != EEXIST)
		return refuse_errno(fault, at_path(path));
	(void)!chmod(path, OURS_FOLDER); /* whatever the umask, where there are modes */
	return sync_parent(path, fault);
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

int paths_make(const char *path, struct fault *fault)
{
	if (!make_folders(path, fault))
		return -1;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		refuse_errno(fault, at_path(path));
	else if (!file_sweep(fd, "leg-"))
		sync_names(path);
	return fd;
}

/* With `missing` NULL it makes the folder, and clears what killed processes left in it. */
static int find_or_make(const char *path, enum links links, bool *missing, struct fault *fault)
{
	struct stat about;
	if (missing) {
		*missing = lstat(path, &about) && (errno == ENOENT || errno == ENOTDIR);
		return *missing ? -1 : open_ours(path, links, fault);
	}
	int fd = make_folders(path, fault) ? open_ours(path, links, fault) : -1;
	if (fd >= 0 && !file_sweep(fd, ""))
		sync_names(path);
	return fd;
}

/* The place itself is opened, and with it checked, before what is below it is looked at or made: a
 * link there could lead out of the user's own files. */
int paths_open_folder(enum place place, const char *below, bool *missing, struct fault *fault)
{
	/* the runtime folder belongs to the session, so links are refused there */
	enum links links = place == PLACE_RUNTIME ? LINKS_REFUSED : LINKS_FOLLOWED;
	struct text path = TEXT_EMPTY;
	int fd = -1;
	bool none = missing && place == PLACE_RUNTIME && !place_named(place);
	if (missing)
		*missing = none;
	if (!none && paths_folder(place, &path, fault))
		fd = find_or_make(path.bytes, links, missing, fault);
	if (fd >= 0 && below) {
		close(fd);
		text_addf(&path, "/%s", below);
		fd = find_or_make(path.bytes, LINKS_REFUSED, missing, fault);
	}
	text_release(&path);
	return fd;
}

int paths_hold(enum place place, const char *below, struct fault *fault)
{
	struct text shown = TEXT_EMPTY;
	int folder = paths_open_folder(place, below, NULL, fault);
	if (folder < 0)
		return -1;
	add_shown((struct where){folder, ""}, &shown);
	if (!filelock_hold(folder, shown.bytes, fault)) {
		close(folder);
		folder = -1;
	}
	text_release(&shown);
	return folder;
}

static bool fit_file(int fd, struct where where, struct fault *fault)
{
	struct stat about;
	if (fstat(fd, &about))
		return refuse_errno(fault, where);
	if (!S_ISREG(about.st_mode))
		return refuse(fault, where, NOT_REGULAR);
	if (about.st_nlink > 1)
		return refuse(fault, where, "has a second hard link, refused");
	return make_private(fd, &about, OURS_FILE, where, fault);
}

/* A file of ours that a umask of 777 left without modes gets them; else errno stays EACCES. */
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
	struct where where = {folder, name};
	*missing = false;
	int careful = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
	int fd = openat(folder, name, flags | careful, OURS_FILE);
	if (fd < 0 && errno == EACCES && open_up(folder, name))
		fd = openat(folder, name, flags | careful, OURS_FILE);
	if (fd < 0) {
		*missing = errno == ENOENT && !(flags & O_CREAT);
		if (!*missing)
			refuse_errno(fault, where);
		return -1;
	}
	if (fit_file(fd, where, fault))
		return fd;
	close(fd);
	return -1;
}

/* True for a link in the config folder, where managers of dotfiles put them: it is followed. */
static bool is_followed(enum place place, int folder, const char *name, struct stat *link)
{
	return place == PLACE_CONFIG && !fstatat(folder, name, link, AT_SYMLINK_NOFOLLOW) &&
	       S_ISLNK(link->st_mode);
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

/* Opens the folder that `name` is in; *entry is its name there. Makes it if `missing` is NULL. */
static int open_around(enum place place, const char *name, const char **entry, bool *missing,
		       struct fault *fault)
{
	struct text below = TEXT_EMPTY;
	const char *slash = strrchr(name, '/');
	*entry = slash ? slash + 1 : name;
	if (slash)
		text_add_bytes(&below, name, (size_t)(slash - name));
	int fd = paths_open_folder(place, slash ? below.bytes : NULL, missing, fault);
	text_release(&below);
	return fd;
}

bool paths_read(enum place place, const char *name, struct text *bytes, bool *missing,
		struct fault *fault)
{
	const char *entry;
	int folder = open_around(place, name, &entry, missing, fault);
	if (folder < 0)
		return false;
	struct stat link;
	int fd = is_followed(place, folder, entry, &link)
			 ? open_linked((struct where){folder, entry}, S_IFREG, &link, fault)
			 : paths_open_file(folder, entry, O_RDONLY, missing, fault);
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

/* Replaces the file `end`, which a link leads to. */
static bool replace_end(const char *end, mode_t mode, struct where where, const struct stat *link,
			const struct text *bytes, const char *shown, struct fault *fault)
{
	struct text parent = parent_of(end);
	int folder = open(parent.bytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	text_release(&parent);
	if (folder < 0)
		return refuse_errno(fault, where);
	folder = trust_target(folder, S_IFDIR, link, where, fault);
	if (folder < 0)
		return false;
	bool replaced = file_replace(folder, strrchr(end, '/') + 1, mode, bytes, shown, fault);
	close(folder);
	return replaced;
}

/* Replaces the file at the end of the link, with the mode that it has. */
static bool replace_linked(struct where where, const struct stat *link, const struct text *bytes,
			   const char *shown, struct fault *fault)
{
	struct text end = TEXT_EMPTY;
	struct stat about;
	int file = open_linked(where, S_IFREG, link, fault);
	if (file < 0)
		return false;
	add_path((struct where){file, ""}, &end);
	bool found = !fstat(file, &about) && *end.bytes == '/';
	close(file);
	bool replaced =
		found ? replace_end(end.bytes, about.st_mode & 0777, where, link, bytes, shown,
				    fault)
		      : refuse_as(fault, FAULT_IO, where, "the end of the link cannot be found");
	text_release(&end);
	return replaced;
}

/* Replaces a file of ours, or makes it. A link, or what is not ours or no file, stays. */
static bool replace_ours(int folder, const char *name, const struct text *bytes, const char *shown,
			 struct fault *fault)
{
	bool missing;
	int fd = paths_open_file(folder, name, O_RDONLY, &missing, fault);
	if (fd >= 0)
		close(fd);
	else if (!missing)
		return false;
	return file_replace(folder, name, OURS_FILE, bytes, shown, fault);
}

bool paths_replace(enum place place, const char *name, const struct text *bytes,
		   struct fault *fault)
{
	const char *entry;
	int folder = open_around(place, name, &entry, NULL, fault);
	if (folder < 0)
		return false;
	struct text shown = TEXT_EMPTY;
	struct stat link;
	paths_shown(place, name, &shown);
	bool replaced = is_followed(place, folder, entry, &link)
				? replace_linked((struct where){folder, entry}, &link, bytes,
						 shown.bytes, fault)
				: replace_ours(folder, entry, bytes, shown.bytes, fault);
	text_release(&shown);
	close(folder);
	return replaced;
}

bool paths_remove(enum place place, const char *name, bool *there, struct fault *fault)
{
	const char *entry;
	bool missing;
	int folder = open_around(place, name, &entry, &missing, fault);
	*there = false;
	if (folder < 0)
		return missing;
	file_sweep(folder, ""); /* a copy that was being written is as private as the file */
	*there = !unlinkat(folder, entry, 0);
	bool removed = *there || errno == ENOENT;
	if (!removed || fsync(folder))
		removed = refuse_errno(fault, (struct where){folder, entry});
	close(folder);
	return removed;
}
