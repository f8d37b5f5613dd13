/* The parts of a paged text, one after the other, each as much as fits the terminal. */
#pragma once
#include "show/paged_text.h"

/* Makes the part begin at `first` and end where `rows` of a terminal of `columns` end; it has one
 * line at least. */
void paged_fill(struct paged_text *paged, int first, int rows, int columns)
	__attribute__((nonnull));

int paged_lines(const struct paged_text *paged) __attribute__((nonnull, pure));

/* True if nothing comes after the part. */
bool paged_last(const struct paged_text *paged) __attribute__((nonnull, pure));

/* The line with this index and its length, without the newline. */
const char *paged_line(const struct paged_text *paged, int index, size_t *length)
	__attribute__((nonnull));

/* Adds the lines of the part. */
void paged_add_part(const struct paged_text *paged, struct text *out) __attribute__((nonnull));

/* The bytes before a line that are no blanks, and the line with the byte behind so many: a part
 * keeps its place when the paragraphs are broken anew. */
size_t paged_place(const struct paged_text *paged, int line) __attribute__((nonnull));
int paged_line_at(const struct paged_text *paged, size_t place) __attribute__((nonnull));

/* Adds a paragraph of lines of at most `columns`, the later ones as far in as `words` begins behind
 * `number`; one sentence a line if `listening`. */
void paged_add(struct paged_text *paged, const char *number, const char *words, size_t columns,
	       bool listening) __attribute__((nonnull));

void paged_clear(struct paged_text *paged) __attribute__((nonnull));
