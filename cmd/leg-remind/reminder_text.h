/* Owns the words of a reminder as the user sees it, short and long, and of its rule.
 *
 * The user's own text never loses the limits: what the saved screening asks for (sitting, one
 * pillow, a pace at which one can talk) follows it as a sentence of its own. No form is ever cut:
 * if it does not fit, a shorter one that makes sense by itself is taken. */
#pragma once
#include <stdbool.h>

#include "base/text.h"
#include "body/limits.h"
#include "body/reminder.h"
#include "doc/policy.h"

struct reminder_saying {
	enum reminder which;
	const char *own;	     /* the policy's text, "" = ours */
	const struct limits *limits; /* of the saved screening */
	enum wear wear;		     /* for REMINDER_WEAR */
	int snoozed, snoozes;	     /* put off 1 of 2 times; 0: not at all */
};

/* Each visible and one line. */
struct reminder_words {
	const char *name;     /* "walk", "screen again" */
	struct text headline; /* what to do now */
	struct text cues;     /* the cautions of the limits */
	struct text detail;   /* those, when to skip it, and what to type */
	struct text brief;    /* all that matters, in REMINDER_BRIEF columns: what to do, and how */
	bool own;	      /* the headline is the user's */
};

/* The caller releases `words`. */
void reminder_say(const struct reminder_saying *saying, struct reminder_words *words)
	__attribute__((nonnull));
void reminder_say_screen_again(struct reminder_words *words) __attribute__((nonnull));
void reminder_words_release(struct reminder_words *words) __attribute__((nonnull));

/* The title of a desktop's note. Desktops cut a long one, so it is the brief form unless the words
 * are the user's own. */
const char *reminder_title(const struct reminder_words *words) __attribute__((nonnull, pure));

/* Puts into `out` the longest form that fits `columns` whole. False if none does. */
bool reminder_line(const struct reminder_words *words, size_t columns, struct text *out)
	__attribute__((nonnull, warn_unused_result));

/* A reminder's rule as `show` prints it: "every 60 min, mon-fri 09:00-17:30". */
void reminder_rule(const struct policy_reminder *reminder, struct text *out)
	__attribute__((nonnull));

/* "mon-fri 22:00-07:00, sat 09:00-12:00" */
void reminder_ranges(const struct policy_range *ranges, size_t count, struct text *out)
	__attribute__((nonnull));
