/* Owns the work of leg-screen: which way the answers come, what the user is told first, the lock,
 * what is kept, and the document. cmd/ includes it. Neighbours: dialogue. */
#pragma once
#include <stdbool.h>

#include "doc/document.h"
#include "tool/options.h"

struct screening_wishes {
	enum mode mode;
	const char *answers; /* an answers file; NULL: ask on the terminal */
	bool quick;	     /* rather fail than ask a standing question */
	bool save;
	bool forget;
	bool list;
	enum format format;
};

/* Does it, and gives the exit status; what went wrong has been said. */
int screening_run(const struct screening_wishes *wishes) __attribute__((nonnull));
