#include "digits.h"

#include <string.h>

enum { DOTS = 3, COLON = 10 };

/* clang-format off */
static const char glyphs[][DIGITS_ROWS][DOTS + 1] = {
	{"###", "# #", "# #", "# #", "###"},
	{" # ", "## ", " # ", " # ", "###"},
	{"###", "  #", "###", "#  ", "###"},
	{"###", "  #", "###", "  #", "###"},
	{"# #", "# #", "###", "  #", "  #"},
	{"###", "#  ", "###", "  #", "###"},
	{"###", "#  ", "###", "# #", "###"},
	{"###", "  #", "  #", "  #", "  #"},
	{"###", "# #", "###", "# #", "###"},
	{"###", "# #", "###", "  #", "###"},
	[COLON] = {"   ", " # ", "   ", " # ", "   "},
};
/* clang-format on */

void digits_row(const char *time, int row, int scale, const char *dot, struct text *out)
{
	for (const char *c = time; *c; c++) {
		int glyph = *c == ':' ? COLON : *c - '0';
		const char *dots = glyphs[glyph][row / scale];
		for (int i = 0; i < DOTS; i++)
			text_add_times(out, dots[i] == '#' ? dot : " ", (size_t)(2 * scale));
		if (c[1])
			text_add_times(out, " ", (size_t)(2 * scale));
	}
}

int digits_width(const char *time, int scale)
{
	int count = (int)strlen(time);
	return count ? (count * (DOTS + 1) - 1) * 2 * scale : 0;
}
