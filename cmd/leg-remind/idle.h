/* Owns finding out for how long nobody has touched the keyboard. */
#pragma once
#include <stdint.h>

#include "base/stamp.h"

/* Asks the user's command, which prints milliseconds; the word "terminal" instead of a command
 * looks at the newest key in any of the user's terminals. -1 (unknown, which counts as active)
 * where there is no answer: idle time is a kindness, never a condition. */
int64_t idle_seconds(const char *command, struct stamp now) __attribute__((nonnull));
