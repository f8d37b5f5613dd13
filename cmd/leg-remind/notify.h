/* Owns how a reminder reaches the user, from an environment that may hold nothing but HOME and PATH
 * (cron's): the desktop's notifications over the session bus, the user's tmux clients, a command of
 * the user's, and in the end stdout. */
#pragma once
#include <stdbool.h>

#include "buttons.h"
#include "reminder_text.h"

enum notified {
	NOTIFIED,	  /* the user was reached */
	NOTIFIED_STDOUT,  /* printed, because `notify` asks for that first */
	NOTIFIED_PRINTED, /* nothing worked, so it was printed */
	NOTIFIED_LOST	  /* it could not even be printed: the end of the program says why */
};

/* Tries the channels that `notify` (the setting) names, in its order, until one works. `buttons` is
 * NULL if there is nothing to answer. A setting made of other words than "desktop", "tmux" and
 * "stdout" is a command; if it fails the words are printed. */
enum notified notify_user(const char *notify, const struct reminder_words *words,
			  const struct buttons *buttons) __attribute__((nonnull(1, 2)));

/* The desktop alone; false if it does not work. */
bool notify_desktop(const struct reminder_words *words, const struct buttons *buttons)
	__attribute__((nonnull(1), warn_unused_result));
