#include "systemd_units.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/terminal_text.h"
#include "base/utf8.h"
#include "child_run.h"
#include "store/paths.h"

static const char MARK[] = "# Written by \"leg-remind install --systemd\"";
static const char MARK_REST[] = "; \"leg-remind uninstall\" takes it out.\n";
enum { SYSTEMCTL_SECONDS = 20, FILE_MODE = 0644 };

const char *unit_name(enum unit unit)
{
	static const char *const names[] = {
		[UNIT_SERVICE] = "leg-remind.service", [UNIT_TIMER] = "leg-remind.timer"};
	return names[unit];
}

/* ---- their text ------------------------------------------------------------------------------ */

static bool word_fits(const char *word, struct fault *fault)
{
	return (utf8_valid(word) && !strpbrk(word, "\r\n")) ||
	       fault_set(
		       fault, FAULT_UNAVAILABLE,
		       "'%s' cannot be in a unit: it is not one line of UTF-8; try install --cron",
		       VISIBLE(word));
}

/* `word` as systemd reads it back, in double quotes; each byte of `doubled` stands for itself. */
static void add_quoted(struct text *out, const char *word, const char *doubled)
{
	text_add_char(out, '"');
	for (; *word; word++) {
		if (strchr(doubled, *word))
			text_add_char(out, *word);
		else if (strchr("\"\\", *word))
			text_add_char(out, '\\');
		text_add_char(out, *word);
	}
	text_add_char(out, '"');
}

/* systemd expands no $ in the path of the program itself and takes no quote, backslash or tab
 * there, so such a path is an argument of a shell's. */
static void add_command(struct text *out, const char *program)
{
	text_add(out, "ExecStart=");
	if (strpbrk(program, "$\"'\\\t")) {
		text_add(out, "/bin/sh -c \"exec \\\"$$0\\\" tick\" ");
		add_quoted(out, program, "%$");
		text_add_char(out, '\n');
	} else {
		add_quoted(out, program, "%");
		text_add(out, " tick\n");
	}
}

bool unit_write(enum unit unit, const struct ticker *ticker, struct text *out, struct fault *fault)
{
	text_addf(out, "%s%s", MARK, MARK_REST);
	text_add(out, "[Unit]\nDescription=Break reminders for the legs\n"
		      "Documentation=man:leg-remind(1)\n\n");
	if (unit == UNIT_TIMER) {
		text_add(out, "[Timer]\nOnCalendar=*:0/5\nAccuracySec=30s\nPersistent=false\n\n"
			      "[Install]\nWantedBy=timers.target\n");
		return true;
	}
	/* what waits for a button outlives the tick that started it */
	text_add(out, "[Service]\nType=oneshot\nSuccessExitStatus=69\nKillMode=process\n");
	for (char *const *setting = ticker->settings; *setting; setting++) {
		if (!word_fits(*setting, fault))
			return false;
		text_add(out, "Environment=");
		add_quoted(out, *setting, "%");
		text_add_char(out, '\n');
	}
	if (!word_fits(ticker->program, fault))
		return false;
	add_command(out, ticker->program);
	return true;
}

/* ---- systemctl ------------------------------------------------------------------------------- */

/* `unit`: started or stopped with it; NULL: none. */
static bool systemctl(const char *verb, const char *unit, struct fault *fault)
{
	const char *const argv[] = {"systemctl", "--user", verb, unit ? "--now" : NULL, unit, NULL};
	struct child child;
	if (!environment_get("XDG_RUNTIME_DIR")) {
		char folder[sizeof "/run/user/" + 12];
		snprintf(folder, sizeof folder, "/run/user/%u", (unsigned)getuid());
		environment_set("XDG_RUNTIME_DIR", folder);
	}
	bool ok = child_run(argv, SYSTEMCTL_SECONDS, &child);
	if (!ok && child.status == CHILD_NOT_STARTED) {
		fault_set(fault, FAULT_UNAVAILABLE, "no systemctl here; try install --cron");
	} else if (!ok) {
		text_cut(&child.err, strcspn(child.err.bytes, "\n"));
		fault_set(fault, FAULT_UNAVAILABLE, "systemctl --user %s failed: %s", verb,
			  child.timed_out    ? "it did not end"
			  : *child.err.bytes ? VISIBLE(child.err.bytes)
					     : "it did not say why");
	}
	child_release(&child);
	return ok;
}

bool units_usable(void)
{
	struct fault ignored;
	return !access("/run/systemd/system", F_OK) &&
	       systemctl("show-environment", NULL, &ignored);
}

/* ---- the files ------------------------------------------------------------------------------- */

static bool refuse_unit(const struct text *path, const char *why, struct fault *fault)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, path->bytes);
	fault_set(fault, FAULT_CANNOT_CREATE, "%.1200s: %s", shown.bytes, why);
	text_release(&shown);
	return false;
}

/* The folder of user units; `leg` at the end of our own config folder gives way to it. */
static bool folder_path(struct text *path, struct fault *fault)
{
	if (!paths_folder(PLACE_CONFIG, path, fault))
		return false;
	text_cut(path, path->length - strlen("leg"));
	text_add(path, "systemd/user");
	return true;
}

enum owner { NO_FILE, OURS, FOREIGN, UNREADABLE /* errno says why */ };

/* Whose the unit is, and (if it is read) what it holds. */
static enum owner read_unit(const char *path, struct text *found)
{
	struct fault fault;
	text_clear(found);
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR ? NO_FILE
		       : errno == ELOOP			   ? FOREIGN
							   : UNREADABLE;
	bool read = file_read(fd, FILE_MOST_BYTES, path, found, &fault);
	int error = errno;
	close(fd);
	errno = error;
	if (!read && fault.kind == FAULT_IO)
		return UNREADABLE;
	return !strncmp(found->bytes, MARK, sizeof MARK - 1) ? OURS : FOREIGN;
}

