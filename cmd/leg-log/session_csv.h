/* Owns sessions as CSV (RFC 4180): a header, one row a session, CRLF. run/ may include it.
 *
 * Numbers and dates are plain. A cell of words that a spreadsheet would take for a formula (= + -
 * @, or a blank control) begins with an apostrophe, and control characters are made visible. */
#pragma once
#include "base/text.h"
#include "doc/session.h"

void csv_header(struct text *out) __attribute__((nonnull));
void csv_session(const struct session *session, struct text *out) __attribute__((nonnull));
