/* The screen of the timer at every size, the picture of the leg, and the words of line mode. */
#include "leg-timer/screen_layout.h"

#include "base/terminal_text.h"
#include "body/zone.h"
#include "doc/plan.h"
#include "leg-timer/digits.h"
#include "leg-timer/timer_words.h"
#include "show/duration_text.h"

#include <stdlib.h>

#include "screen_model.h"
#include "steps.h"
#include "tap.h"

static const char check[] = "Check: no pain, no numbness, feet warm and their usual colour?";

static const char note_words[] =
	"Where a note asks for more than these steps, the steps hold. Note in the plan: slowly "
	"here, and with the heel on a towel; count to ten before the next one.";

static struct screen_content some_content(int columns, int rows)
{
	return (struct screen_content){
		.columns = columns,
		.rows = rows,
		.plan = "Circulation, 3 minutes",
		.title = "Long strokes, left leg 一二三",
		.cue = "Glide up with a flat palm, then float back without pressure.",
		.caution = "Not on the kneecap.",
		.note = "",
		.next = "Kneading, left calf",
		.notice = check,
		.leg = "left leg",
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
static void draw(const struct screen_content *content, struct text *bytes)
{
	static struct frame frame;
	frame_init(&frame);
	screen_draw(content, &frame);
	frame_changes(&frame, bytes);
	frame_release(&frame);
}

/* ---- every step at every size -------------------------------------------------------------- */

enum breach { OVERFLOW, CUT, HIDDEN, EMPTY_ROW, PICTURE, NO_TIME, NO_KEYS, BREACHES };

static const char *const laws[BREACHES] = {
	[OVERFLOW] = "no frame is wider or higher than the terminal",
	[CUT] = "no word is cut",
	[HIDDEN] = "every instruction, caution, notice, note and key is shown, if need be in turns",
	[EMPTY_ROW] = "no row is empty while one of them is shown in turns",
	[PICTURE] = "the picture and the digits displace none",
	[NO_TIME] = "three rows have room for the time, four beside the keys",
	[NO_KEYS] = "80 by 24 has everything whole",
};

static long breaches[BREACHES], frames;
static int shown_breaches;

static void broken(enum breach law, const struct screen_content *content, const char *row)
{
	breaches[law]++;
	if (shown_breaches++ < 20)
		printf("# %s: %dx%d, %s: %s\n", laws[law], content->columns, content->rows,
		       content->title, row);
}

/* The rows that a terminal of the content's size shows, without trailing blanks. */
struct seen {
	struct text rows[60];
	int faults;
	bool picture;
	bool digits;
};

static void look(const struct screen_content *content, struct seen *seen)
{
	static struct screen_model model;
	struct text bytes = TEXT_EMPTY;
	draw(content, &bytes);
	model_resize(&model, content->columns, content->rows);
	model_send(&model, bytes.bytes);
	seen->faults = model.faults;
	seen->picture = false;
	for (const char *at = bytes.bytes; (at = strchr(at, ';')); at++) /* row;columnH */
		seen->picture |= at[1 + strspn(at + 1, "0123456789")] == 'H';
	for (int row = 0; row < content->rows; row++) {
		struct text *line = &seen->rows[row];
		text_clear(line);
		for (int column = 0; column < content->columns; column++)
			text_add(line, model_cell(&model, row, column)->glyph);
		while (line->length && line->bytes[line->length - 1] == ' ')
			text_cut(line, line->length - 1);
	}
	text_release(&bytes);
	frames++;
}

/* Words in their order. */
enum { MOST_WORDS = 400 };

struct words {
	const char *at[MOST_WORDS];
	int length[MOST_WORDS];
	bool had[MOST_WORDS];
	int count;
};

static void add_all(struct words *words, const char *string)
{
	while (*string) {
		int length = (int)strcspn(string, " \n");
		if (length && words->count < MOST_WORDS) {
			words->at[words->count] = string;
			words->length[words->count++] = length;
		}
		string += length + (string[length] != '\0');
	}
}

/* Marks what a row shows of the words; adjacent words of the string must be adjacent there. */
static void mark_seen(struct words *words, const char *row)
{
	for (const char *at = row; *at;) {
		int length = (int)strcspn(at, " ");
		for (int i = 0; i < words->count; i++)
			if (words->length[i] == length &&
			    !strncmp(words->at[i], at, (size_t)length))
				words->had[i] = true;
		at += length + (at[length] == ' ');
	}
}

static bool all_had(const struct words *words, int columns, const char **lacking)
{
	for (int i = 0; i < words->count; i++)
		if (!words->had[i] && words->length[i] <= columns) {
			*lacking = words->at[i];
			return false;
		}
	return true;
}

/* A word that ends in the last columns of a row must be one that there is. */
static bool cuts(const struct screen_content *content, const struct words *known, const char *row)
{
	const char *last = strrchr(row, ' ');
	last = last ? last + 1 : row;
	int length = (int)strcspn(last, ".");
	if ((int)visible_width(row) < content->columns - 1 || !*last)
		return false;
	for (int i = 0; i < known->count; i++) {
		if (known->length[i] > content->columns)
			return false; /* there is no other way */
		if (known->length[i] - length <= 1 && known->length[i] >= length &&
		    !strncmp(known->at[i], last, (size_t)length))
			return false;
	}
	return last[0] >= 'a' && last[0] <= 'z';
}

static void look_at_rows(const struct screen_content *content, const struct seen *seen,
			 struct words *words, bool whole, bool *time)
{
	for (int row = 0; row < content->rows; row++) {
		const char *line = seen->rows[row].bytes;
		if (!whole && !*line)
			broken(EMPTY_ROW, content, "");
		if (!seen->picture && cuts(content, words, line))
			broken(CUT, content, line);
		*time |= strstr(line, "0:") != NULL;
	}
}

/* The words of our own that may end a row. */
static const char *const ours[] = {
	"Circulation, 3 minutes - step left leg medium comfortable. READY: PAUSED: Next: the end",
	"space pause n next b back + - 10 s l lighter ! STOP, something is wrong q end ? help",
	"very light medium pleasant no pressure of 10 ! stop n ready …",
	"Press ? or q to close the keys: space pause, n next,",
	"b back, + - 10 s, l lighter, ! something is wrong, q end. these keys:",
};

static void try_size(struct screen_content *content)
{
	static struct seen seen;
	struct words words = {.count = 0}, all = {.count = 0};
	const char *lacking = "";
	bool whole = true, time = false;
	add_all(&words, *content->cue ? content->cue : content->title);
	add_all(&words, content->caution);
	add_all(&words, content->notice);
	add_all(&words, content->note);
	if (content->help && content->rows > 2)
		add_all(&words, timer_keys);
	add_all(&all, content->cue);
	add_all(&all, content->caution);
	add_all(&all, content->notice);
	add_all(&all, content->note);
	add_all(&all, content->title);
	add_all(&all, content->next);
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
		add_all(&all, ours[i]);
	add_all(&all, timer_keys);
	for (int turn = 0; turn < 400; turn++) {
		content->shown_ms = (int64_t)turn * BOARD_PART_MS;
		look(content, &seen);
		for (int row = 0; row < content->rows; row++)
			mark_seen(&words, seen.rows[row].bytes);
		whole = all_had(&words, content->columns, &lacking) && turn == 0;
		look_at_rows(content, &seen, &all, whole, &time);
		if (seen.faults)
			broken(OVERFLOW, content, "");
		if (!whole && seen.picture)
			broken(PICTURE, content, "");
		if (all_had(&words, content->columns, &lacking))
			break;
	}
	if (!all_had(&words, content->columns, &lacking))
		broken(HIDDEN, content, lacking);
	if (content->rows > 2 + content->help && !content->paused && !time && !whole)
		broken(NO_TIME, content, "");
	if (content->rows >= 24 && content->columns >= 80 && !content->help &&
	    (!whole || !seen.picture))
		broken(NO_KEYS, content, "");
}

/* Every row count at the columns where something changes, and every column at such rows. */
static bool is_tried(int columns, int rows, int step)
{
	static const int edges[] = {10, 11, 12, 15, 16, 20, 23,	 24,  31,  32, 40,
				    50, 60, 63, 64, 80, 81, 109, 110, 120, 200};
	for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++)
		if (columns == edges[i])
			return (rows + columns + step) % 29 == 0 || rows <= 4;
	return (columns * 7 + rows * 3 + step) % 499 == 0;
}

static void test_sizes(void)
{
	struct steps steps = {0};
	steps_of_every_routine(&steps);
	for (size_t i = 0; i < steps.count; i++)
		for (int columns = 10; columns <= 200; columns++)
			for (int rows = 1; rows <= 60; rows++) {
				if (!is_tried(columns, rows, (int)i))
					continue;
				struct screen_content content = some_content(columns, rows);
				content.title = steps.of[i].title;
				content.cue = steps.of[i].cue;
				content.caution = steps.of[i].caution;
				content.next = steps.of[(i + 1) % steps.count].title;
				content.reps = steps.of[i].reps;
				content.rep = content.reps ? 1 : 0;
				content.pressure = steps.of[i].pressure;
				content.notice = i % 2 ? "" : check;
				content.note = i % 3 ? "" : note_words;
				content.help = i % 4 == 1;
				content.paused = rows > 2 && i % 5 == 1;
				content.step_ms = 3600000; /* no short turns */
				try_size(&content);
			}
	for (int law = 0; law < BREACHES; law++)
		ok(!breaches[law], "%zu steps, %ld frames: %s (%ld)", steps.count, frames,
		   laws[law], breaches[law]);
	steps_release(&steps);
}

/* A frame a second, and at the moment the step begins, as the timer draws them. */
static void test_short_steps(void)
{
	static struct seen seen;
	struct steps steps = {0};
	int unseen = 0;
	steps_of_every_routine(&steps);
	for (size_t i = 0; i < steps.count; i++) {
		struct screen_content content = some_content(20, 4);
		struct words words = {.count = 0};
		const char *lacking = "";
		content.title = steps.of[i].title;
		content.cue = steps.of[i].cue;
		content.caution = steps.of[i].caution;
		content.notice = "";
		content.step_ms = steps.of[i].seconds * 1000LL;
		add_all(&words, content.cue);
		add_all(&words, content.caution);
		for (int second = 0; second < steps.of[i].seconds; second++) {
			content.shown_ms = second * 1000LL;
			look(&content, &seen);
			for (int row = 0; row < content.rows; row++)
				mark_seen(&words, seen.rows[row].bytes);
		}
		if (!all_had(&words, content.columns, &lacking) && unseen++ < 8)
			printf("# %d s, %s: %s\n", steps.of[i].seconds, content.title, lacking);
	}
	ok(!unseen, "20 by 4 shows every word before the step is over (%d steps do not)", unseen);
	steps_release(&steps);
}

/* In one of the turns. */
static bool says_ready(struct screen_content *content)
{
	bool found = false;
	for (int turn = 0; turn < 60 && !found; turn++) {
		struct text frame = TEXT_EMPTY;
		content->shown_ms = (int64_t)turn * BOARD_PART_MS;
		draw(content, &frame);
		found = strstr(frame.bytes, "n ready") || strstr(frame.bytes, "n READY") ||
			strstr(frame.bytes, "Press n");
		text_release(&frame);
	}
	return found;
}

static void test_ready(void)
{
	int silent = 0;
	for (int columns = 12; columns <= 120; columns++)
		for (int rows = 1; rows <= 30; rows++) {
			struct screen_content content = some_content(columns, rows);
			content.setup = true;
			content.step_ms = 3600000;
			content.title = "Get comfortable";
			content.reps = content.pressure = 0;
			if (!says_ready(&content) && silent++ < 8)
				printf("# not at %d by %d\n", columns, rows);
		}
	ok(!silent, "n is shown to say ready at any size (%d do not)", silent);
}

static bool shows(int columns, int rows, const char *words)
{
	struct screen_content content = some_content(columns, rows);
	struct text frame = TEXT_EMPTY;
	content.step_ms = 13000;
	draw(&content, &frame);
	bool found = strstr(frame.bytes, words);
	text_release(&frame);
	return found;
}

static void test_contents(void)
{
	ok(shows(120, 40, "Stroke 3 of 5") && shows(80, 24, "Stroke 3 of 5") &&
		   shows(40, 12, "3 of 5") && shows(40, 12, "Long strokes"),
	   "step and stroke are named down to 40 by 12");
	ok(shows(20, 4, "Glide up with a flat") && shows(20, 4, "Not on the kneecap.") &&
		   shows(20, 4, "0:13 3/5"),
	   "20 by 4 has a line of instruction, one of caution, and the time");
	ok(shows(20, 1, "0:13"), "20 by 1 has the time");
	ok(shows(79, 1, "Not on the kneecap."),
	   "one row begins with what to mind, for a step may be over before the last part");
	struct screen_content crowded = some_content(40, 10);
	struct text shown = TEXT_EMPTY;
	crowded.pressure = 4;
	crowded.rep = 13;
	crowded.reps = 56;
	draw(&crowded, &shown);
	ok(strstr(shown.bytes, "13 of 56") && strstr(shown.bytes, "light to medium"),
	   "with one row for either, strokes and pressure are both told");
	text_clear(&shown);
	struct screen_content help = some_content(20, 4);
	help.help = true;
	draw(&help, &shown);
	ok(strstr(shown.bytes, "Keys (press") && strstr(shown.bytes, "Glide") &&
		   strstr(shown.bytes, "Not on the kneecap"),
	   "help keeps the running step, at 20 by 4 too");
	help = some_content(20, 8);
	help.help = true;
	help.cue = "Glide up with a flat palm, then float back without pressure. Go from the foot "
		   "to a hand-width below the groin. Lift the hand behind the knee.";
	text_clear(&shown);
	draw(&help, &shown);
	ok(strstr(shown.bytes, "Keys (press") && strstr(shown.bytes, "to close this)") &&
		   strstr(shown.bytes, "Glide") && strstr(shown.bytes, "0:13"),
	   "step and help share the rows, and the time has one");
	help = some_content(60, 20);
	help.help = true;
	text_clear(&shown);
	draw(&help, &shown);
	ok(strstr(shown.bytes, "these keys") && strstr(shown.bytes, "Stroke 3 of 5") &&
		   strstr(shown.bytes, "Next: Kneading") && strstr(shown.bytes, "Check: "),
	   "help leaves no row empty while the step has more to show");
	help = some_content(80, 2);
	help.help = true;
	text_clear(&shown);
	draw(&help, &shown);
	ok(strstr(shown.bytes, "close the keys: space pause, n next"),
	   "two rows have room for the keys");
	text_release(&shown);
	struct screen_content longer = some_content(80, 24);
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
	struct screen_content content = some_content(80, 24);
	struct text plain = TEXT_EMPTY, colored = TEXT_EMPTY;
	draw(&content, &plain);
	content.color = true;
	draw(&content, &colored);
	ok(!strstr(plain.bytes, "\x1b[1m") && strstr(colored.bytes, "\x1b[1m"),
	   "renditions only where they are wanted");
	text_clear(&plain);
	content.color = false;
	content.picture.unicode = false;
	content.title = "Long strokes";
	draw(&content, &plain);
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
	text_release(&line);
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
	step.pressure = 3;
	step.seconds = 61;
	step.reps = 8;
	step.rep_ms = 7625;
	plan_add_step(&plan, step);
	static struct told_before before;
	static struct timer timer;
	timer.plan = &plan;
	timer.length = 61000;
	timer.done = 30500;
	struct told told = {.timer = &timer, .before = &before};
	same(line_of(&(struct event){.kind = EVENT_BEGIN, .ms = 4000}, &told),
	     "Light taps, \\x1b[2Jleft leg. Pressure light. 8 taps.",
	     "a step reads well and drives no terminal");
	same(line_of(&(struct event){.kind = EVENT_CHECK}, &told),
	     "Check: no pain, no numbness, feet warm and their usual colour? If not, stop.",
	     "a check asks in full");
	same(line_of(&(struct event){.kind = EVENT_CHECK}, &told), "Check: all well?", "once");
	before.check = false;
	plan.mode = MODE_PARTNER;
	told.keys = true;
	same(line_of(&(struct event){.kind = EVENT_CHECK}, &told),
	     "Ask: no pain, no numbness, feet warm and their usual colour? If not, press ! to "
	     "stop.",
	     "the giver of a massage asks it");
	told.keys = false;
	same(line_of(&(struct event){.kind = EVENT_HALF}, &told), "Half-way, 31 seconds left.",
	     "half-way");
	same(line_of(&(struct event){.kind = EVENT_STROKE, .n = 3, .of = 5}, &told), "",
	     "a stroke is told only where it was asked for");
	plan.steps[0].rep_ms = 35000;
	same(line_of(&(struct event){.kind = EVENT_RETURN, .n = 1, .of = 3}, &told), "Let go.",
	     "the end of a long hold always is");
	struct text words = TEXT_EMPTY;
	duration_words(3661, &words);
	same(words.bytes, "1 hour 1 minute 1 second", "durations for the ear");
	text_release(&words);
	plan_release(&plan);
}

int main(void)
{
	test_sizes();
	test_short_steps();
	test_contents();
	test_ready();
	test_picture();
	test_words();
	return tap_done();
}