static bool check_owner(const struct text *path, struct fault *fault)
{
	struct text found = TEXT_EMPTY;
	enum owner owner = read_unit(path->bytes, &found);
	bool ok = owner == UNREADABLE
			  ? refuse_unit(path, strerror(errno), fault)
			  : owner != FOREIGN ||
				    refuse_unit(path, "is not ours; nothing was changed", fault);
	text_release(&found);
	return ok;
}

/* Writes the unit into the folder, or (-1) only sees whether it may. */
static bool install_one(enum unit unit, int folder, const struct text *folder_path,
			const struct ticker *ticker, struct fault *fault)
{
	struct text path = TEXT_EMPTY, bytes = TEXT_EMPTY;
	text_addf(&path, "%s/%s", folder_path->bytes, unit_name(unit));
	bool ok = unit_write(unit, ticker, &bytes, fault) && check_owner(&path, fault) &&
		  (folder < 0 || file_replace(folder, unit_name(unit), FILE_MODE, &bytes,
					      VISIBLE(path.bytes), fault));
	text_release(&path);
	text_release(&bytes);
	return ok;
}

/* Writes both or neither, in a folder that is made and swept as ours are. */
static bool install_files(const struct text *path, const struct ticker *ticker, struct fault *fault)
{
	int folder = paths_make(path->bytes, fault);
	bool ok = folder >= 0;
	for (int unit = 0; ok && unit < UNITS; unit++)
		ok = install_one((enum unit)unit, -1, path, ticker, fault);
	for (int unit = 0; ok && unit < UNITS; unit++)
		ok = install_one((enum unit)unit, folder, path, ticker, fault);
	if (folder >= 0)
		close(folder);
	return ok;
}

bool units_install(const struct ticker *ticker, struct fault *fault)
{
	struct text folder = TEXT_EMPTY;
	/* the first reload shows whether a user manager answers, before anything is written */
	bool ok = folder_path(&folder, fault) && systemctl("daemon-reload", NULL, fault) &&
		  install_files(&folder, ticker, fault) &&
		  systemctl("daemon-reload", NULL, fault) &&
		  systemctl("enable", unit_name(UNIT_TIMER), fault);
	text_release(&folder);
	return ok;
}

/* Deletions survive a power cut; leftovers of a killed install go too. */
static bool tidy_folder(const struct text *path, struct fault *fault)
{
	int folder = paths_make(path->bytes, fault);
	if (folder < 0)
		return false;
	bool synced = !fsync(folder) || refuse_unit(path, strerror(errno), fault);
	close(folder);
	return synced;
}

bool units_remove(bool dry_run, bool *there, struct fault *fault)
{
	struct text folder = TEXT_EMPTY, paths[UNITS] = {TEXT_EMPTY, TEXT_EMPTY};
	struct text found = TEXT_EMPTY;
	enum owner owners[UNITS];
	*there = false;
	bool ok = folder_path(&folder, fault);
	for (int unit = 0; ok && unit < UNITS; unit++) {
		text_addf(&paths[unit], "%s/%s", folder.bytes, unit_name((enum unit)unit));
		owners[unit] = read_unit(paths[unit].bytes, &found);
		*there |= owners[unit] == OURS;
		if (owners[unit] == UNREADABLE)
			ok = refuse_unit(&paths[unit], strerror(errno), fault);
	}
	if (ok && *there && !dry_run) {
		/* without a user manager nothing runs: delete the files all the same */
		struct fault ignored;
		if (owners[UNIT_TIMER] != FOREIGN)
			(void)!systemctl("disable", unit_name(UNIT_TIMER), &ignored);
		for (int unit = 0; ok && unit < UNITS; unit++)
			if (owners[unit] == OURS && unlink(paths[unit].bytes))
				ok = refuse_unit(&paths[unit], strerror(errno), fault);
		ok = ok && tidy_folder(&folder, fault);
		(void)!systemctl("daemon-reload", NULL, &ignored);
	}
	for (int unit = 0; unit < UNITS; unit++)
		text_release(&paths[unit]);
	text_release(&found);
	text_release(&folder);
	return ok;
}

/* ---- what is there --------------------------------------------------------------------------- */

bool units_there(const struct ticker *ticker, bool *current)
{
	struct text path = TEXT_EMPTY, found = TEXT_EMPTY, wanted = TEXT_EMPTY;
	struct fault ignored;
	bool there = false, ok = folder_path(&path, &ignored);
	size_t folder = path.length;
	*current = true;
	for (int unit = 0; ok && unit < UNITS; unit++) {
		text_cut(&path, folder);
		text_addf(&path, "/%s", unit_name((enum unit)unit));
		there |= read_unit(path.bytes, &found) == OURS;
		text_clear(&wanted);
		*current &= unit_write((enum unit)unit, ticker, &wanted, &ignored) &&
			    !strcmp(found.bytes, wanted.bytes);
	}
	text_release(&wanted);
	text_release(&found);
	text_release(&path);
	return there;
}

bool units_linger(void)
{
	struct text path = TEXT_EMPTY;
	const struct passwd *user = getpwuid(getuid());
	struct stat about;
	text_addf(&path, "/var/lib/systemd/linger/%s", user ? user->pw_name : "");
	bool lingers = user && !stat(path.bytes, &about);
	text_release(&path);
	return lingers;
}
