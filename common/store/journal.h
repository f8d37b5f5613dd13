/* The session log on disk and its reading: month files of JSON lines, "sessions/2026-11.jsonl" in
 * the data folder. What a line means is not known here; lines are added by store/month_lock.
 *
 * Readers need no lock and see whole lines while others write: a tail without a newline is looked
 * at again under a shared lock before it is called torn. Memory does not grow with the log. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "base/text.h"

enum { JOURNAL_MONTH_SIZE = sizeof "2026-11", JOURNAL_NAME_SIZE = sizeof "2026-11.jsonl" };
enum { JOURNAL_SLACK = 64 };

/* A month as a number: year * 12 + month - 1. A record's month is that of `started` as written. */
typedef int journal_month;
journal_month journal_month_of(struct stamp started);

/* The month that `word` ("2026-11") names, or -1; and the other way. */
journal_month journal_month_find(const char *word) __attribute__((nonnull));
void journal_month_name(journal_month month, char out[JOURNAL_MONTH_SIZE])
	__attribute__((nonnull)); /* "2026-11" */
void journal_file_name(journal_month month, char out[JOURNAL_NAME_SIZE])
	__attribute__((nonnull)); /* "2026-11.jsonl" */

enum { JOURNAL_FIRST = 0, JOURNAL_LAST = 12 * 10000 - 1 }; /* all that can be named */

struct journal {
	int folder;	       /* -1: there is none yet */
	journal_month *months; /* those of the range that may have a file, in order */
	size_t month_count, month_room;
	int fd;	      /* the month last visited, or -1 */
	char *buffer; /* what is read through */
	size_t room;
};

/* Opens the log for reading the months from `first` to `last`; a log that does not exist is empty.
 * The folder is listed only for a long range: of a few months it is known what they are called. */
bool journal_open(struct journal *journal, journal_month first, journal_month last,
		  struct fault *fault) __attribute__((nonnull, warn_unused_result));
void journal_close(struct journal *journal) __attribute__((nonnull));

/* One line, without its newline. It is in the reader's buffer only until the visitor returns;
 * JOURNAL_SLACK bytes behind it can be read, the first of them a newline or NUL. */
struct journal_line {
	const char *bytes;
	size_t length;
	int64_t offset; /* in its file */
	int64_t size;	/* in its file: `length`, unless it is too long */
	long number;	/* from 1 */
	bool torn;	/* no newline follows: cut short, or its newline was lost */
	bool too_long;	/* over the 4 MiB of a document; `length` is what was kept of it */
};
typedef bool journal_visitor(const struct journal_line *line, void *context, struct fault *fault);

/* The folder's name in the data folder. */
extern const char JOURNAL_FOLDER[];

/* Visits the lines of the file `fd`, from its start, until `visit` returns false: of a month that
 * the caller has locked, or of another file. */
bool journal_each_in(int fd, journal_visitor *visit, void *context, struct fault *fault)
	__attribute__((nonnull(2, 4), warn_unused_result));

/* Visits the lines of a month (none if there is no such file), until `visit` returns false. The
 * month stays open for journal_line_at. */
bool journal_each(struct journal *journal, journal_month month, journal_visitor *visit,
		  void *context, struct fault *fault)
	__attribute__((nonnull(1, 3, 5), warn_unused_result));

/* Reads again a line of the month visited last. */
bool journal_line_at(struct journal *journal, int64_t offset, size_t length, struct text *line,
		     struct fault *fault) __attribute__((nonnull, warn_unused_result));
