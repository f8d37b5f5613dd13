#include "base/sentence.h"

#include <ctype.h>
#include <stdbool.h>

void sentence_lines(const char *words, struct text *out)
{
	for (const char *at = words; *at; at++) {
		bool end = (*at == '.' || *at == '?' || *at == '!') && at[1] == ' ' &&
			   (isupper((unsigned char)at[2]) || isdigit((unsigned char)at[2]));
		text_add_char(out, *at);
		if (end) {
			text_add_char(out, '\n');
			at++;
		}
	}
}
