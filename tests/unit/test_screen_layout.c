/* The screen of the timer at every size, the picture of the leg, and the words of line mode. */
#include "leg-timer/screen_layout.h"

#include "base/terminal_text.h"
#include "body/zone.h"
#include "doc/plan.h"
#include "leg-timer/digits.h"
#include "leg-timer/timer_words.h"

#include <stdlib.h>

#include "tap.h"

static struct board a_board(int columns, int rows)
{
	return (struct board){
		.columns = columns,
		.rows = rows,
		.plan = "Circulation, 3 minutes",
		.title = "Long strokes, left leg 一二三",
		.cue = "Glide up with a flat palm, then float back without pressure.",
		.caution = "Not on the kneecap.",
		.next = "Kneading, left calf",
		.notice = "Check: no pain, no numbness, feet warm and their usual colour?",
		.step = 3,
		.steps = 11,
		.step_left_ms = 12001,
		.step_ms = 25000,
		.left_ms = 122000,
		.all_ms = 180000,
		.rep = 3,
		.reps = 5,
		.rep_word = "Stroke",
		.pressure = 3,
		.picture = {.unicode = true,
			    .zone = ZONE_WHOLE_LEG,
			    .hands = 500,
			    .upward = true,
			    .pulse = true},
	};
}

/* The bytes of the whole frame. */
static void draw(const struct board *board, struct text *bytes)
{
	static struct frame frame;
	frame_init(&frame);
	board_draw(board, &frame);
	frame_changes(&frame, bytes);
	frame_release(&frame);
}

/* The lines of a frame as a terminal would show them: escape sequences taken out, each of which
 * begins a new part; those that end with H begin a line. Gives their number, or -1 for a part that
 * is wider than `columns`. */
static int lines_of(const char *frame, int columns)
{
	int lines = 0;
	struct text part = TEXT_EMPTY;
	for (const char *c = frame;; c++) {
		bool escape = *c == '\x1b';
		if (escape || !*c) {
			if (visible_width(part.bytes) > (size_t)columns)
				lines = -100000;
			text_clear(&part);
		}
		if (!*c)
			break;
		if (escape)
			while (c[1] && !(*c >= '@' && *c <= '~' && *c != '['))
				c++;
		else
			text_add_char(&part, *c);
		lines += escape && *c == 'H';
	}
	text_release(&part);
	return lines < 0 ? -1 : lines;
}

static void test_sizes(void)
{
	int wide = 0, high = 0, sizes = 0;
	for (int columns = 1; columns <= 130; columns += columns < 70 ? 1 : 7)
		for (int rows = 1; rows <= 50; rows++)
			for (int help = 0; help < 2; help++) {
				struct board board = a_board(columns, rows);
				struct text frame = TEXT_EMPTY;
				board.help = help;
				draw(&board, &frame);
				int lines = lines_of(frame.bytes, columns);
				wide += lines < 0;
				high += lines > rows;
				sizes++;
				text_release(&frame);
			}
	ok(!wide, "%d frames of all sizes: none is wider than the terminal (%d)", sizes, wide);
	ok(!high, "none is higher (%d)", high);
}

static bool shows(int columns, int rows, const char *words)
{
	struct board board = a_board(columns, rows);
	struct text frame = TEXT_EMPTY;
	draw(&board, &frame);
	bool found = strstr(frame.bytes, words);
	text_release(&frame);
	return found;
}

