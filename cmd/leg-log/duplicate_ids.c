#include "duplicate_ids.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/document.h"
#include "doc/log_row.h"

enum { WORDS_SIZE = 100 };

static bool collect_id(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct log_line read = {.rows = context};
	struct fault why;
	if (line->too_long || !log_line_read(line->bytes, line->length, &read, &why))
		return true;
	if (read.kind == LOG_LINE_SESSION) {
		read.row->offset = line->offset;
		read.row->length = (unsigned)line->length;
		read.row->line = (unsigned)line->number;
	}
	log_line_release(&read);
	return true;
}

static int by_id(const void *one, const void *two)
{
	const struct log_row *a = one, *b = two;
	int order = uuid_order(&a->id, &b->id);
	return order ? order : (a->line > b->line) - (a->line < b->line);
}

/* The sessions of a month, in the order of their ids. */
static bool read_month(struct log_rows *rows, struct journal *journal, journal_month month,
		       struct fault *fault)
{
	if (!journal_each(journal, month, collect_id, rows, fault))
		return false;
	if (rows->count)
		qsort(rows->of, rows->count, sizeof *rows->of, by_id);
	return true;
}

/* The month, in UTC, in which the id was made. */
static journal_month month_made(const struct uuid *id)
{
	return journal_month_of((struct stamp){.at = uuid_time(id)});
}

static void remember_id(struct duplicate_ids *duplicates, const struct log_row *row,
			journal_month month)
{
	if (month_made(&row->id) == month)
		return;
	ALLOC_ROOM(duplicates->of, duplicates->count, duplicates->room);
	duplicates->of[duplicates->count++] = (struct log_stray){row->id, month, row->line};
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
	struct log_rows rows = {0};
	struct text one = TEXT_EMPTY, two = TEXT_EMPTY;
	bool read = read_month(&rows, duplicates->journal, month, fault);
	for (size_t i = 0; read && i < rows.count; i++) {
		const struct log_row *a = &rows.of[i ? i - 1 : 0], *b = &rows.of[i];
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
	log_rows_release(&rows);
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

static int stray_to_row(const void *stray, const void *row)
{
	return uuid_order(&((const struct log_stray *)stray)->id,
			  &((const struct log_row *)row)->id);
}

/* Strays whose id was made in `month`, from `first` on, against that month; returns how many there
 * are. Ids begin with their time, so these are neighbours. */
static size_t meet(const struct duplicate_ids *duplicates, size_t first, journal_month month,
		   const struct log_rows *rows)
{
	size_t count = 0;
	for (; first + count < duplicates->count; count++) {
		const struct log_stray *stray = &duplicates->of[first + count];
		if (month_made(&stray->id) != month)
			break;
		const struct log_row *row = rows->count ? bsearch(stray, rows->of, rows->count,
								  sizeof *rows->of, stray_to_row)
							: NULL;
		if (row)
			tell_of(duplicates, stray, month, row->line);
		else if (count && !uuid_order(&stray[-1].id, &stray->id))
			tell_of(duplicates, stray, stray[-1].month, stray[-1].line);
	}
	return count;
}

bool duplicate_ids_between(struct duplicate_ids *duplicates, struct fault *fault)
{
	struct log_rows rows = {0};
	bool read = true;
	if (!duplicates->count)
		return true;
	qsort(duplicates->of, duplicates->count, sizeof *duplicates->of, by_made);
	for (size_t i = 0; read && i < duplicates->count;) {
		journal_month month = month_made(&duplicates->of[i].id);
		log_rows_clear(&rows);
		read = read_month(&rows, duplicates->journal, month, fault);
		i += meet(duplicates, i, month, &rows);
	}
	log_rows_release(&rows);
	return read;
}

void duplicate_ids_release(struct duplicate_ids *duplicates)
{
	alloc_free(duplicates->of);
	*duplicates = (struct duplicate_ids){0};
}
