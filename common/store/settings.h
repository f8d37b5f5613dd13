/* Owns the settings: `config` in the config folder and the LEG_* environment over it. store/ and
 * cmd/ may include it. An option given on the command line wins over both; the program sees to
 * that. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"

enum setting_bell { SETTING_BELL_NONE, SETTING_BELL_STEPS, SETTING_BELL_STROKES };

struct settings {
	char *emergency; /* the number to call; default "your emergency number (112, 911, 999)" */
	int day_start;	 /* seconds after midnight at which a day begins; default 3 h */
	enum setting_bell bell;
	char *say_with; /* command, or NULL */
	bool still;	/* reduced motion */
	char *notify;	/* "desktop tmux stdout" */
	char *idle;	/* command, or NULL */
	char *inhibit;	/* command, or NULL */
	char *warning;	/* an unknown key, for the program to say on stderr; or NULL */
};

/* Reads them; a missing file is the defaults. An unknown key is `warning` with its line number, a
 * bad value FAULT_CONFIG with file and line (or the variable's name). */
bool settings_read(struct settings *settings, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void settings_release(struct settings *settings) __attribute__((nonnull));

/* `text` with each "{emergency}" replaced by the number; owned by the caller. */
char *settings_advice(const struct settings *settings, const char *text)
	__attribute__((nonnull, warn_unused_result));
