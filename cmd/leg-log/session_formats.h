/* A session on one line, and in the forms of other programs, for `leg-log export`. leg-log(1)
 * describes them. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "doc/screening.h"
#include "doc/session.h"

/* "2026-11-22 09:30, circulation, 3 min, completed": short enough for a line of talk. */
void session_brief(const struct session *session, struct text *out) __attribute__((nonnull));

/* One line with its newline: when, what, how long, how it ended, the beginning of the id, the note
 * cut to fit `columns`. */
void session_line(const struct session *session, size_t columns, struct text *out)
	__attribute__((nonnull));

/* CSV (RFC 4180): a header, one row a session, CRLF. Notes keep their line breaks, inside quotes;
 * other control characters are made visible. Words that a spreadsheet would take for a formula get
 * an apostrophe in front, which `leg-log import` takes away again. */
void csv_header(struct text *out) __attribute__((nonnull));
void csv_session(const struct session *session, struct text *out) __attribute__((nonnull));

/* True if a spreadsheet would take the words, in which control characters are visible, for a
 * formula: = + - @. */
bool csv_formula(const char *words) __attribute__((nonnull));

/* SQL that SQLite and PostgreSQL both load as it is.
 *
 * Tables leg_session (one row a session), leg_active (seconds by kind and leg) and leg_rating; the
 * view leg_week has sessions and minutes by person and week (the date of its Monday), without
 * simulated and partner sessions, days off and ratings by themselves. Loading the same export
 * again, or a later one of the same log, leaves one row a session: each session's rows are
 * replaced. `person` tells logs apart in one database ("" if there is one); `day` is the civil day.
 */
void sql_begin(struct text *out) __attribute__((nonnull));
void sql_session(const struct session *session, const char *person, int64_t day, struct text *out)
	__attribute__((nonnull));
void sql_end(struct text *out) __attribute__((nonnull));

/* Deletes a session that an earlier export may have inserted. */
void sql_taken_back(const char *id, struct text *out) __attribute__((nonnull));

/* An event of iCalendar (RFC 5545), in UTC, private and transparent; its UID is the record's id, so
 * that a calendar that reads a later export again has each once. A day off is an event of the whole
 * civil day `day`. */
void ics_session(const struct session *session, int64_t day, struct text *out)
	__attribute__((nonnull));

/* A command of timewarrior, for `| sh`: timewarrior 1.4 cannot import, and its data files are its
 * own. A `timew track` in UTC, tagged "leg" and with the activity, after a check that nothing is
 * tracked in that time already: existing intervals stay as they are, and the commands can be run
 * again. */
void timewarrior_session(const struct session *session, struct text *out) __attribute__((nonnull));

/* Ratings as Observations of FHIR R4 in one Bundle, for a clinician's system: one a rating, leg and
 * moment, in our own code systems; and the QuestionnaireResponse of a screening. `person` is the
 * subject of what is about one's own legs; "": none is named. Entries are separated by commas:
 * `first` says whether they are the first, and is updated. */
void fhir_bundle_begin(struct text *out) __attribute__((nonnull));
void fhir_bundle_session(const struct session *session, const char *person, bool *first,
			 struct text *out) __attribute__((nonnull));
void fhir_bundle_screening(const struct screening *screening, const char *person, bool *first,
			   struct text *out) __attribute__((nonnull));
void fhir_bundle_end(struct text *out) __attribute__((nonnull));
