#include "duplicate_ids.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/document.h"
#include "doc/log_row.h"

enum { WORDS_SIZE = 100 };

struct collecting {
	struct id_lines *ids;
	journal_month month;
	struct log_rows row; /* of one line */
};

static void add_id(struct id_lines *ids, struct id_line line)
{
	ALLOC_ROOM(ids->of, ids->count, ids->room);
	ids->of[ids->count++] = line;
}

static bool collect_id(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct collecting *collecting = context;
	struct log_line read = {.rows = &collecting->row};
	struct id_line id = {.month = collecting->month,
			     .line = (unsigned)line->number,
			     .length = line->length,
			     .offset = line->offset};
	struct fault why;
	log_rows_clear(&collecting->row);
	if (line->too_long || !log_line_read(line->bytes, line->length, &read, &why))
		return true;
	id.record = read.kind == LOG_LINE_SESSION;
	id.id = id.record			  ? read.row->id
		: read.kind == LOG_LINE_AMENDMENT ? read.amendment.envelope.id
						  : read.erasure.envelope.id;
	add_id(collecting->ids, id);
	log_line_release(&read);
	return true;
}

static int by_id(const void *one, const void *two)
{
	return uuid_order(&((const struct id_line *)one)->id, &((const struct id_line *)two)->id);
}

static int by_id_and_place(const void *one, const void *two)
{
	const struct id_line *a = one, *b = two;
	int order = by_id(one, two);
	order = order ? order : (a->month > b->month) - (a->month < b->month);
	return order ? order : (a->line > b->line) - (a->line < b->line);
}

static void sort_ids(struct id_lines *ids)
{
	if (ids->count)
		qsort(ids->of, ids->count, sizeof *ids->of, by_id_and_place);
}

static bool read_month(struct id_lines *ids, struct journal *journal, journal_month month,
		       struct fault *fault)
{
	struct collecting collecting = {.ids = ids, .month = month};
	ids->count = 0;
	bool read = journal_each(journal, month, collect_id, &collecting, fault);
	log_rows_release(&collecting.row);
	sort_ids(ids);
	return read;
}

/* The month, in UTC, in which the id was made. */
static journal_month month_made(const struct uuid *id)
{
	return journal_month_of((struct stamp){.at = uuid_time(id)});
}

static bool say_the_same(const struct text *one, const struct text *two)
{
	struct text first = TEXT_EMPTY, second = TEXT_EMPTY;
	bool same = document_normal(one->bytes, one->length, &first) &&
		    document_normal(two->bytes, two->length, &second) &&
		    !strcmp(first.bytes, second.bytes);
	text_release(&first);
	text_release(&second);
	return same;
}

/* Compares two lines of the month that was read last. */
static bool compare_lines(const struct duplicate_ids *duplicates, const struct id_line *a,
			  const struct id_line *b, struct fault *fault)
{
	struct text one = TEXT_EMPTY, two = TEXT_EMPTY;
	bool read = journal_line_at(duplicates->journal, a->offset, a->length, &one, fault) &&
		    journal_line_at(duplicates->journal, b->offset, b->length, &two, fault);
	if (read && !say_the_same(&one, &two)) {
		char words[WORDS_SIZE];
		snprintf(words, sizeof words, "has the id of line %u and says something else",
			 a->line);
		duplicates->tell(duplicates->context, b->month, b->line, words);
	}
	text_release(&one);
	text_release(&two);
	return read;
}

bool duplicate_ids_within(struct duplicate_ids *duplicates, journal_month month, bool tell,
			  struct fault *fault)
{
	struct id_lines ids = {0};
	bool read = read_month(&ids, duplicates->journal, month, fault);
	for (size_t i = 0; read && i < ids.count; i++) {
		const struct id_line *line = &ids.of[i];
		if (i && !by_id(line - 1, line))
			read = !tell || compare_lines(duplicates, line - 1, line, fault);
		else if (line->record && month_made(&line->id) != month)
			add_id(&duplicates->strays, *line);
	}
	alloc_free(ids.of);
	return read;
}

/* ---- between months ------------------------------------------------------------------------- */

static void tell_of(const struct duplicate_ids *duplicates, const struct id_line *stray,
		    const struct id_line *other)
{
	char file[JOURNAL_NAME_SIZE], words[WORDS_SIZE];
	journal_file_name(other->month, file);
	snprintf(words, sizeof words, "has the id of %s:%u: both count", file, other->line);
	duplicates->tell(duplicates->context, stray->month, stray->line, words);
}

/* Strays are in the order of the time they were made: each is compared with that month, else with
 * the one before it. */
bool duplicate_ids_between(struct duplicate_ids *duplicates, struct fault *fault)
{
	struct id_lines *strays = &duplicates->strays, made = {0};
	journal_month month = -1;
	bool read = true;
	sort_ids(strays);
	for (size_t i = 0; read && i < strays->count; i++) {
		const struct id_line *stray = &strays->of[i], *other = NULL;
		if (month_made(&stray->id) != month) {
			month = month_made(&stray->id);
			read = read_month(&made, duplicates->journal, month, fault);
		}
		if (read && made.count)
			other = bsearch(stray, made.of, made.count, sizeof *made.of, by_id);
		if (!other && i && !by_id(stray - 1, stray))
			other = stray - 1;
		if (read && other)
			tell_of(duplicates, stray, other);
	}
	alloc_free(made.of);
	return read;
}

void duplicate_ids_release(struct duplicate_ids *duplicates)
{
	alloc_free(duplicates->strays.of);
	*duplicates = (struct duplicate_ids){0};
}
