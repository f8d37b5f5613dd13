/* Sessions as CSV (RFC 4180): a header, one row a session, CRLF.
 *
 * Notes keep their line breaks, inside quotes; other control characters are made visible. Words
 * that a spreadsheet would take for a formula get an apostrophe in front, which `leg-log import`
 * takes away again. */
#pragma once
#include <stdbool.h>

#include "base/text.h"
#include "doc/session.h"

void csv_header(struct text *out) __attribute__((nonnull));
void csv_session(const struct session *session, struct text *out) __attribute__((nonnull));

/* True if a spreadsheet would take the words for a formula: = + - @, a tab or a carriage return. */
bool csv_formula(const char *words) __attribute__((nonnull));
