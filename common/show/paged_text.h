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

/* Adds a paragraph of lines of at most `columns`, the later ones as far in as `words` begins behind
 * `number`; one sentence a line if `listening`. */
void paged_add(struct paged_text *paged, const char *number, const char *words, size_t columns,
	       bool listening) __attribute__((nonnull));

/* Adds a paragraph `indent` columns in, and its later lines `hang` columns further. */
void paged_hang(struct paged_text *paged, int indent, int hang, const char *words, size_t columns)
	__attribute__((nonnull));

/* Adds a heading, which stays with the paragraph that follows it. */
void paged_heading(struct paged_text *paged, const char *words, size_t columns)
	__attribute__((nonnull));

void paged_release(struct paged_text *paged) __attribute__((nonnull));
