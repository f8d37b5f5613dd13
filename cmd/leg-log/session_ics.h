/* Sessions as events of iCalendar (RFC 5545).
 *
 * One VEVENT a session, in UTC, private and transparent; its UID is the record's id, so that a
 * calendar that reads a later export again has each once. A day off is an event of the whole day.
 */
#pragma once
#include "base/text.h"
#include "doc/session.h"

void ics_sessions_begin(struct text *out) __attribute__((nonnull));
void ics_session(const struct session *session, struct text *out) __attribute__((nonnull));
void ics_sessions_end(struct text *out) __attribute__((nonnull));
