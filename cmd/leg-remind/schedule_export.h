/* Owns what a scheduler must know to run the ticker, and `leg-remind export`. run/ may include it.
 * Neighbours: remind, remind_report. */
#pragma once
#include <limits.h>
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"

enum { TICKER_SETTINGS = 3 };

struct ticker {
	char program[PATH_MAX];		     /* absolute */
	char *settings[TICKER_SETTINGS + 1]; /* the user's own XDG folders, NAME=VALUE, then NULL */
};

bool ticker_find(struct ticker *ticker, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void ticker_release(struct ticker *ticker) __attribute__((nonnull));

/* Adds both units, each after a comment with its name. */
bool ticker_units(const struct ticker *ticker, struct text *out, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
