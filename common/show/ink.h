/* Owns the colours of text on a terminal: one palette for every program.
 *
 * Each ink reads on black and on white (contrast at least 4.5, WCAG 2.2): its colours are fixed
 * ones of xterm's 256, which no theme changes, and a filled one brings its own ground. Every colour
 * stands beside words that say the same. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum ink {
	INK_PLAIN,
	INK_STRONG,  /* titles, time */
	INK_STOP,    /* stop, emergency, not allowed */
	INK_LIMITED, /* limited */
	INK_MIND,    /* what to mind */
	INK_DONE,    /* days with movement */
	INKS
};

/* Adds `length` bytes of words in this ink, or as they are if `colored` is false. */
void ink_add(struct text *out, bool colored, enum ink ink, const char *words, size_t length)
	__attribute__((nonnull));

/* Colours stops and limits in lines that are laid out already. */
void ink_warnings(struct text *lines) __attribute__((nonnull));
