#include "tool/card.h"

#include <unistd.h>

#include "base/term.h"
#include "base/terminal_text.h"
#include "show/ink.h"

enum { PAGE = 78, MOST_COLUMNS = 80, UNWRAPPED = 10000 };

static int columns_of(int fd, int most)
{
	int columns = term_columns(fd);
	return columns < most ? columns : most;
}

int card_columns(const struct settings *settings, int fd)
{
	return settings_plain(settings) ? UNWRAPPED : columns_of(fd, MOST_COLUMNS);
}

size_t card_page(void)
{
	return (size_t)columns_of(STDOUT_FILENO, PAGE);
}

static void fit(struct text *page, int fd)
{
	if (isatty(fd))
		visible_fit_lines(page, (size_t)term_columns(fd));
}

void card_fit(struct text *report)
{
	fit(report, STDOUT_FILENO);
}

void card_fit_talk(struct text *page)
{
	fit(page, STDERR_FILENO);
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
