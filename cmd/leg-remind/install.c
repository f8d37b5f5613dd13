#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/environment.h"
#include "remind.h"
#include "schedule_export.h"
#include "crontab.h"
#include "policy_file.h"
#include "systemd_units.h"
#include "tool/program.h"

/* ---- what a scheduler must know -------------------------------------------------------------- */

bool ticker_find(struct ticker *ticker, struct fault *fault)
{
	static const char *const folders[] = {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"};
	size_t count = 0;
	memset(ticker, 0, sizeof *ticker);
	ssize_t length = readlink("/proc/self/exe", ticker->program, sizeof ticker->program - 1);
	if (length <= 0 || *ticker->program != '/')
		return fault_errno(fault, FAULT_SYSTEM, errno,
				   "cannot find out where this program is");
	/* cron and systemd know nothing of the user's own folders; a tick that looked elsewhere
	 * would find no reminders, and be silent for ever */
	for (size_t i = 0; i < TICKER_SETTINGS; i++) {
		const char *value = environment_get(folders[i]);
		if (!value || *value != '/')
			continue;
		struct text setting = TEXT_EMPTY;
		text_addf(&setting, "%s=%s", folders[i], value);
		ticker->settings[count++] = text_take(&setting);
	}
	return true;
}

void ticker_release(struct ticker *ticker)
{
	for (size_t i = 0; ticker->settings[i]; i++)
		alloc_free(ticker->settings[i]);
}

bool ticker_units(const struct ticker *ticker, struct text *out, struct fault *fault)
{
	for (int unit = 0; unit < UNITS; unit++) {
		text_addf(out, "%s# %s\n", unit ? "\n" : "", unit_name((enum unit)unit));
		if (!unit_write((enum unit)unit, ticker->program, ticker->settings, out, fault))
			return false;
	}
	return true;
}

/* ---- cron ------------------------------------------------------------------------------------ */

/* Our block in the user's table, or (`ticker` NULL) none. *changed says whether it was another. */
static bool edit_table(const struct ticker *ticker, bool dry_run, bool *changed,
		       struct fault *fault)
{
	struct text before = TEXT_EMPTY, lines = TEXT_EMPTY, after = TEXT_EMPTY;
	bool ok = (!ticker || crontab_line(ticker->program, ticker->settings, &lines, fault)) &&
		  crontab_read(&before, fault) &&
		  crontab_edit(&before, ticker ? lines.bytes : NULL, &after, fault);
	*changed = ok && strcmp(before.bytes, after.bytes);
	if (ok && dry_run)
		fwrite(after.bytes, 1, after.length, stdout);
	else if (ok && *changed)
		ok = crontab_write(&after, fault);
	text_release(&before);
	text_release(&lines);
	text_release(&after);
	return ok;
}

/* ---- install --------------------------------------------------------------------------------- */

static bool one_scheduler(const struct remind_options *given, struct fault *fault)
{
	if (!!given->cron + !!given->systemd + !!given->choose <= 1)
		return true;
	return fault_set(fault, FAULT_USAGE, "--cron, --systemd and --auto: choose one");
}

static bool install_units(const struct ticker *ticker, bool dry_run, struct fault *fault)
{
	struct text units = TEXT_EMPTY;
	if (!dry_run)
		return units_install(ticker->program, ticker->settings, fault);
	bool ok = ticker_units(ticker, &units, fault);
	if (ok)
		fwrite(units.bytes, 1, units.length, stdout);
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
	if (reminders_read(&policy, &ignored) && policy_empty(&policy))
		program_say("nothing is set yet; begin with: leg-remind set walk");
}

static bool install(const struct remind_options *given, struct fault *fault)
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
	return install(options, &fault) ? 0 : program_fault(&fault);
}

/* ---- uninstall ------------------------------------------------------------------------------- */

/* Both are looked at unless one is named. Where units were found, a crontab that cannot be read has
 * nothing of ours. */
static bool uninstall(const struct remind_options *given, bool *there, struct fault *fault)
{
	bool both = !given->cron && !given->systemd, units = false, table = false;
	bool dry_run = given->dry_run != NULL;
	if (!one_scheduler(given, fault))
		return false;
	if ((given->systemd || both) && !units_remove(dry_run, &units, fault))
		return false;
	if (units && dry_run)
		program_say("the units %s and %s would go", unit_name(UNIT_SERVICE),
			    unit_name(UNIT_TIMER));
	bool ok = true;
	if (given->cron || both)
		ok = edit_table(NULL, dry_run, &table, fault) || (both && units);
	*there = units || table;
	return ok;
}

int remind_uninstall(void *options)
{
	const struct remind_options *given = options;
	struct fault fault;
	bool there = false;
	if (!uninstall(given, &there, &fault))
		return program_fault(&fault);
	if (!there && !given->dry_run)
		program_say("nothing was installed");
	return 0;
}
