/* Words for a decision: the reminder, or why there is none. */
#pragma once
#include "base/text.h"
#include "remind.h"
#include "reminder_text.h"

/* The words when `which` is due: the reminder, or that the saved answers are out of date. The
 * caller releases `words`. */
void remind_words(const struct remind *remind, enum reminder which,
		  const struct due_verdict *verdict, struct reminder_words *words)
	__attribute__((nonnull));

/* A line for each reminder: "walk: it was said already, 11:00; next: 12:00". */
void remind_explain(const struct remind *remind, const struct due *due, struct text *report)
	__attribute__((nonnull));

/* Why nothing is due, and when the next is. */
void remind_say_nothing(const struct remind *remind, struct text *report) __attribute__((nonnull));

/* Why this one does not come. */
void remind_say_never(const struct remind *remind, enum reminder which, struct text *report)
	__attribute__((nonnull));
