/* A session for reading: as a line of a list, and as a card. */
#pragma once
#include "base/text.h"
#include "doc/session.h"

/* Enough of an id to tell records of one machine apart: its milliseconds, and the part of one. */
enum { SESSION_SHORT_ID = 18 };

/* "2026-11-22 09:30, circulation, 3 min, completed": short enough for a line of talk. */
void session_brief(const struct session *session, struct text *out) __attribute__((nonnull));

/* One line with its newline: when, what, how long, how it ended, the beginning of the id, the note
 * cut to fit `columns`. */
void session_line(const struct session *session, size_t columns, struct text *out)
	__attribute__((nonnull));

/* All of it, for reading; ends with a newline. */
void session_card(const struct session *session, struct text *out) __attribute__((nonnull));

/* "circulation", or "walking" of one made by hand; not made visible. */
const char *session_what(const struct session *session) __attribute__((nonnull));
