/* Which terminals understand the control sequences that base/term.c sends: those whose terminfo
 * entry on disk moves the cursor as ECMA-48 does, and, where there is no database, a short list of
 * names. The sequences are our own; no library is needed to ask one question. */
#pragma once
#include <stdbool.h>

/* Where entries are looked for, besides the system's folders; each may be NULL. */
struct terminfo_places {
	const char *own;     /* $TERMINFO */
	const char *home;    /* $HOME, for .terminfo in it */
	const char *folders; /* $TERMINFO_DIRS, with colons */
};

/* True if the terminal `name` ($TERM, may be NULL) can be drawn on. */
bool terminfo_draws(const char *name, const struct terminfo_places *places)
	__attribute__((nonnull(2)));
