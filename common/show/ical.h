/* Owns the writing of iCalendar (RFC 5545): content lines with CRLF, folded at 75 octets without
 * cutting a character, text escaped. */
#pragma once
#include "base/stamp.h"
#include "base/text.h"

/* Adds "NAME:VALUE" as it is, folded. */
void ical_line(struct text *out, const char *name, const char *value) __attribute__((nonnull));

/* The same for a value of type TEXT: backslash, semicolon, comma and newline are escaped; other
 * controls, which have no place there, become visible. */
void ical_words(struct text *out, const char *name, const char *words) __attribute__((nonnull));

/* Adds a moment in UTC. */
void ical_moment(struct text *out, const char *name, struct stamp moment) __attribute__((nonnull));

void ical_begin(struct text *out) __attribute__((nonnull)); /* VCALENDAR, VERSION, PRODID */
void ical_end(struct text *out) __attribute__((nonnull));
