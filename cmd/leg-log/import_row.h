/* Sessions out of other programs' files, for `leg-log import`. */
#pragma once
#include <stdbool.h>

#include "base/text.h"
#include "doc/json.h"
#include "doc/session.h"
#include "tool/log_read.h"

/* The form of an import. */
enum import_form {
	IMPORT_LINES,  /* records, one a line */
	IMPORT_ARRAY,  /* a JSON array of records or of timewarrior's intervals */
	IMPORT_TABLE,  /* named columns */
	IMPORT_UNKNOWN /* none of these */
};

/* Tells it by the first bytes, which are not consumed. Of a pipe or socket it waits for more until
 * they tell it or all have come: what comes in pieces has the form of the whole. *looks_like is
 * filled for IMPORT_UNKNOWN: "a PDF". */
enum import_form import_form_of(int fd, const char **looks_like) __attribute__((nonnull));

/* A row of a table, or an interval. */
struct import_row {
	struct session session;
	bool read; /* false: it is no session, for the reason in `why` */
	bool own;  /* of our own export, with its id: any kind that a record has, and 0 seconds */
	bool whole_day; /* a day without a time: that something else is at its noon says nothing */
	long line;
	struct fault why;
};
typedef bool import_taker(const struct import_row *row, void *context, struct fault *fault);

/* Calls `take` with each row of a table with named columns (CSV, or separated by semicolons or
 * tabs): our own export, and those of a spreadsheet. leg-log(1) lists the columns. */
bool import_table(const struct text *bytes, const struct log_filter *filter, import_taker *take,
		  void *context, struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Whether the text begins with a line of column names that import_table takes. */
bool import_table_fits(const char *bytes) __attribute__((nonnull));

/* An interval of `timew export`. False, with the reason, if the JSON object is no closed interval
 * with a tag for the activity: one of the kinds of `leg-log add`, or what our own export tags
 * ("leg:circulation"). */
bool import_timewarrior(const struct doc_place *object, struct session *session, struct fault *why)
	__attribute__((nonnull, warn_unused_result));

/* Whether the object looks like an interval at all. */
bool import_timewarrior_fits(const struct doc_place *object) __attribute__((nonnull));

/* The id of a record that came without one: always the same for the same words at the same time, so
 * that importing again adds nothing. */
struct uuid import_id(int64_t started, const char *words) __attribute__((nonnull));
