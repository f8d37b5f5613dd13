/* The few members of a session that the reports need, read without making a whole document of each
 * line.
 *
 * A log of twenty years is read at every report. Lines that our own writer made have one form, so a
 * scanner that knows it takes what is wanted straight out of the bytes; it accepts a strict part of
 * what session_decode accepts, and every other line goes to session_decode. A test holds the two to
 * the same answer on every golden line and on mutants of it. Some hundred bytes are held for each
 * session of a month: a month at a time, never the log. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/session.h"

/* The scanner looks at up to so many bytes behind a line: the caller makes sure that they can be
 * read, and that the first is a newline or NUL. */
enum { LOG_ROW_UNRATED = -1, LOG_ROW_SLACK = 64, LOG_ROW_MOST_PARTS = STEP_KINDS * (LEG_BOTH + 1) };

/* Seconds of one kind on one leg. */
struct log_row_part {
	unsigned char kind; /* enum step_kind */
	unsigned char leg;  /* enum leg */
	int seconds;
};

struct log_row_rated {
	struct ratings before;
	struct ratings after;
};

/* Words whose number is known beforehand. */
enum { LOG_ROW_NO_WORD, LOG_ROW_DAY_OFF, LOG_ROW_RATING };

struct log_row {
	struct uuid id;
	unsigned char mode;
	unsigned char status;
	bool simulated;
	int64_t created;
	struct stamp started;
	int active_seconds;
	unsigned part; /* the first of `parts` in struct log_rows */
	int rated;     /* in struct log_rows, or LOG_ROW_UNRATED */
	unsigned short parts;
	unsigned short routine; /* a word of struct log_rows, or LOG_ROW_NO_WORD */
	unsigned short kind;	/* the same; of a session made by hand */
	/* set by the reader of the month: the length of the line, its number and its offset */
	unsigned length;
	unsigned line;
	bool gone; /* it was taken back */
	bool away; /* a change moved it to another month */
	int64_t offset;
};

struct log_rows {
	struct log_row *of;
	size_t count, room;
	struct log_row_part *parts;
	size_t part_count, part_room;
	struct log_row_rated *rated;
	size_t rated_count, rated_room;
	char **words; /* each routine and kind once */
	size_t word_count, word_room;
	struct log_row_date { /* the stamp read last: records of a day come together */
		char word[STAMP_SIZE];
		int64_t midnight; /* of its date and zone, in seconds since 1970 */
		int offset;
	} date;
};

void log_rows_init(struct log_rows *rows) __attribute__((nonnull));
void log_rows_release(struct log_rows *rows) __attribute__((nonnull));

/* Forgets the rows, keeps the words and the memory. */
void log_rows_clear(struct log_rows *rows) __attribute__((nonnull));

/* Adds what `session` says, as the last row. */
void log_rows_add(struct log_rows *rows, const struct session *session) __attribute__((nonnull));

/* The kinds of lines in the log. A session is added as the last row; LOG_ROW_BAD fills the fault.
 */
enum log_row_line { LOG_ROW_SESSION, LOG_ROW_AMENDMENT, LOG_ROW_ERASURE, LOG_ROW_BAD };
enum log_row_line log_rows_read(struct log_rows *rows, const char *bytes, size_t length,
				struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The scanner alone: false if the line is not in the canonical form (nothing is added then). */
bool log_rows_scan(struct log_rows *rows, const char *bytes, size_t length)
	__attribute__((nonnull, warn_unused_result));

/* The word's number among `words`, added when it is new. */
unsigned short log_rows_word(struct log_rows *rows, const char *word, size_t length)
	__attribute__((nonnull));
