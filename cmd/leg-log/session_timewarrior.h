/* Sessions as commands of timewarrior, one a line, for `| sh`.
 *
 * timewarrior 1.4 cannot import, and its data files are its own. So each session becomes a `timew
 * track` in UTC, tagged "leg" and with the activity, after a check that nothing is tracked in that
 * time already: existing intervals stay as they are, and the commands can be run again. */
#pragma once
#include "base/text.h"
#include "doc/session.h"

/* Adds nothing for a record that took no time. */
void timewarrior_session(const struct session *session, struct text *out) __attribute__((nonnull));
