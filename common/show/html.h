/* Owns what a page of HTML is made of: escaped words and the page around them. One file with no
 * script and nothing fetched; readable in light, dark, on a telephone and on paper. */
#pragma once
#include "base/text.h"

/* Words from anywhere: made visible, then & < > " ' as entities. */
void html_words(struct text *out, const char *words) __attribute__((nonnull));

/* The page up to <main>, with `more` rules of style on top of the common ones, and after it. */
void html_begin(struct text *out, const char *title, const char *more) __attribute__((nonnull));
void html_end(struct text *out) __attribute__((nonnull));
