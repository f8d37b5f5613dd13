/* The members of a session that the reports need, read without a whole document for each line.
 *
 * A log of twenty years is read at every report. Lines that our own writer made have one form, so a
 * scanner that knows it takes what is wanted straight out of the bytes; it accepts a strict part of
 * what session_decode accepts, and every other line goes to session_decode. A test holds the two to
 * the same answer on every golden line and on mutants of it. Rows are held a month at a time. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/erasure.h"

/* The scanner looks at up to so many bytes behind a line: the caller makes sure that they can be
 * read, and that the first is a newline or NUL. */
enum { LOG_ROW_SLACK = 64 };

/* A number of one leg: seconds of a kind of step, or a rating. */
struct log_cell {
	unsigned short of;  /* enum step_kind or enum rating */
	unsigned short leg; /* enum leg */
	int value;
};

struct log_row {
	struct uuid id;
	unsigned char mode;   /* enum mode */
	unsigned char status; /* enum session_status */
	bool simulated;
	unsigned short routine; /* its log_word; 0 = none */
	unsigned short kind;	/* the same; of a session made by hand */
	int64_t created;
	struct stamp started;
	int active_seconds;
	unsigned char active, before, after; /* how many cells each has, one behind the other */
	unsigned cell;			     /* the first, in struct log_rows */
	/* set by the reader of the month: the length of the line, its number and its offset */
	unsigned length;
	unsigned line;
	bool gone; /* it was taken back */
	bool away; /* a change moved it to another month */
	int64_t offset;
};

/* A word of a row, kept for good; "" for 0. */
const char *log_word(unsigned short word);

struct log_rows {
	struct log_row *of;
	size_t count, room;
	struct log_cell *cells;
	size_t cell_count, cell_room;
};

void log_rows_clear(struct log_rows *rows) __attribute__((nonnull)); /* keeps the memory */
void log_rows_release(struct log_rows *rows) __attribute__((nonnull));

/* Each adds a row as the last one and returns it: of a line in the canonical form (NULL, and
 * nothing is added, if it is not), or of a session. */
struct log_row *log_rows_scan(struct log_rows *rows, const char *bytes, size_t length)
	__attribute__((nonnull, warn_unused_result));
struct log_row *log_rows_add(struct log_rows *rows, const struct session *session)
	__attribute__((nonnull));

/* Any line of the log. */
struct log_line {
	struct log_rows *rows; /* where a session is added */
	enum log_line_kind { LOG_LINE_SESSION, LOG_LINE_AMENDMENT, LOG_LINE_ERASURE } kind;
	union {
		struct log_row *row;
		struct amendment amendment;
		struct erasure erasure;
	};
};

/* On a fault nothing is held. */
bool log_line_read(const char *bytes, size_t length, struct log_line *line, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
bool log_line_take(const struct doc_place *root, void *line, struct fault *fault)
	__attribute__((nonnull, warn_unused_result)); /* a doc_visitor */
void log_line_release(struct log_line *line) __attribute__((nonnull));
