/* Answers a reminder as the commands `done` and `snooze` do, for the buttons of a note. Each
 * returns an exit status. */
#pragma once
#include <stdint.h>

#include "body/reminder.h"

/* Does not log a reminder that was done since it was `said`. */
int answer_done(enum reminder which, int64_t said);
int answer_snooze(enum reminder which);
