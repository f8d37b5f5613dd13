/* Owns what the command line of leg-timer asks for. */
#pragma once
#include <stdbool.h>

#include "store/settings.h"
#include "tool/options.h"

enum { TIMER_COUNT_IN = 5, TIMER_MOST_SPEED = 3600 };

struct timer_options {
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
