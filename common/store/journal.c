#include "store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "base/file.h"
#include "base/filelock.h"
#include "doc/document.h"
#include "store/paths.h"

const char JOURNAL_FOLDER[] = "sessions";

enum { MONTHS_IN_YEAR = 12, TAIL_LOCK_SECONDS = 1 };
enum { FIRST_BYTES = 16 << 10, AT_ONCE_BYTES = 128 << 10, FILLS_BEFORE_GROWTH = 8 };

/* ---- months ---------------------------------------------------------------------------- */

journal_month journal_month_of(struct stamp started)
{
	struct civil date = civil_from_day(stamp_day(started, 0));
	return date.year * MONTHS_IN_YEAR + date.month - 1;
}

/* "2026-11", then `rest` */
static journal_month month_before(const char *word, const char *rest)
{
	int part[2];
	bool named = civil_shaped(word, "0000-00", part) && part[0] && part[1] &&
		     part[1] <= MONTHS_IN_YEAR && !strcmp(word + JOURNAL_MONTH_SIZE - 1, rest);
	return named ? part[0] * MONTHS_IN_YEAR + part[1] - 1 : -1;
}

journal_month journal_month_find(const char *word)
{
	return month_before(word, "");
}

void journal_month_name(journal_month month, char out[JOURNAL_MONTH_SIZE])
{
	snprintf(out, JOURNAL_MONTH_SIZE, "%04u-%02u", (unsigned)month / MONTHS_IN_YEAR % 10000,
		 (unsigned)month % MONTHS_IN_YEAR + 1);
}

void journal_file_name(journal_month month, char out[JOURNAL_NAME_SIZE])
{
	char name[JOURNAL_MONTH_SIZE];
	journal_month_name(month, name);
	snprintf(out, JOURNAL_NAME_SIZE, "%s.jsonl", name);
}

/* A fault that names the folder of the log. */
static bool refuse_io(int error, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	paths_shown(PLACE_DATA, JOURNAL_FOLDER, &path);
	fault_errno(fault, FAULT_IO, error, "%s", path.bytes);
	text_release(&path);
	return false;
}

/* ---- the folder ------------------------------------------------------------------------ */

static int by_time(const void *one, const void *two)
{
	const journal_month *a = one, *b = two;
	return (*a > *b) - (*a < *b);
}

struct month_list {
	struct journal *journal;
	journal_month first, last;
};

static void add_month(struct journal *journal, journal_month month)
{
	ALLOC_ROOM(journal->months, journal->month_count, journal->month_room);
	journal->months[journal->month_count++] = month;
}

static void take_month(const char *entry, void *context)
{
	const struct month_list *list = context;
	journal_month month = month_before(entry, ".jsonl");
	if (month >= list->first && month <= list->last)
		add_month(list->journal, month);
}

static bool list_months(struct journal *journal, journal_month first, journal_month last,
			struct fault *fault)
{
	struct month_list list = {journal, first, last};
	if (!file_list(journal->folder, take_month, &list))
		return refuse_io(errno, fault);
	if (journal->month_count)
		qsort(journal->months, journal->month_count, sizeof *journal->months, by_time);
	return true;
}

bool journal_open(struct journal *journal, journal_month first, journal_month last,
		  struct fault *fault)
{
	bool missing;
	*journal = (struct journal){.fd = -1};
	journal->folder = paths_open_folder(PLACE_DATA, JOURNAL_FOLDER, &missing, fault);
	if (journal->folder < 0)
		return missing;
	if (last - first >= MONTHS_IN_YEAR) {
		if (list_months(journal, first, last, fault))
			return true;
		journal_close(journal);
		return false;
	}
	for (journal_month month = first; month <= last; month++)
		add_month(journal, month);
	return true;
}

void journal_close(struct journal *journal)
{
	if (journal->fd >= 0)
		close(journal->fd);
	if (journal->folder >= 0)
		close(journal->folder);
	alloc_free(journal->months);
	alloc_free(journal->buffer);
	*journal = (struct journal){.folder = -1, .fd = -1};
}

/* ---- lines ----------------------------------------------------------------------------- */

struct reading {
	struct journal *journal;
	journal_visitor *visit;
	void *context;
	int fd;
	bool locked;  /* by the caller: no writer is active, and an unfinished tail is torn */
	size_t start; /* of what is in the buffer and not yet visited */
	size_t end;
	int64_t offset; /* of `start` in the file */
	long number;
	bool dropping;	 /* inside a line that is too long to keep */
	int64_t dropped; /* how much of it is not in the buffer any more */
};

/* Makes room behind what is unvisited, which moves to the front. The buffer starts small, since the
 * pages that it touches cost a small month more than the reads, and grows with a large one; for a
 * long line it grows up to what a document may have. False if the line is longer than that. */
static bool make_room(struct reading *reading)
{
	struct journal *journal = reading->journal;
	size_t kept = reading->end - reading->start;
	bool small = journal->room < AT_ONCE_BYTES &&
		     (size_t)reading->offset / FILLS_BEFORE_GROWTH >= journal->room;
	if (kept == journal->room || small) {
		if (journal->room >= DOCUMENT_MOST_BYTES + FIRST_BYTES)
			return false;
		journal->room = journal->room ? journal->room * 2 : FIRST_BYTES;
		journal->buffer = alloc_resize(journal->buffer, journal->room + JOURNAL_SLACK, 1);
	}
	memmove(journal->buffer, journal->buffer + reading->start, kept);
	reading->start = 0;
	reading->end = kept;
	return true;
}

