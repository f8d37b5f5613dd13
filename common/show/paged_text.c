#include "show/paged_text.h"

void paged_release(struct paged_text *paged)
{
	text_release(&paged->lines);
	text_release(&paged->starts);
}

void paged_end(struct paged_text *paged, size_t at)
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
