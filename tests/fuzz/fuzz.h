/* The round trip of every fuzz target: it reads its bytes as a document, writes the document, reads
 * and writes that again, and must get the same bytes. A refusal must say why, in characters fit for
 * a terminal. The target defines again(). */
#pragma once
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/text.h"

/* Reads `in` and writes what was read to `out`; false and a fault where it is refused. */
static bool again(const struct text *in, struct text *out, struct fault *fault);

static inline void fuzz_must(bool held, const char *what)
{
	if (held)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct text in = TEXT_EMPTY, once = TEXT_EMPTY, twice = TEXT_EMPTY;
	struct fault fault = {FAULT_NONE, ""};
	text_add_bytes(&in, bytes, length);
	if (again(&in, &once, &fault)) {
		fuzz_must(again(&once, &twice, &fault), "what was written cannot be read");
		fuzz_must(once.length == twice.length &&
				  !memcmp(once.bytes, twice.bytes, once.length),
			  "written twice, it differs");
		fuzz_must(once.length && strchr(once.bytes, '\n') == once.bytes + once.length - 1,
			  "a document is one line");
	} else {
		fuzz_must(fault.kind != FAULT_NONE && fault.text[0], "a refusal without a word");
		for (const char *at = fault.text; *at; at++)
			fuzz_must((unsigned char)*at >= ' ' && *at != 0x7f,
				  "a raw control character");
	}
	text_release(&in);
	text_release(&once);
	text_release(&twice);
	return 0;
}
