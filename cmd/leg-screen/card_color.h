/* Owns the colours of a card. Every colour stands beside words that say the same, and can be read
 * on black and on white. */
#pragma once
#include "base/text.h"

/* Colours what stops and what is limited in a card that is laid out already. */
void card_color(struct text *card) __attribute__((nonnull));