/* Hands out the next line of the buffer; a torn one ends with it. One of blanks alone, which an
 * editor leaves, is counted and passed over. */
static bool hand_out(struct reading *reading, size_t length, bool torn, struct fault *fault)
{
	struct journal_line line = {.bytes = reading->journal->buffer + reading->start,
				    .length = length,
				    .offset = reading->offset - reading->dropped,
				    .size = (int64_t)length + reading->dropped,
				    .number = ++reading->number,
				    .torn = torn,
				    .too_long = reading->dropping || length > DOCUMENT_MOST_BYTES};
	bool blank = !line.too_long && *line.bytes != '{' && strspn(line.bytes, " \t\r") >= length;
	reading->dropping = false;
	reading->dropped = 0;
	reading->start += length + !torn;
	reading->offset += (int64_t)length + !torn;
	return blank || reading->visit(&line, reading->context, fault);
}

/* Hands out the lines that are whole in the buffer. */
static bool visit_whole(struct reading *reading, struct fault *fault)
{
	while (reading->start < reading->end) {
		const char *line = reading->journal->buffer + reading->start;
		const char *newline = memchr(line, '\n', reading->end - reading->start);
		if (!newline)
			return true;
		if (!hand_out(reading, (size_t)(newline - line), false, fault))
			return false;
	}
	return true;
}

static bool visit_tail(struct reading *reading, struct fault *fault)
{
	if (reading->start == reading->end && !reading->dropping)
		return true;
	memset(reading->journal->buffer + reading->end, 0, JOURNAL_SLACK);
	return hand_out(reading, reading->end - reading->start, true, fault);
}

/* Reads more of the file and returns how many bytes, 0 at its end. A tail without a newline may be
 * a line that is being written: taking the lock waits for its writer. */
static ssize_t more(struct reading *reading)
{
	struct journal *journal = reading->journal;
	if (!make_room(reading)) {
		reading->dropping = true;
		reading->offset += (int64_t)(reading->end - reading->start);
		reading->dropped += (int64_t)(reading->end - reading->start);
		reading->start = reading->end = 0;
	}
	char *to = journal->buffer + reading->end;
	size_t room = journal->room - reading->end;
	ssize_t got = FILE_RETRY(read(reading->fd, to, room));
	if (got || reading->start == reading->end || reading->locked)
		return got;
	if (!filelock_take(reading->fd, FILELOCK_SHARED, TAIL_LOCK_SECONDS))
		return 0;
	got = FILE_RETRY(read(reading->fd, to, room));
	filelock_give(reading->fd);
	return got;
}

/* A byte order mark is no part of the first line; some editors write one. */
static void skip_mark(struct reading *reading)
{
	if (reading->offset || reading->dropping)
		return;
	size_t mark =
		file_bom(reading->journal->buffer + reading->start, reading->end - reading->start);
	reading->start += mark;
	reading->offset += (int64_t)mark;
}

static bool each_line(int fd, bool locked, struct journal *journal, journal_visitor *visit,
		      void *context, struct fault *fault)
{
	struct reading reading = {
		.journal = journal, .visit = visit, .context = context, .fd = fd, .locked = locked};
	if (lseek(fd, 0, SEEK_SET) < 0 && errno != ESPIPE) /* a pipe cannot seek */
		return refuse_io(errno, fault);
	for (;;) {
		ssize_t got = more(&reading);
		if (got < 0)
			return refuse_io(errno, fault);
		if (!got)
			return visit_tail(&reading, fault);
		reading.end += (size_t)got;
		memset(journal->buffer + reading.end, 0, JOURNAL_SLACK);
		skip_mark(&reading);
		if (!visit_whole(&reading, fault))
			return false;
	}
}

bool journal_each_in(int fd, journal_visitor *visit, void *context, struct fault *fault)
{
	struct journal reader = {.folder = -1, .fd = -1};
	bool read = each_line(fd, true, &reader, visit, context, fault);
	journal_close(&reader);
	return read;
}

bool journal_each(struct journal *journal, journal_month month, journal_visitor *visit,
		  void *context, struct fault *fault)
{
	char name[JOURNAL_NAME_SIZE];
	bool missing;
	if (journal->fd >= 0)
		close(journal->fd);
	journal->fd = -1;
	if (journal->folder < 0)
		return true;
	journal_file_name(month, name);
	journal->fd = paths_open_file(journal->folder, name, O_RDONLY, &missing, fault);
	if (journal->fd < 0)
		return missing;
	return each_line(journal->fd, false, journal, visit, context, fault);
}

bool journal_line_at(struct journal *journal, int64_t offset, size_t length, struct text *line,
		     struct fault *fault)
{
	text_clear(line);
	char *room = text_reserve(line, length);
	size_t have = 0;
	while (have < length) {
		ssize_t got = FILE_RETRY(pread(journal->fd, room + have, length - have,
					       (off_t)(offset + (int64_t)have)));
		if (got <= 0)
			return refuse_io(got ? errno : EIO, fault);
		have += (size_t)got;
	}
	line->length = length;
	line->bytes[length] = '\0';
	return true;
}
