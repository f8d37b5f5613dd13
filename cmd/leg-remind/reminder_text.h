/* Owns the words of a reminder as the user sees it: one line that says what to do, and what goes
 * with it. run/ and cmd/ may include it.
 *
 * The user's own text never loses the limits: what the saved screening asks for (sitting, one
 * pillow, a pace at which one can talk) follows it as a sentence of its own. */
#pragma once
#include "base/text.h"
#include "body/reminder.h"
#include "doc/limits.h"
#include "doc/policy.h"

struct reminder_saying {
	enum reminder which;
	const char *own;	     /* the policy's text, "" = ours */
	const struct limits *limits; /* of the saved screening */
	enum wear wear;		     /* for REMINDER_WEAR */
	int snoozed, snoozes;	     /* put off 1 of 2 times; 0: not at all */
};

/* What to do now: visible, one line, no newline. */
void reminder_headline(const struct reminder_saying *saying, struct text *out)
	__attribute__((nonnull));

/* How, when to skip it, and what to type: visible, one line, no newline. */
void reminder_detail(const struct reminder_saying *saying, struct text *out)
	__attribute__((nonnull));

/* A reminder's rule as `show` prints it: "every 60 min, mon-fri 09:00-17:30". */
void reminder_rule(const struct policy_reminder *reminder, struct text *out)
	__attribute__((nonnull));

/* "mon-fri 22:00-07:00, sat 09:00-12:00" */
void reminder_ranges(const struct policy_range *ranges, size_t count, struct text *out)
	__attribute__((nonnull));
