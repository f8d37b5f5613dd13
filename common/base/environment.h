/* Owns the environment: nobody else calls getenv. Anyone may include it. */
#pragma once
#include <stdbool.h>

/* The value of `name`, or NULL where it is unset or empty. Owned by the environment. */
const char *environment_get(const char *name) __attribute__((nonnull));

/* Sets `name` for this process and the programs it starts (base/child.h). */
void environment_set(const char *name, const char *value) __attribute__((nonnull));

/* Takes `name` out of the environment, of our children too. */
void environment_forget(const char *name) __attribute__((nonnull));

/* Colour on a stream: NO_COLOR, CLICOLOR_FORCE, then a terminal (`is_terminal`) whose TERM is
 * neither empty nor "dumb". */
bool environment_wants_color(bool is_terminal);

/* True where TERM names something that understands cursor movement: set, not "dumb". */
bool environment_terminal_capable(void);

/* True if ACCESSIBLE is set and not "0": the user's screen reader wants lines and nothing else. */
bool environment_accessible(void);

/* True where text may hold characters beyond ASCII: LC_ALL, LC_CTYPE or LANG names UTF-8. */
bool environment_wants_unicode(void);
