/* Owns how a card is laid out for its reader: its width, and what is done to it last. */
#pragma once
#include <stdbool.h>

#include "base/text.h"
#include "store/settings.h"

/* The columns to lay a card out in on `fd`: at most 80, as longer lines are hard to read, but
 * unwrapped if a voice may read it (settings_plain). */
int card_columns(const struct settings *settings, int fd) __attribute__((nonnull));

/* The columns of the prose of a report on standard output: at most 78. */
size_t card_page(void);

/* Breaks the lines of a report that are wider than the terminal, if standard output is one. */
void card_fit(struct text *report) __attribute__((nonnull));

/* The same for standard error. */
void card_fit_talk(struct text *page) __attribute__((nonnull));

/* Fits a card to the locale. If a voice may read it, it gets a sentence a line and no colour,
 * which would take a sentence apart; else stops and limits are coloured if `colored`. */
void card_finish(const struct settings *settings, bool colored, struct text *card)
	__attribute__((nonnull));
