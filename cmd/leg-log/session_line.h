/* A session on one line. */
#pragma once
#include "base/text.h"
#include "doc/session.h"

/* "2026-11-22 09:30, circulation, 3 min, completed": short enough for a line of talk. */
void session_brief(const struct session *session, struct text *out) __attribute__((nonnull));

/* One line with its newline: when, what, how long, how it ended, the beginning of the id, the note
 * cut to fit `columns`. */
void session_line(const struct session *session, size_t columns, struct text *out)
	__attribute__((nonnull));
