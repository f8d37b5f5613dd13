/* The ticker: what a scheduler must know to run `leg-remind tick`. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"

enum { TICKER_SETTINGS = 4 };

struct ticker {
	char *program;			     /* absolute, as it was called */
	char *settings[TICKER_SETTINGS + 1]; /* the user's own folders, NAME=VALUE, then NULL */
};

bool ticker_find(struct ticker *ticker, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void ticker_release(struct ticker *ticker) __attribute__((nonnull));

/* Adds both units, each after a comment with its name. */
bool ticker_units(const struct ticker *ticker, struct text *out, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The command that renews an installed ticker that differs from what this program writes; NULL if
 * there is none to renew. */
const char *ticker_outdated(void);
