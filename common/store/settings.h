/* The settings: `config` in the config folder, and the LEG_* environment, which wins over it. An
 * option on the command line wins over both; the program sees to that. leg-config(5) describes
 * them.
 *
 * A setting that cannot be used never stops a program that does not need it: it is a warning, and
 * the default holds. Advice in an emergency must not depend on the colour of a bell. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"

enum setting {
	SETTING_EMERGENCY,
	SETTING_DAY_START,
	SETTING_BELL,
	SETTING_SAY_WITH,
	SETTING_STILL,
	SETTING_PLAIN,
	SETTING_NOTIFY,
	SETTING_IDLE,
	SETTING_INHIBIT,
	SETTING_RUNS,
	SETTINGS
};
typedef unsigned setting_set; /* 1 << enum setting */

enum setting_bell { SETTING_BELL_NONE, SETTING_BELL_STEPS, SETTING_BELL_STROKES };

#define SETTING_IDLE_AUTO "auto" /* ask the system how long the machine has been idle */

struct settings {
	char *emergency; /* the number to call; default "your emergency number (112, 911, 999)" */
	int day_start;	 /* seconds after midnight at which a day begins; default 3 h */
	enum setting_bell bell;
	char *say_with; /* command, or NULL */
	bool still;	/* reduced motion */
	bool plain;	/* lines only; see settings_plain */
	char *notify;	/* "desktop tmux stdout" */
	char *idle;	/* SETTING_IDLE_AUTO, a command, or NULL: idle time is ignored */
	char *inhibit;	/* command, or NULL */
	char *runs;	/* "walking,stretch": the kinds that count for a run of days; or NULL */
	char *warnings; /* lines for the program to say on stderr (tool/program.h), or NULL */
};

/* Reads them; without a file they are the defaults. A bad value of a setting in `needed` is
 * FAULT_CONFIG with file and line (or the variable's name). Everything else that is wrong, a file
 * that cannot be read too, becomes a line of `warnings`: with 0 it never fails. */
bool settings_read(struct settings *settings, setting_set needed, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void settings_release(struct settings *settings) __attribute__((nonnull));

/* True if output on the terminal must be lines only: the setting, or ACCESSIBLE in the environment
 * (set and not "0"). The same as the option --plain. */
bool settings_plain(const struct settings *settings) __attribute__((nonnull));
