/* Owns how a reminder reaches the user, from an environment that may hold nothing but HOME and PATH
 * (cron's): the desktop's notifications over the session bus, the user's tmux clients, a command of
 * the user's, and in the end stdout. */
#pragma once
#include "base/fault.h"
#include "notify_desktop.h"

/* Tries the channels that `notify` (the setting) names, in its order, until one works. A setting
 * made of other words than "desktop", "tmux" and "stdout" is a command. Prints the words if nothing
 * works: FAULT_UNAVAILABLE, unless `notify` asks for that first. FAULT_IO: they could not even be
 * printed; the end of the program says why. */
enum fault_kind notify_user(const char *notify, const struct reminder_words *words,
			    const struct buttons *buttons) __attribute__((nonnull(1, 2)));
