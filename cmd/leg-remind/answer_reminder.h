/* Answers a reminder as the commands `done` and `snooze` do, but silently, for the buttons of a
 * note. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "body/reminder.h"

/* Logs nothing if the reminder was done since it was `said`. */
bool answer_done(enum reminder which, int64_t said) __attribute__((warn_unused_result));
void answer_snooze(enum reminder which);
