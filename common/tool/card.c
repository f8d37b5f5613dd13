#include "tool/card.h"

#include <unistd.h>

#include "base/sentence.h"
#include "base/term.h"
#include "base/terminal_text.h"
#include "show/ink.h"

int card_columns(const struct settings *settings, int terminal_columns)
{
	if (settings_plain(settings))
		return CARD_UNWRAPPED;
	return terminal_columns < CARD_MOST_COLUMNS ? terminal_columns : CARD_MOST_COLUMNS;
}

int card_columns_of_stdout(const struct settings *settings)
{
	return card_columns(settings, term_columns(STDOUT_FILENO));
}

size_t card_page(void)
{
	int columns = term_columns(STDOUT_FILENO);
	return (size_t)(columns < CARD_PAGE ? columns : CARD_PAGE);
}

void card_fit(struct text *report)
{
	if (isatty(STDOUT_FILENO))
		visible_fit_lines(report, (size_t)term_columns(STDOUT_FILENO));
}

void card_finish(const struct settings *settings, bool colored, struct text *card)
{
	visible_fit_locale(card);
	if (settings_plain(settings)) {
		struct text lines = TEXT_EMPTY;
		sentence_lines(card->bytes, &lines);
		text_release(card);
		*card = lines;
	} else if (colored) {
		ink_warnings(card);
	}
}
