/* Owns the notes on the user's desktop, and their buttons: "Done", and "In 10 minutes" while
 * snoozes are left.
 *
 * The tick does not wait for them. A process of its own runs notify-send, which ends when a button
 * is pressed or the note is closed, and does what `done` and `snooze` do. It ends with the slot at
 * the latest; a newer one, and an answer on the command line, end it and take its note away. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "body/reminder.h"
#include "reminder_text.h"

struct buttons {
	enum reminder which;
	int64_t said;	   /* an answer given since makes the buttons void */
	int seconds;	   /* how long they wait */
	int snooze;	   /* minutes of the second button; 0: none */
	uint32_t replaces; /* the note before, or 0 */
};

/* Shows the words. `buttons` is NULL if there is nothing to answer; if the desktop has none, the
 * note says how to answer. False if it does not work. */
bool notify_desktop(const struct reminder_words *words, const struct buttons *buttons)
	__attribute__((nonnull(1), warn_unused_result));
