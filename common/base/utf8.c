#include "base/utf8.h"

size_t utf8_character(const unsigned char *at, uint32_t *code)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	if (*at < 0x80) {
		*code = *at;
		return 1;
	}
	size_t length = *at >= 0xf0 ? 4 : *at >= 0xe0 ? 3 : *at >= 0xc0 ? 2 : 0;
	if (!length || *at > 0xf4)
		return 0;
	*code = *at & (0x7fU >> length);
	for (size_t i = 1; i < length; i++) {
		if ((at[i] & 0xc0) != 0x80)
			return 0;
		*code = *code << 6 | (at[i] & 0x3fU);
	}
	if (*code < least[length] || *code > 0x10ffff || (*code >= 0xd800 && *code < 0xe000))
		return 0;
	return length;
}

bool utf8_valid(const char *words)
{
	size_t length;
	uint32_t code;
	while (*words && (length = utf8_character((const unsigned char *)words, &code)))
		words += length;
	return !*words;
}
