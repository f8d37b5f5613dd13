/* Tables with named columns (CSV, or separated by semicolons or tabs) as sessions: our own export,
 * and those of a spreadsheet. leg-log(1) lists the columns. */
#pragma once
#include <stdbool.h>

#include "base/text.h"
#include "doc/session.h"
#include "log_options.h"

/* Whether the text begins with a line of column names that import_table takes. */
bool import_table_fits(const char *bytes) __attribute__((nonnull));

/* A row of a table, or an interval. */
struct import_row {
	struct session session;
	bool read;	/* false: it is no session, for the reason in `why` */
	bool whole_day; /* a day without a time: that something else is at its noon says nothing */
	long line;
	struct fault why;
};

/* Calls `take` with each row. FAULT_DATA if the columns cannot be read. */
typedef bool import_taker(const struct import_row *row, void *context, struct fault *fault);
bool import_table(const struct text *bytes, const struct log_filter *filter, import_taker *take,
		  void *context, struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The id of a record that came without one: always the same for the same words at the same time, so
 * that importing again adds nothing. */
struct uuid import_id(int64_t started, const char *words) __attribute__((nonnull));
