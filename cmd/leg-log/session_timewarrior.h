/* Owns sessions as commands of timewarrior, for `| sh`. run/ may include it.
 *
 * timewarrior 1.4 cannot import, and its data files are its own: so each session becomes one `timew
 * track`, in UTC, tagged "leg" and with what was done. timewarrior refuses what overlaps a record
 * of yours, which is then untouched; nothing here lets it rewrite one. */
#pragma once
#include "base/text.h"
#include "doc/session.h"

/* Nothing for a record that took no time. */
void timewarrior_session(const struct session *session, struct text *out) __attribute__((nonnull));
