#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/environment.h"
#include "crontab.h"
#include "leg_remind.h"
#include "store/saved.h"
#include "systemd_units.h"
#include "ticker.h"
#include "tool/program.h"

/* ---- what a scheduler must know -------------------------------------------------------------- */

/* True if `path` is an executable that is this very program. */
static bool is_this_program(const char *path)
{
	struct stat there, here;
	return !access(path, X_OK) && !stat(path, &there) && !stat("/proc/self/exe", &here) &&
	       there.st_dev == here.st_dev && there.st_ino == here.st_ino;
}

/* The first absolute folder of PATH in which `name` is this program. */
static bool find_in_path(const char *name, struct text *found)
{
	const char *folders = environment_get("PATH");
	while (folders && *folders) {
		size_t length = strcspn(folders, ":");
		text_clear(found);
		text_add_bytes(found, folders, length);
		text_addf(found, "/%s", name);
		if (*folders == '/' && is_this_program(found->bytes))
			return true;
		folders += length + (folders[length] == ':');
	}
	return false;
}

/* This program as it was called: a link in PATH stays when an upgrade removes the file behind it.
 */
static bool find_program(struct text *found, struct fault *fault)
{
	const char *called = program_invocation_name;
	char path[PATH_MAX];
	if (!strchr(called, '/') && find_in_path(called, found))
		return true;
	text_clear(found);
	if (strchr(called, '/')) {
		if (*called != '/' && getcwd(path, sizeof path))
			text_addf(found, "%s/", path);
		text_add(found, called + (strncmp(called, "./", 2) ? 0 : 2));
		if (*found->bytes == '/' && is_this_program(found->bytes))
			return true;
		text_clear(found);
	}
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	if (length <= 0 || *path != '/')
		return fault_errno(fault, FAULT_SYSTEM, errno,
				   "cannot find this program's own path");
	text_add_bytes(found, path, (size_t)length);
	if (!is_this_program(found->bytes))
		return fault_set(fault, FAULT_SYSTEM, "this program was replaced; try again");
	return true;
}

/* HOME, if a scheduler would set another: the password file's. */
static const char *home_of_its_own(void)
{
	const char *home = environment_get("HOME");
	const struct passwd *user = getpwuid(getuid());
	bool same = home && user && user->pw_dir && !strcmp(home, user->pw_dir);
	return home && *home == '/' && !same ? home : NULL;
}

bool ticker_find(struct ticker *ticker, struct fault *fault)
{
	static const char *const folders[] = {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"};
	size_t count = 0;
	struct text program = TEXT_EMPTY, setting = TEXT_EMPTY;
	*ticker = (struct ticker){.program = NULL};
	if (!find_program(&program, fault)) {
		text_release(&program);
		return false;
	}
	ticker->program = text_take(&program);
	/* a tick that looked in other folders would find no reminders, and be silent for ever */
	const char *home = home_of_its_own();
	if (home) {
		text_addf(&setting, "HOME=%s", home);
		ticker->settings[count++] = text_take(&setting);
	}
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		const char *value = environment_get(folders[i]);
		if (!value || *value != '/')
			continue;
		text_addf(&setting, "%s=%s", folders[i], value);
		ticker->settings[count++] = text_take(&setting);
	}
	return true;
}

void ticker_release(struct ticker *ticker)
{
	alloc_free(ticker->program);
	for (size_t i = 0; ticker->settings[i]; i++)
		alloc_free(ticker->settings[i]);
}

bool ticker_units(const struct ticker *ticker, struct text *out, struct fault *fault)
{
	for (int unit = 0; unit < UNITS; unit++) {
		text_addf(out, "%s# %s\n", unit ? "\n" : "", unit_name((enum unit)unit));
		if (!unit_write((enum unit)unit, ticker, out, fault))
			return false;
	}
	return true;
}

/* A block of ours is there if an edit can take it out, and current if one leaves it as it is. */
static bool in_crontab(const struct ticker *ticker, bool *current)
{
	struct text table = TEXT_EMPTY, lines = TEXT_EMPTY, with = TEXT_EMPTY, without = TEXT_EMPTY;
	struct fault ignored;
	bool there = crontab_line(ticker, &lines, &ignored) && crontab_read(&table, &ignored) &&
		     crontab_edit(&table, lines.bytes, &with, &ignored) &&
		     crontab_edit(&table, NULL, &without, &ignored) &&
		     strcmp(without.bytes, table.bytes) != 0;
	*current = there && !strcmp(with.bytes, table.bytes);
	text_release(&table);
	text_release(&lines);
	text_release(&with);
	text_release(&without);
	return there;
}

