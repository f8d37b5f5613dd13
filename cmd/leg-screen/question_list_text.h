/* The list of questions for people: each prompt with its questions, their ids and what counts. */
#pragma once
#include "base/text.h"

/* Lines of at most `columns`. */
void questions_text(int columns, struct text *out) __attribute__((nonnull));
