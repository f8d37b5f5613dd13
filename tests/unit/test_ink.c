/* show/ink: every colour reads on black and on white, whatever the theme, and only warnings get
 * one. */
#include "tap.h"

#include <stdlib.h>

#include "show/ink.h"

enum { THEIRS = -1, BLACK = 16, WHITE = 231, SCALE = 10000 };

/* The colour behind `code` ("38;5;") in what is written, or the terminal's own. */
static int color_in(const char *bytes, const char *code)
{
	const char *at = strstr(bytes, code);
	return at ? atoi(at + strlen(code)) : THEIRS;
}

/* Relative luminance (WCAG 2.2) of a colour of the 6 x 6 x 6 cube, of SCALE. */
static long luminance(int color)
{
	static const long linear[6] = {0, 1144, 2423, 4287, 6795, SCALE};
	int cube = color - BLACK;
	return (2126 * linear[cube / 36] + 7152 * linear[cube / 6 % 6] + 722 * linear[cube % 6]) /
	       SCALE;
}

/* Contrast of at least 4.5: (light + 0.05) / (dark + 0.05). */
static bool readable(int one, int other)
{
	long a = luminance(one) + SCALE / 20, b = luminance(other) + SCALE / 20;
	return 2 * (a > b ? a : b) >= 9 * (a > b ? b : a);
}

static bool of_the_cube(int color)
{
	return color == THEIRS || (color >= BLACK && color <= WHITE);
}

static void each_ink_reads(void)
{
	for (enum ink ink = INK_STRONG; ink < INKS; ink++) {
		struct text out = TEXT_EMPTY;
		ink_add(&out, true, ink, "words", 5);
		int letters = color_in(out.bytes, "38;5;"), ground = color_in(out.bytes, "48;5;");
		bool fixed = of_the_cube(letters) && of_the_cube(ground);
		bool reads = ground != THEIRS ? readable(letters, ground)
					      : letters == THEIRS || (readable(letters, BLACK) &&
								      readable(letters, WHITE));
		ok(fixed && reads, "ink %d reads on black and on white: %s", (int)ink,
		   out.bytes + 1);
		text_release(&out);
	}
	ok(readable(BLACK, WHITE) && !readable(196, WHITE) && !readable(160, BLACK) &&
		   !readable(226, WHITE),
	   "plain red and yellow do not");
}

static void check_warnings(const char *lines, const char *want)
{
	struct text out = TEXT_EMPTY;
	text_add(&out, lines);
	ink_warnings(&out);
	same(out.bytes, want, lines);
	text_release(&out);
}

#define STOP	"\x1b[1;38;5;231;48;5;160m"
#define LIMITED "\x1b[1;38;5;16;48;5;220m"
#define END	"\x1b[0m"

int main(void)
{
	each_ink_reads();
	check_warnings("STOP: this may be an EMERGENCY.\nCall 112 now.\n",
		       STOP "STOP: this may be an EMERGENCY." END "\nCall 112 now.\n");
	check_warnings("STOP. Lie down.", STOP "STOP" END ". Lie down.");
	check_warnings("Stop. What to do now\n", STOP "Stop. What to do now" END "\n");
	check_warnings("Massage: Limited. Where: foot.",
		       "Massage: " LIMITED "Limited." END " Where: foot.");
	check_warnings("Circulation, 3 min. LIMITED today.",
		       "Circulation, 3 min. " LIMITED "LIMITED today" END ".");
	check_warnings("Stretches: Not now.", "Stretches: " STOP "Not now." END);
	check_warnings("No warning answers today. Stop if it hurts.",
		       "No warning answers today. Stop if it hurts.");
	return tap_done();
}
