/* Owns how a reminder reaches the user's tmux clients. */
#pragma once
#include <stdbool.h>

#include "reminder_text.h"

/* Every client of the default server, and of the others in tmux's folder, gets the longest form of
 * the words that its width takes. False if there is none. */
bool notify_tmux(const struct reminder_words *words) __attribute__((nonnull, warn_unused_result));
