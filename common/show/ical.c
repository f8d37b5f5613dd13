#include "show/ical.h"

#include <stdio.h>
#include <string.h>

#include "base/terminal_text.h"

enum { MOST_OCTETS = 75 };

/* Adds `line`, folded: a line that goes on begins with a blank, which counts. */
static void add_folded(struct text *out, const char *line)
{
	size_t room = MOST_OCTETS, length = strlen(line);
	while (length > room) {
		size_t cut = room;
		while (cut && ((unsigned char)line[cut] & 0xc0) == 0x80)
			cut--; /* not inside a character */
		text_add_bytes(out, line, cut);
		text_add(out, "\r\n ");
		line += cut;
		length -= cut;
		room = MOST_OCTETS - 1;
	}
	text_add(out, line);
	text_add(out, "\r\n");
}

void ical_line(struct text *out, const char *name, const char *value)
{
	struct text line = TEXT_EMPTY;
	text_addf(&line, "%s:%s", name, value);
	add_folded(out, line.bytes);
	text_release(&line);
}

void ical_words(struct text *out, const char *name, const char *words)
{
	struct text line = TEXT_EMPTY, part = TEXT_EMPTY, shown = TEXT_EMPTY;
	text_addf(&line, "%s:", name);
	for (const char *at = words; at;) {
		at = text_part(&part, at, '\n');
		text_clear(&shown);
		visible_add(&shown, part.bytes);
		for (const char *byte = shown.bytes; *byte; byte++) {
			if (strchr("\\;,", *byte))
				text_add_char(&line, '\\');
			text_add_char(&line, *byte);
		}
		text_add(&line, at ? "\\n" : "");
	}
	add_folded(out, line.bytes);
	text_release(&shown);
	text_release(&part);
	text_release(&line);
}

void ical_moment(struct text *out, const char *name, struct stamp moment)
{
	char word[STAMP_SIZE], value[sizeof "20261122T093000Z"];
	stamp_format((struct stamp){moment.at, 0}, word);
	snprintf(value, sizeof value, "%.4s%.2s%.2sT%.2s%.2s%.2sZ", word, word + 5, word + 8,
		 word + 11, word + 14, word + 17);
	ical_line(out, name, value);
}

void ical_begin(struct text *out)
{
	ical_line(out, "BEGIN", "VCALENDAR");
	ical_line(out, "VERSION", "2.0");
	ical_line(out, "PRODID", "-//leg//leg " LEG_VERSION "//EN");
	ical_line(out, "CALSCALE", "GREGORIAN");
}

void ical_end(struct text *out)
{
	ical_line(out, "END", "VCALENDAR");
}
