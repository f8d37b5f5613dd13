/* The form of an import, by its first bytes, which are not consumed. */
#pragma once

enum import_form {
	IMPORT_LINES,  /* records, one a line */
	IMPORT_ARRAY,  /* a JSON array of records or of timewarrior's intervals */
	IMPORT_TABLE,  /* named columns */
	IMPORT_UNKNOWN /* none of these */
};

/* Waits for the first bytes of a pipe. *looks_like is filled for IMPORT_UNKNOWN: "a PDF". */
enum import_form import_form_of(int fd, const char **looks_like) __attribute__((nonnull));
