/* Owns the growable string.
 *
 * Begun as TEXT_EMPTY, `bytes` is always NUL-terminated and never NULL; a NUL inside is counted in
 * `length`. git's words: release (drop contents) and clear (reusable); there is no text_free,
 * because texts live inside other things. */
#pragma once
#include <stddef.h>

struct text {
	char *bytes;
	size_t length;
	size_t room; /* 0 while `bytes` is the shared empty string */
};

extern char text_nothing[1]; /* the shared empty string; never written to */
#define TEXT_EMPTY ((struct text){text_nothing, 0, 0})

void text_release(struct text *text) __attribute__((nonnull)); /* afterwards as TEXT_EMPTY */
void text_clear(struct text *text) __attribute__((nonnull));   /* empty, memory kept */

void text_add(struct text *text, const char *string) __attribute__((nonnull));
void text_add_bytes(struct text *text, const void *bytes, size_t length)
	__attribute__((nonnull(1)));
void text_add_char(struct text *text, char byte) __attribute__((nonnull));
void text_add_times(struct text *text, const char *string, size_t times) __attribute__((nonnull));
void text_addf(struct text *text, const char *format, ...)
	__attribute__((nonnull, format(printf, 2, 3)));

/* Makes `part` what is at `at` up to `end`. Returns what is behind that; NULL after the last. */
const char *text_part(struct text *part, const char *at, char end)
	__attribute__((nonnull, warn_unused_result));

/* The same of a list of words: up to the next comma, without the blanks around. */
const char *text_word(struct text *word, const char *at)
	__attribute__((nonnull, warn_unused_result));

/* Makes room for `more` bytes beyond the length and returns the place to write them; the caller
 * then adds what it wrote to `length` and writes the NUL. For reads straight into the buffer. */
char *text_reserve(struct text *text, size_t more) __attribute__((nonnull));

/* Cuts to `length` bytes (no-op when shorter). */
void text_cut(struct text *text, size_t length) __attribute__((nonnull));

/* Returns the string, which the caller then owns (alloc_free), and leaves the text empty. */
char *text_take(struct text *text) __attribute__((nonnull, warn_unused_result));
