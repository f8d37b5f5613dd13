/* The reminders in a status line: a few words, or the same as the JSON object of a bar. */
#pragma once
#include "base/text.h"
#include "remind.h"

/* The formats of `next`; the last three are those of a status line. */
enum next_format { NEXT_TEXT, NEXT_JSON, NEXT_LINE, NEXT_WAYBAR, NEXT_I3STATUS };

/* For one reminder (`only`), or for all (-1). An empty line if there is nothing to say: a bar shows
 * nothing then. */
void status_line(const struct remind *remind, int only, enum next_format format, struct text *out)
	__attribute__((nonnull));