const char *ticker_outdated(void)
{
	struct ticker ticker;
	struct fault ignored;
	bool current;
	const char *renew = NULL;
	if (!ticker_find(&ticker, &ignored))
		return NULL;
	if (units_there(&ticker, &current) && !current)
		renew = "leg-remind install --systemd";
	else if (in_crontab(&ticker, &current) && !current)
		renew = "leg-remind install --cron";
	ticker_release(&ticker);
	return renew;
}

/* ---- cron ------------------------------------------------------------------------------------ */

/* Our block in the user's table, or (`ticker` NULL) none. *changed says whether it was another. */
static bool edit_table(const struct ticker *ticker, bool dry_run, bool *changed,
		       struct fault *fault)
{
	struct text before = TEXT_EMPTY, lines = TEXT_EMPTY, after = TEXT_EMPTY;
	bool ok = (!ticker || crontab_line(ticker, &lines, fault)) &&
		  crontab_read(&before, fault) &&
		  crontab_edit(&before, ticker ? lines.bytes : NULL, &after, fault);
	*changed = ok && strcmp(before.bytes, after.bytes);
	if (ok && dry_run)
		program_print(&after);
	else if (ok && *changed)
		ok = crontab_write(&after, &before, fault);
	else if (ok)
		crontab_tidy();
	text_release(&before);
	text_release(&lines);
	text_release(&after);
	return ok;
}

/* ---- install --------------------------------------------------------------------------------- */

static bool one_scheduler(const struct remind_options *given, struct fault *fault)
{
	return !!given->cron + !!given->systemd + !!given->choose <= 1 ||
	       fault_set(fault, FAULT_USAGE, "--cron, --systemd and --auto: choose one");
}

static bool install_units(const struct ticker *ticker, bool dry_run, struct fault *fault)
{
	struct text units = TEXT_EMPTY;
	if (!dry_run)
		return units_install(ticker, fault);
	bool ok = ticker_units(ticker, &units, fault);
	if (ok)
		program_print(&units);
	text_release(&units);
	return ok;
}

static void tell_installed(const struct remind_options *given, bool systemd, bool changed)
{
	struct policy policy;
	struct fault ignored;
	if (given->dry_run)
		return;
	program_say("%s", systemd   ? "a systemd user timer ticks every five minutes"
			  : changed ? "a line in your crontab ticks every five minutes"
				    : "your crontab has the line already");
	if (systemd && !units_linger())
		program_say("it ticks while you are logged in; to go on after logout: loginctl "
			    "enable-linger");
	if (reminders_read(&policy, &ignored) && policy_empty(&policy))
		program_say("nothing is set yet; begin with: leg-remind set walk");
}

static bool install_ticker(const struct remind_options *given, struct fault *fault)
{
	struct ticker ticker;
	bool changed = true;
	if (!one_scheduler(given, fault) || !ticker_find(&ticker, fault))
		return false;
	bool systemd = given->systemd || (!given->cron && units_usable());
	bool ok = systemd ? install_units(&ticker, given->dry_run != NULL, fault)
			  : edit_table(&ticker, given->dry_run != NULL, &changed, fault);
	ticker_release(&ticker);
	if (ok)
		tell_installed(given, systemd, changed);
	return ok;
}

int remind_install(void *options)
{
	struct fault fault;
	return install_ticker(options, &fault) ? 0 : program_fault(&fault);
}

/* ---- uninstall ------------------------------------------------------------------------------- */

/* Looks at both unless one is named. If units were found, a crontab that cannot be had is taken to
 * hold nothing of ours. */
static bool uninstall_ticker(const struct remind_options *given, bool *there, struct fault *fault)
{
	bool both = !given->cron && !given->systemd, units = false, table = false;
	bool dry_run = given->dry_run != NULL;
	if (!one_scheduler(given, fault))
		return false;
	if ((given->systemd || both) && !units_remove(dry_run, &units, fault))
		return false;
	if (units && dry_run)
		program_say("would remove the units %s and %s", unit_name(UNIT_SERVICE),
			    unit_name(UNIT_TIMER));
	bool ok = true;
	if (given->cron || both)
		ok = edit_table(NULL, dry_run, &table, fault) ||
		     (both && units && fault->kind == FAULT_UNAVAILABLE);
	*there = units || table;
	return ok;
}

int remind_uninstall(void *options)
{
	const struct remind_options *given = options;
	struct fault fault;
	bool there = false;
	if (!uninstall_ticker(given, &there, &fault))
		return program_fault(&fault);
	if (!there && !given->dry_run)
		program_say("nothing was installed");
	return 0;
}
