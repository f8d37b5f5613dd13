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

static bool same(const struct log_rows *rows, const struct log_row *a, const struct log_row *b)
{
	return !strcmp(a->id.word, b->id.word) && a->created == b->created &&
	       a->started.at == b->started.at && a->started.offset == b->started.offset &&
	       a->active_seconds == b->active_seconds && a->mode == b->mode &&
	       a->status == b->status && a->simulated == b->simulated && a->kind == b->kind &&
	       a->routine == b->routine && a->parts == b->parts &&
	       !memcmp(&rows->parts[a->part], &rows->parts[b->part],
		       a->parts * sizeof *rows->parts) &&
	       (a->rated == LOG_ROW_UNRATED) == (b->rated == LOG_ROW_UNRATED) &&
	       (a->rated == LOG_ROW_UNRATED ||
		!memcmp(&rows->rated[a->rated], &rows->rated[b->rated], sizeof *rows->rated));
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
	if (!rows.word_count)
		log_rows_init(&rows);
	log_rows_clear(&rows);
	text_add_bytes(&line, bytes, length);
	memset(text_reserve(&line, LOG_ROW_SLACK), 0, LOG_ROW_SLACK);
	if (log_rows_scan(&rows, line.bytes, length)) {
		must(session_decode(&line, &session, &fault), "the decoder does not take it");
		log_rows_add(&rows, &session);
		session_release(&session);
		must(same(&rows, &rows.of[0], &rows.of[1]), "the decoder says something else");
	}
	text_release(&line);
	return 0;
}
