/* Owns taking a paragraph apart into its sentences, for those who listen. */
#pragma once
#include "base/text.h"

/* Adds `words`, one sentence a line. */
void sentence_lines(const char *words, struct text *out) __attribute__((nonnull));
