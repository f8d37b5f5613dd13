/* The list of questions as a document (leg-questions), so that any front end can ask them and write
 * an answers file. */
#pragma once
#include "base/text.h"

enum { QUESTIONS_VERSION = 1 };

/* Adds it to `out` as one line. */
void questions_encode(struct text *out) __attribute__((nonnull));
