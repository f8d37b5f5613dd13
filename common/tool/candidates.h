/* The words that a shell may complete. Completions ask a program for them with `--complete=WHAT
 * [OF]` as its first words: a hidden option, for completions/ alone, which no manual has. It writes
 * one candidate a line, with a few words about it behind a tab. */
#pragma once
#include <stddef.h>

struct candidates {
	const char *what;
	void (*write)(const char *of); /* `of`: what they depend on, such as a routine; or NULL */
};

/* If the line asks for one of the lists, writes it and ends the program with 0. */
void candidates_answer(int argc, char **argv, const struct candidates *lists, size_t count);

/* Writes one of a list. */
void candidate(const char *word, const char *about) __attribute__((nonnull));

/* The routines; with "self", only those without a partner. */
void candidates_of_routines(const char *of);
