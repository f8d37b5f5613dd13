#include "duplicate_ids.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/document.h"
#include "doc/log_row.h"

enum { WORDS_SIZE = 100 };

/* A line of a month, and all of them, in the order of their ids once they are read. */
struct line_id {
	struct uuid id;
	int64_t offset;
	size_t length;
	unsigned line;
	bool record; /* else a change or an erasure, of which other months may have copies */
};

struct line_ids {
	struct line_id *of;
	size_t count, room;
	struct log_rows rows; /* of one line */
};

static bool collect_id(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct line_ids *ids = context;
	struct log_line read = {.rows = &ids->rows};
	struct fault why;
	log_rows_clear(&ids->rows);
	if (line->too_long || !log_line_read(line->bytes, line->length, &read, &why))
		return true;
	ALLOC_ROOM(ids->of, ids->count, ids->room);
	ids->of[ids->count++] = (struct line_id){
		.id = read.kind == LOG_LINE_SESSION	? read.row->id
		      : read.kind == LOG_LINE_AMENDMENT ? read.amendment.envelope.id
							: read.erasure.envelope.id,
		.offset = line->offset,
		.length = line->length,
		.line = (unsigned)line->number,
		.record = read.kind == LOG_LINE_SESSION,
	};
	log_line_release(&read);
	return true;
}

static int by_id(const void *one, const void *two)
{
	const struct line_id *a = one, *b = two;
	int order = uuid_order(&a->id, &b->id);
	return order ? order : (a->line > b->line) - (a->line < b->line);
}

static void line_ids_release(struct line_ids *ids)
{
	alloc_free(ids->of);
	log_rows_release(&ids->rows);
}

static bool read_month(struct line_ids *ids, struct journal *journal, journal_month month,
		       struct fault *fault)
{
	ids->count = 0;
	if (!journal_each(journal, month, collect_id, ids, fault))
		return false;
	if (ids->count)
		qsort(ids->of, ids->count, sizeof *ids->of, by_id);
	return true;
}

/* The month, in UTC, in which the id was made. */
static journal_month month_made(const struct uuid *id)
{
	return journal_month_of((struct stamp){.at = uuid_time(id)});
}

static void remember_id(struct duplicate_ids *duplicates, const struct line_id *id,
			journal_month month)
{
	if (!id->record || month_made(&id->id) == month)
		return;
	ALLOC_ROOM(duplicates->of, duplicates->count, duplicates->room);
	duplicates->of[duplicates->count++] = (struct log_stray){id->id, month, id->line};
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

bool duplicate_ids_within(struct duplicate_ids *duplicates, journal_month month,
			  struct fault *fault)
{
	struct line_ids ids = {0};
	struct text one = TEXT_EMPTY, two = TEXT_EMPTY;
	bool read = read_month(&ids, duplicates->journal, month, fault);
	for (size_t i = 0; read && i < ids.count; i++) {
		const struct line_id *a = &ids.of[i ? i - 1 : 0], *b = &ids.of[i];
		if (!i || uuid_order(&a->id, &b->id)) {
			remember_id(duplicates, b, month);
			continue;
		}
		read = journal_line_at(duplicates->journal, a->offset, a->length, &one, fault) &&
		       journal_line_at(duplicates->journal, b->offset, b->length, &two, fault);
		if (read && !say_the_same(&one, &two)) {
			char words[WORDS_SIZE];
			snprintf(words, sizeof words,
				 "has the id of line %u and says something else", a->line);
			duplicates->tell(duplicates->context, month, b->line, words);
		}
	}
	text_release(&one);
	text_release(&two);
	line_ids_release(&ids);
	return read;
}

/* ---- between months ------------------------------------------------------------------------- */

static void tell_of(const struct duplicate_ids *duplicates, const struct log_stray *stray,
		    journal_month other, unsigned line)
{
	char file[JOURNAL_NAME_SIZE], words[WORDS_SIZE];
	journal_file_name(other, file);
	snprintf(words, sizeof words, "has the id of %s:%u: both count", file, line);
	duplicates->tell(duplicates->context, stray->month, stray->line, words);
}

static int by_made(const void *one, const void *two)
{
	const struct log_stray *a = one, *b = two;
	int order = uuid_order(&a->id, &b->id);
	return order ? order : (a->month > b->month) - (a->month < b->month);
}

static int stray_to_line(const void *stray, const void *line)
{
	return uuid_order(&((const struct log_stray *)stray)->id,
			  &((const struct line_id *)line)->id);
}

/* Strays whose id was made in `month`, from `first` on, against that month; returns how many there
 * are. Ids begin with their time, so these are neighbours. */
static size_t meet(const struct duplicate_ids *duplicates, size_t first, journal_month month,
		   const struct line_ids *ids)
{
	size_t count = 0;
	for (; first + count < duplicates->count; count++) {
		const struct log_stray *stray = &duplicates->of[first + count];
		if (month_made(&stray->id) != month)
			break;
		const struct line_id *line = ids->count ? bsearch(stray, ids->of, ids->count,
								  sizeof *ids->of, stray_to_line)
							: NULL;
		if (line)
			tell_of(duplicates, stray, month, line->line);
		else if (count && !uuid_order(&stray[-1].id, &stray->id))
			tell_of(duplicates, stray, stray[-1].month, stray[-1].line);
	}
	return count;
}

bool duplicate_ids_between(struct duplicate_ids *duplicates, struct fault *fault)
{
	struct line_ids ids = {0};
	bool read = true;
	if (!duplicates->count)
		return true;
	qsort(duplicates->of, duplicates->count, sizeof *duplicates->of, by_made);
	for (size_t i = 0; read && i < duplicates->count;) {
		journal_month month = month_made(&duplicates->of[i].id);
		read = read_month(&ids, duplicates->journal, month, fault);
		i += meet(duplicates, i, month, &ids);
	}
	line_ids_release(&ids);
	return read;
}

void duplicate_ids_release(struct duplicate_ids *duplicates)
{
	alloc_free(duplicates->of);
	*duplicates = (struct duplicate_ids){0};
}