static void test_contents(void)
{
	static const int sizes[][2] = {{120, 40}, {80, 24}, {40, 12}, {20, 4}, {20, 1}};
	int missing = 0;
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		missing += !shows(sizes[i][0], sizes[i][1], "Long");
		missing += sizes[i][1] > 4 ? !shows(sizes[i][0], sizes[i][1], "Stroke 3 of 5")
					   : !shows(sizes[i][0], sizes[i][1], "0:13 3/5");
	}
	ok(!missing, "every layout names the step and the stroke (%d do not)", missing);
	struct board longer = a_board(80, 24);
	struct text bytes = TEXT_EMPTY;
	longer.left_ms = longer.all_ms + 60000;
	longer.step_left_ms = longer.step_ms + 60000;
	draw(&longer, &bytes);
	ok(strstr(bytes.bytes, "Step \xe2\x96\x91"),
	   "a bar is empty where more is left than was planned");
	text_release(&bytes);
	ok(shows(80, 24, "\xe2\x96\x91") && shows(80, 24, "left leg") &&
		   shows(80, 24, "Kneading, left calf"),
	   "80 by 24 has the leg and what comes next");
	struct board board = a_board(80, 24);
	struct text plain = TEXT_EMPTY, colored = TEXT_EMPTY;
	draw(&board, &plain);
	board.color = true;
	draw(&board, &colored);
	ok(!strstr(plain.bytes, "\x1b[1m") && strstr(colored.bytes, "\x1b[1m"),
	   "renditions only where they are wanted");
	text_clear(&plain);
	board.color = false;
	board.picture.unicode = false;
	board.title = "Long strokes";
	draw(&board, &plain);
	int beyond = 0;
	for (size_t i = 0; i < plain.length; i++)
		beyond += (unsigned char)plain.bytes[i] > 126;
	ok(!beyond, "the twin is ASCII (%d bytes are not)", beyond);
	text_release(&plain);
	text_release(&colored);
}

static void draw_leg(const struct leg_picture *picture, struct text *out)
{
	for (int row = 0; row < LEG_PICTURE_ROWS; row++)
		leg_picture_row(picture, row, out);
}

static void test_picture(void)
{
	int odd = 0, dark = 0, still = 0;
	for (int zone = 0; zone < ZONES; zone++)
		for (int leg = 0; leg <= LEG_BOTH; leg++) {
			struct leg_picture picture = {
				.leg = (enum leg)leg, .zone = zone, .upward = true, .pulse = true};
			struct text low = TEXT_EMPTY, high = TEXT_EMPTY;
			draw_leg(&picture, &low);
			picture.hands = HANDS_WAY;
			draw_leg(&picture, &high);
			odd += low.length != LEG_PICTURE_ROWS * LEG_PICTURE_COLUMNS;
			dark += !strchr(low.bytes, '#') || !strchr(high.bytes, '#');
			still += zone != ZONE_BEHIND_KNEE && !strcmp(low.bytes, high.bytes);
			text_release(&low);
			text_release(&high);
		}
	ok(!odd, "every row of every picture has its width (%d do not)", odd);
	ok(!dark && !still, "every zone is lit, and the hands move up it (%d, %d)", dark, still);
	struct text row = TEXT_EMPTY;
	digits_row("1:05", 0, 1, "#", &row);
	ok((int)visible_width(row.bytes) == digits_width("1:05", 1), "digits are as wide as said");
	text_release(&row);
}

static const char *line_of(const struct event *event, const struct told *told)
{
	static struct text line;
	line.bytes ? text_clear(&line) : text_init(&line);
	timer_line(event, told, &line);
	return line.bytes;
}

static void test_words(void)
{
	struct plan plan;
	plan_init(&plan);
	struct step step = step_empty(STEP_MASSAGE);
	step.title = strdup("Light taps, \x1b[2Jleft leg");
	step.technique = TECHNIQUE_PERCUSSION;
	plan_add_step(&plan, step);
	struct told told = {.plan = &plan, .pressure = 3, .repetitions = 8, .left_ms = 12500};
	same(line_of(&(struct event){.kind = EVENT_BEGIN, .ms = 4000}, &told),
	     "Light taps, \\x1b[2Jleft leg. Pressure light, 3 of 10. 8 taps, 4 seconds. Step 1 of "
	     "1.\n",
	     "a step reads well and drives no terminal");
	same(line_of(&(struct event){.kind = EVENT_HALF}, &told), "Half-way, 13 seconds left.\n",
	     "half-way");
	same(line_of(&(struct event){.kind = EVENT_STROKE, .n = 3, .of = 5}, &told), "",
	     "a stroke is told only where it was asked for");
	plan.steps[0].rep_ms = 35000;
	same(line_of(&(struct event){.kind = EVENT_RETURN, .n = 1, .of = 3}, &told), "Let go.\n",
	     "the end of a long hold always is");
	struct text words = TEXT_EMPTY;
	timer_duration(3661, &words);
	same(words.bytes, "1 hour 1 minute 1 second", "durations for the ear");
	text_release(&words);
	plan_release(&plan);
}

int main(void)
{
	test_sizes();
	test_contents();
	test_picture();
	test_words();
	return tap_done();
}
