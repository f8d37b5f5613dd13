/* Owns making text fit for a terminal: escaping, measuring, wrapping.
 *
 * Everything that came from a document or a user goes through here before it is shown, so it can
 * never drive the terminal. Controls (C0, DEL, C1), bidirectional controls, line separators and
 * bytes that are not UTF-8 become visible: "\x1b", "\u202e", "\xff". Widths are in columns and
 * need no locale from the caller. */
#pragma once
#include <stddef.h>

#include "base/text.h"

/* Adds `string` to `text`, made visible. A newline becomes "\n" in two characters. */
void visible_add(struct text *text, const char *string) __attribute__((nonnull));

/* Adds `word` as one word of the shell, made visible; in quotes if it needs them. */
void visible_add_shell_word(struct text *text, const char *word) __attribute__((nonnull));

/* The beginning of `word`, made visible, in `out`: for a user's word in a fault. VISIBLE(word) is
 * the same in a buffer that lasts as long as the block around it. */
enum { VISIBLE_SIZE = 201 };
char *visible_word(const char *word, char out[VISIBLE_SIZE]) __attribute__((nonnull));
#define VISIBLE(word) visible_word((word), (char[VISIBLE_SIZE]){0})

/* Adds `length` bytes of JSON: what visible_add would not leave as it is, inside a string, becomes
 * the escape of JSON, which says the same. Ends of lines and the escapes of controls stay. */
void visible_add_json(struct text *text, const char *json, size_t length) __attribute__((nonnull));

/* Unless the locale is UTF-8, spells out our own signs that are not ASCII: "38 degrees C". */
void visible_fit_locale(struct text *text) __attribute__((nonnull));

/* The columns that `string` (already visible) takes; a wide character counts 2, a combining 0. */
size_t visible_width(const char *string) __attribute__((nonnull));

/* Adds `string`, made visible, and blanks up to `width` columns. */
void visible_pad(struct text *text, const char *string, size_t width) __attribute__((nonnull));

/* The bytes of `string` that fit in `columns`, never cutting a character. */
size_t visible_fit(const char *string, size_t columns) __attribute__((nonnull));

/* Adds `string` to `text`, broken at blanks into lines of at most `columns`, each after the first
 * beginning with `indent` blanks (which count); a word longer than a line is cut. No newline at the
 * end. `start` is the column where the first line begins. */
void visible_wrap(struct text *text, const char *string, size_t start, size_t indent,
		  size_t columns) __attribute__((nonnull));

/* Breaks each line of `page` that is wider than `columns`. It goes on under the words that follow
 * its label (two blanks end one), or under its own indent. */
void visible_fit_lines(struct text *page, size_t columns) __attribute__((nonnull));

/* visible_wrap without an indent and with long words whole: a path or a command can be copied. */
void visible_fill(struct text *text, const char *string, size_t start, size_t columns)
	__attribute__((nonnull));

/* Adds `words`, one sentence a line, for those who listen. */
void sentence_lines(const char *words, struct text *out) __attribute__((nonnull));
