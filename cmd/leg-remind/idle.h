/* Measures for how long the keyboard has been idle. */
#pragma once
#include <stdint.h>

#include "base/stamp.h"

/* By the setting `idle`. "auto": since when logind calls the user's graphical sessions idle;
 * without one, the newest key in any of the user's terminals. Anything else is a command that
 * prints milliseconds. -1, which counts as present, if there is no evidence: a video call or a book
 * must not silence a reminder by mistake. */
int64_t idle_seconds(const char *idle, struct stamp now) __attribute__((nonnull));
