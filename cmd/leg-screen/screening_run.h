/* Owns the work of leg-screen: where the answers come from, and everything that is no screening
 * (the list of questions, forgetting). */
#pragma once
#include <stdbool.h>

#include "doc/document.h"
#include "tool/options.h"

struct screening_options {
	enum mode mode;
	const char *answers; /* an answers file; NULL: ask on the terminal */
	bool quick;	     /* fail rather than ask a standing question */
	bool save;
	bool reuse; /* keep the screening for its hour, and use the one that was kept */
	bool forget;
	bool list;
	enum format format;
	enum color color; /* on the terminal of the questions */
	bool color_stdout;
};

/* Does it and returns the exit status; what went wrong has been said. */
int screening_run(const struct screening_options *options) __attribute__((nonnull));
