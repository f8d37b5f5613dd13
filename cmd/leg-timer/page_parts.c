#include "page_parts.h"

#include <string.h>

#include "base/terminal_text.h"

void paged_add(struct paged_text *paged, const char *number, const char *words, size_t columns,
	       bool listening)
{
	size_t at = paged->lines.length, inset = visible_width(number);
	text_add(&paged->lines, number);
	if (listening)
		sentence_lines(words, &paged->lines);
	else
		visible_wrap(&paged->lines, words, inset, inset, columns);
	paged_end(paged, at);
}

void paged_clear(struct paged_text *paged)
{
	text_clear(&paged->lines);
	text_clear(&paged->starts);
}

const char *paged_line(const struct paged_text *paged, int index, size_t *length)
{
	const char *at = paged->lines.bytes;
	for (int i = 0; i < index; i++)
		at = strchr(at, '\n') + 1;
	*length = strcspn(at, "\n");
	return at;
}

void paged_add_part(const struct paged_text *paged, struct text *out)
{
	size_t length;
	const char *first = paged_line(paged, paged->first, &length);
	text_add_bytes(out, first, (size_t)(paged_line(paged, paged->end, &length) - first));
}

int paged_lines(const struct paged_text *paged)
{
	return (int)paged->starts.length;
}

bool paged_last(const struct paged_text *paged)
{
	return paged->end == paged_lines(paged);
}

size_t paged_place(const struct paged_text *paged, int line)
{
	size_t place = 0, length;
	const char *end = paged_line(paged, line, &length);
	for (const char *at = paged->lines.bytes; at < end; at++)
		place += *at != ' ' && *at != '\n';
	return place;
}

int paged_line_at(const struct paged_text *paged, size_t place)
{
	int line = 0;
	while (line + 1 < paged_lines(paged) && paged_place(paged, line + 1) <= place)
		line++;
	return line;
}

/* How many rows a line takes on the terminal, which breaks it anywhere. */
static int rows_of(const struct paged_text *paged, int index, int columns)
{
	struct text line = TEXT_EMPTY;
	size_t length;
	const char *words = paged_line(paged, index, &length);
	text_add_bytes(&line, words, length);
	int rows = ((int)visible_width(line.bytes) + columns - 1) / columns;
	text_release(&line);
	return rows > 1 ? rows : 1;
}

void paged_fill(struct paged_text *paged, int first, int rows, int columns)
{
	paged->first = paged->end = first;
	do
		rows -= rows_of(paged, paged->end++, columns);
	while (!paged_last(paged) && rows >= rows_of(paged, paged->end, columns));
	int whole = paged->end;
	while (!paged_last(paged) && whole > first && paged->starts.bytes[whole] != '1')
		whole--;
	if (whole > first)
		paged->end = whole;
}
