/* libFuzzer target: the scanner of log lines. What it takes, the decoder takes too, and says the
 * same of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc/log_row.h"

static void must(bool held, const char *what)
{
	if (held)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

static bool same_cells(const struct log_rows *rows, const struct log_row *one,
		       const struct log_row *two)
{
	int count = one->active + one->before + one->after;
	return one->active == two->active && one->before == two->before &&
	       one->after == two->after &&
	       !memcmp(rows->cells + one->cell, rows->cells + two->cell,
		       (size_t)count * sizeof *rows->cells);
}

/* Whether the last two rows are the same but for where their cells are. */
static bool same(const struct log_rows *rows)
{
	const struct log_row *one = &rows->of[rows->count - 2], *two = one + 1;
	return !strcmp(one->id.word, two->id.word) && one->created == two->created &&
	       one->started.at == two->started.at && one->started.offset == two->started.offset &&
	       one->active_seconds == two->active_seconds && one->mode == two->mode &&
	       one->status == two->status && one->simulated == two->simulated &&
	       one->routine == two->routine && one->kind == two->kind && same_cells(rows, one, two);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct log_rows rows;
	struct text line = TEXT_EMPTY;
	struct session session;
	struct fault fault;
	if (length && bytes[length - 1] == '\n')
		length--;
	if (!length || memchr(bytes, '\n', length))
		return 0; /* then it is no line */
	text_add_bytes(&line, bytes, length);
	memset(text_reserve(&line, LOG_ROW_SLACK), 0, LOG_ROW_SLACK);
	log_rows_clear(&rows);
	if (log_rows_scan(&rows, line.bytes, length)) {
		must(session_decode(&line, &session, &fault), "the decoder does not take it");
		log_rows_add(&rows, &session);
		session_release(&session);
		must(same(&rows), "the decoder says something else");
	}
	text_release(&line);
	return 0;
}
