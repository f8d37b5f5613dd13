/* libFuzzer target: the scanner of log lines. What it takes, the decoder takes too, and says the
 * same of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc/fact.h"

static void must(bool held, const char *what)
{
	if (held)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

static bool same(const struct facts *facts, const struct fact *a, const struct fact *b)
{
	return !strcmp(a->id.word, b->id.word) && a->created == b->created &&
	       a->started.at == b->started.at && a->started.offset == b->started.offset &&
	       a->active_seconds == b->active_seconds && a->mode == b->mode &&
	       a->status == b->status && a->simulated == b->simulated && a->kind == b->kind &&
	       a->routine == b->routine && a->parts == b->parts &&
	       !memcmp(&facts->parts[a->part], &facts->parts[b->part],
		       a->parts * sizeof *facts->parts) &&
	       (a->rated == FACT_UNRATED) == (b->rated == FACT_UNRATED) &&
	       (a->rated == FACT_UNRATED ||
		!memcmp(&facts->rated[a->rated], &facts->rated[b->rated], sizeof *facts->rated));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct facts facts;
	struct text line = TEXT_EMPTY;
	struct session session;
	struct fault fault;
	if (length && bytes[length - 1] == '\n')
		length--;
	if (!length || memchr(bytes, '\n', length))
		return 0; /* then it is no line */
	if (!facts.word_count)
		facts_init(&facts);
	facts_clear(&facts);
	text_add_bytes(&line, bytes, length);
	memset(text_reserve(&line, FACT_SLACK), 0, FACT_SLACK);
	if (facts_scan(&facts, line.bytes, length)) {
		must(session_decode(&line, &session, &fault), "the decoder does not take it");
		facts_add(&facts, &session);
		session_release(&session);
		must(same(&facts, &facts.of[0], &facts.of[1]), "the decoder says something else");
	}
	text_release(&line);
	return 0;
}
