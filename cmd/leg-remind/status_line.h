/* The reminders in a status line: a few words, and the same as the JSON objects of the bars. */
#pragma once
#include "base/text.h"
#include "remind.h"

enum status_kind { STATUS_NONE, STATUS_NEXT, STATUS_NOW, STATUS_PAUSED, STATUS_SCREEN_AGAIN };

struct status_line {
	enum status_kind kind;
	struct text line;    /* "walk 14:00", "now: walk", "paused until 15:00", "screen again" */
	struct text tooltip; /* what to do, or what the line means */
	int percentage;	     /* of the wait that is over; 100 is now */
};

/* For one reminder (`only`), or for all (-1). The caller releases `status`. */
void status_line_make(const struct remind *remind, int only, struct status_line *status)
	__attribute__((nonnull));
void status_line_release(struct status_line *status) __attribute__((nonnull));

/* waybar's object: text, alt, tooltip, class, percentage. */
void status_waybar_encode(const struct status_line *status, struct text *out)
	__attribute__((nonnull));

/* i3status-rust's and i3bar's: text and full_text, short_text, state. */
void status_i3status_encode(const struct status_line *status, struct text *out)
	__attribute__((nonnull));
