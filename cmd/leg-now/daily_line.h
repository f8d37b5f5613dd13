/* The daily line: the options of leg-now, and the line of programs that carries them out. */
#pragma once
#include <stdbool.h>

#include "body/routine.h"
#include "pipeline.h"
#include "tool/options.h"

struct daily_options {
	const char *minutes;  /* as given; NULL = the routine's own */
	const char *routines; /* as given; NULL = leg-plan's own */
	bool rate, plain, say, no_save, dry_run;
	const struct routine_row *first;
	struct common_options common;
};

/* Puts the programs and their options into `line`. Borrows the words of `command`. */
void daily_line_compose(const struct daily_options *command, struct pipeline *line)
	__attribute__((nonnull));

/* On the first run that saves answers: says where they are, and how to delete them. */
void daily_line_tell_first_run(const struct daily_options *command, const struct pipeline *line)
	__attribute__((nonnull));
