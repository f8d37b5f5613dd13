/* Paragraphs in lines, shown in parts that fit the terminal. A paragraph is not cut between two
 * parts unless it is longer than one. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct paged_text {
	struct text lines;  /* each with its newline */
	struct text starts; /* a byte a line: '1' if a paragraph begins there */
	int first;	    /* line of the part that is shown */
	int end;	    /* the line behind it */
	bool joins;	    /* the next line belongs to the paragraph before */
};

/* Ends the paragraph that was added to the lines from byte `at` on, without its last newline. */
void paged_end(struct paged_text *paged, size_t at) __attribute__((nonnull));

void paged_release(struct paged_text *paged) __attribute__((nonnull));
