/* Owns how a reminder reaches the user, from an environment that may hold nothing but HOME and PATH
 * (cron's): the desktop's notifications over the session bus, the user's tmux clients, a command of
 * the user's, and in the end stdout. run/ may include it. */
#pragma once
#include <stdbool.h>

/* Tries the ways that `notify` (the setting) names, in its order, until one works; a setting that
 * is not made of "desktop", "tmux" and "stdout" is a command, whose failure leaves stdout. True
 * where the user was reached; false where it could only be printed, which then was done. */
bool reach_user(const char *notify, const char *headline, const char *detail)
	__attribute__((nonnull));
