/* The search of a table by id: every row begins with `const char *id`. */
#pragma once
#include <stddef.h>

/* The index of the row whose id is `word`, or -1, among `count` rows of `size` bytes; a row without
 * id (NULL) never matches. */
int lookup_id(const char *word, const void *rows, size_t count, size_t size)
	__attribute__((nonnull, pure));

/* The same for a table held in a C array. */
#define LOOKUP(word, table)                                                                        \
	lookup_id((word), (table), sizeof(table) / sizeof((table)[0]), sizeof((table)[0]))
