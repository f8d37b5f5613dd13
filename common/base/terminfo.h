/* Which terminals understand the control sequences that base/term.c sends: those whose terminfo
 * entry on disk moves the cursor as ECMA-48 does, and, where there is no database, a short list of
 * names. The sequences are our own; no library is needed to ask one question. */
#pragma once
#include <stdbool.h>

/* True if the terminal `name` ($TERM, may be NULL) can be drawn on. Entries are looked for in
 * `folders`, with colons between them, and then in the system's. */
bool terminfo_draws(const char *name, const char *folders) __attribute__((nonnull(2)));
