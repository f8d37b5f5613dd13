/* Owns the buttons of a note on the desktop: "Done", and "In 10 minutes" while snoozes are left.
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

/* Whether notify-send and the notification service support them. */
bool buttons_taken(void);

/* Starts the process that shows the note and waits. False if it cannot be started. */
bool buttons_show(const struct reminder_words *words, const struct buttons *buttons)
	__attribute__((nonnull, warn_unused_result));
