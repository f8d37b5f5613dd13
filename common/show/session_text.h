/* A session for reading. */
#pragma once
#include "base/text.h"
#include "doc/session.h"

/* All of it, for reading; ends with a newline. */
void session_card(const struct session *session, struct text *out) __attribute__((nonnull));

/* "circulation", or "walking" of one made by hand; not made visible. */
const char *session_what(const struct session *session) __attribute__((nonnull));

/* "2026-11-22 09:30" as it was written */
void session_add_when(struct stamp stamp, struct text *out) __attribute__((nonnull));

/* " (simulated) (partner)", as far as it is either. */
void session_add_marks(const struct session *session, struct text *out) __attribute__((nonnull));

/* False for what has no length: a day off, a drink. */
bool session_takes_time(const struct session *session) __attribute__((nonnull));
