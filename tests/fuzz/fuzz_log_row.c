/* libFuzzer target: the scanner of log lines. What it takes, the decoder takes too, and says the
 * same of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc/log_row.h"

#include "../unit/same_row.h"

static void must(bool held, const char *what)
{
	if (held)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
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
		must(same_row(&rows), "the decoder says something else");
	}
	text_release(&line);
	return 0;
}
