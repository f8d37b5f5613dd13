#include "card_color.h"

#include <stdbool.h>
#include <string.h>

static const struct {
	const char *words;
	bool line_start; /* the whole line, and only if it begins so */
	const char *rendition;
} colored[] = {
	{"Stop. What to do now", true, "1;31"},
	{"No massage today.", false, "1;31"},
	{"Not now.", false, "1;31"},
	{"Until it has been checked:", false, "1;31"},
	{"Limited.", false, "1;35"},
};

/* The place in the table that `at` begins with, or -1. */
static int find_words(const char *at, bool line_start)
{
	for (size_t i = 0; i < sizeof colored / sizeof colored[0]; i++)
		if ((line_start || !colored[i].line_start) &&
		    !strncmp(at, colored[i].words, strlen(colored[i].words)))
			return (int)i;
	return -1;
}

void card_color(struct text *card)
{
	struct text out = TEXT_EMPTY;
	for (const char *at = card->bytes; *at;) {
		bool line_start = at == card->bytes || at[-1] == '\n';
		int which = find_words(at, line_start);
		if (which < 0) {
			text_add_char(&out, *at++);
			continue;
		}
		size_t length = colored[which].line_start ? strcspn(at, "\n")
							  : strlen(colored[which].words);
		text_addf(&out, "\x1b[%sm", colored[which].rendition);
		text_add_bytes(&out, at, length);
		text_add(&out, "\x1b[0m");
		at += length;
	}
	text_clear(card);
	text_add(card, out.bytes);
	text_release(&out);
}
