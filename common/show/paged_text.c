#include "show/paged_text.h"

#include <string.h>

#include "base/sentence.h"
#include "base/terminal_text.h"

void paged_release(struct paged_text *paged)
{
	text_release(&paged->lines);
	text_release(&paged->starts);
}

/* Ends the paragraph that begins at byte `at` of the lines. */
static void end_paragraph(struct paged_text *paged, size_t at)
{
	char start = paged->joins ? '0' : '1';
	paged->joins = false;
	text_add_char(&paged->lines, '\n');
	for (; at < paged->lines.length; at++)
		if (paged->lines.bytes[at] == '\n') {
			text_add_char(&paged->starts, start);
			start = '0';
		}
}

void paged_add(struct paged_text *paged, const char *number, const char *words, size_t columns,
	       bool listening)
{
	size_t at = paged->lines.length, inset = visible_width(number);
	text_add(&paged->lines, number);
	if (listening)
		sentence_lines(words, &paged->lines);
	else
		visible_wrap(&paged->lines, words, inset, inset, columns);
	end_paragraph(paged, at);
}

void paged_hang(struct paged_text *paged, int indent, int hang, const char *words, size_t columns)
{
	size_t at = paged->lines.length;
	text_add_times(&paged->lines, " ", (size_t)indent);
	visible_wrap(&paged->lines, words, (size_t)indent, (size_t)(indent + hang), columns);
	end_paragraph(paged, at);
}

void paged_heading(struct paged_text *paged, const char *words, size_t columns)
{
	paged_hang(paged, 0, 0, words, columns);
	paged->joins = true;
}
