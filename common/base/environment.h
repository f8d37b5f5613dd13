/* The environment: nothing else calls getenv. */
#pragma once
#include <stdbool.h>

/* The value of `name`, or NULL if it is unset or empty. Owned by the environment. */
const char *environment_get(const char *name) __attribute__((nonnull));

/* Sets `name` for this process and the programs it starts (base/child.h). */
void environment_set(const char *name, const char *value) __attribute__((nonnull));

/* True if TERM names a terminal that is known to understand cursor movement (base/terminfo.h). */
bool environment_terminal_capable(void);

/* True if ACCESSIBLE is set and not "0": the user's screen reader wants lines and nothing else. */
bool environment_accessible(void);

/* True if text may hold characters beyond ASCII: LC_ALL, LC_CTYPE or LANG names UTF-8. */
bool environment_wants_unicode(void);
