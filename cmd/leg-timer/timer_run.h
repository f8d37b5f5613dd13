/* Owns the work of leg-timer: read a plan, check it, pace it, write the record. cmd/ includes it.
 */
#pragma once
#include <stdbool.h>

#include "store/settings.h"
#include "tool/options.h"

enum { TIMER_COUNT_IN = 5, TIMER_MOST_SPEED = 3600 };

struct timer_wishes {
	const char *file; /* NULL: standard input */
	bool plain;
	bool still;
	int count_in; /* seconds */
	bool rate;
	bool bell_given;
	enum setting_bell bell;
	bool say;
	const char *say_with; /* NULL = none */
	const char *on_step;
	int speed;
	bool simulate;
	const char *keys;
	bool events;
	bool resume;
	enum format format;
	enum color color;
};

/* Gives the exit status; ends the program by TERM, HUP or QUIT where one of these ended the
 * session, after the record is written. */
int timer_run(const struct timer_wishes *wishes) __attribute__((nonnull));
