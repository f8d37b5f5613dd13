#include "show/ink.h"

#include <string.h>

/* Select graphic rendition: bold; 38;5 letters and 48;5 ground of the fixed colours. */
static const char *const renditions[INKS] = {
	[INK_PLAIN] = "",
	[INK_STRONG] = "1",
	[INK_STOP] = "1;38;5;231;48;5;160",
	[INK_LIMITED] = "1;38;5;16;48;5;220",
	[INK_MIND] = "38;5;163",
	[INK_DONE] = "38;5;29",
};

void ink_add(struct text *out, bool colored, enum ink ink, const char *words, size_t length)
{
	bool inked = colored && *renditions[ink] && length;
	if (inked)
		text_addf(out, "\x1b[%sm", renditions[ink]);
	text_add_bytes(out, words, length);
	if (inked)
		text_add(out, "\x1b[0m");
}

static const struct {
	const char *words;
	bool line; /* the whole line, where it begins so */
	enum ink ink;
} warnings[] = {
	{"STOP: ", true, INK_STOP},
	{"STOP", false, INK_STOP},
	{"Stop. What to do now", true, INK_STOP},
	{"Stop: ", true, INK_STOP},
	{"No massage today.", false, INK_STOP},
	{"No massage now.", false, INK_STOP},
	{"Not now.", false, INK_STOP},
	{"Until it has been checked:", false, INK_STOP},
	{"LIMITED today", false, INK_LIMITED},
	{"Limited today", false, INK_LIMITED},
	{"Limited.", false, INK_LIMITED},
};

/* The place in the table that `at` begins with, or -1. */
static int find_warning(const char *at, bool line_start)
{
	for (size_t i = 0; i < sizeof warnings / sizeof warnings[0]; i++)
		if ((line_start || !warnings[i].line) &&
		    !strncmp(at, warnings[i].words, strlen(warnings[i].words)))
			return (int)i;
	return -1;
}

void ink_warnings(struct text *lines)
{
	struct text out = TEXT_EMPTY;
	for (const char *at = lines->bytes; *at;) {
		int which = find_warning(at, at == lines->bytes || at[-1] == '\n');
		if (which < 0) {
			text_add_char(&out, *at++);
			continue;
		}
		size_t length =
			warnings[which].line ? strcspn(at, "\n") : strlen(warnings[which].words);
		ink_add(&out, true, warnings[which].ink, at, length);
		at += length;
	}
	text_clear(lines);
	text_add(lines, out.bytes);
	text_release(&out);
}
