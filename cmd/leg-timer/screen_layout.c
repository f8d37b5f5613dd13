#include "screen_layout.h"

#include <stdio.h>
#include <string.h>

#include "base/term.h"
#include "base/terminal_text.h"
#include "digits.h"
#include "timer_words.h"

enum {
	SECOND_MS = 1000,
	TIME_SIZE = 16,
	GAP = 2, /* columns between words and picture */
	PRESSURE_MOST = 10,
	PRESSURE_CEILING = 5
};

/* From which size each layout is used, the roomiest first. */
static const struct layout {
	int columns;
	int rows;
	int scale; /* of the digits; 0 = none */
	bool picture;
	bool airy; /* empty lines between the parts */
	bool full; /* cue, pressure, both bars */
} layouts[] = {
	{110, 36, 2, true, true, true},
	{64, 22, 1, true, true, true},
	{32, 12, 1, false, false, true},
	{0, 0, 0, false, false, false},
};

/* A frame being made. */
struct sheet {
	const struct board *board;
	const struct layout *layout;
	int columns; /* for words */
	struct frame *frame;
};

static const char *glyph(const struct board *board, const char *unicode, const char *ascii)
{
	return board->picture.unicode ? unicode : ascii;
}

/* One line, cut to fit, in this rendition (SGR), "" for plain; dropped where there is no room. */
static void add_line(struct sheet *sheet, const char *rendition, const char *words)
{
	struct text *line = frame_line(sheet->frame);
	if (!line)
		return;
	bool colored = sheet->board->color && *rendition && *words;
	if (colored)
		text_addf(line, "\x1b[%sm", rendition);
	text_add_bytes(line, words, visible_fit(words, (size_t)sheet->columns));
	if (colored)
		text_add(line, "\x1b[0m");
}

/* Words in as many lines as they take, at most `most`. */
static void add_words(struct sheet *sheet, const char *rendition, const char *words, int most)
{
	if (!*words)
		return;
	struct text wrapped = TEXT_EMPTY;
	visible_wrap(&wrapped, words, 0, 0, (size_t)sheet->columns);
	char *rest = wrapped.bytes;
	for (int i = 0; i < most && rest && *rest; i++) {
		char *end = strchr(rest, '\n');
		if (end)
			*end = '\0';
		add_line(sheet, rendition, rest);
		rest = end ? end + 1 : NULL;
	}
	text_release(&wrapped);
}

static void add_air(struct sheet *sheet)
{
	if (sheet->layout->airy)
		add_line(sheet, "", "");
}

/* "1:05", "1:02:05": the seconds that have begun. */
static void write_time(int64_t ms, char out[TIME_SIZE])
{
	int64_t seconds = (ms + SECOND_MS - 1) / SECOND_MS;
	int hours = (int)(seconds / 3600), minutes = (int)(seconds / 60 % 60);
	if (hours)
		snprintf(out, TIME_SIZE, "%d:%02d:%02d", hours, minutes, (int)(seconds % 60));
	else
		snprintf(out, TIME_SIZE, "%d:%02d", minutes, (int)(seconds % 60));
}

static void add_digits(struct sheet *sheet)
{
	char time[TIME_SIZE];
	int scale = sheet->layout->scale;
	write_time(sheet->board->step_left_ms, time);
	while (scale > 1 && digits_width(time, scale) > sheet->columns)
		scale--;
	if (digits_width(time, scale) > sheet->columns) {
		add_line(sheet, "1", time);
		return;
	}
	for (int row = 0; row < DIGITS_ROWS * scale; row++) {
		struct text words = TEXT_EMPTY;
		digits_row(time, row, scale, glyph(sheet->board, "█", "#"), &words);
		add_line(sheet, "1", words.bytes);
		text_release(&words);
	}
}

/* "label ████░░░░ tail" over the whole width. */
static void add_bar(struct sheet *sheet, const char *label, int64_t done, int64_t all,
		    const char *tail)
{
	const struct board *board = sheet->board;
	struct text words = TEXT_EMPTY;
	int taken = (int)(visible_width(label) + visible_width(tail)) + 2;
	int width = sheet->columns - taken;
	if (width < 1)
		width = 1;
	if (done < 0)
		done = 0; /* more is left than was planned: + makes a step longer */
	int filled = done < all ? (int)(width * done / all) : width;
	text_add(&words, label);
	text_add_char(&words, ' ');
	text_add_times(&words, glyph(board, "█", "#"), (size_t)filled);
	text_add_times(&words, glyph(board, "░", "."), (size_t)(width - filled));
	text_add_char(&words, ' ');
	text_add(&words, tail);
	add_line(sheet, "", words.bytes);
	text_release(&words);
}

static void add_bars(struct sheet *sheet)
{
	const struct board *board = sheet->board;
	char left[TIME_SIZE], tail[TIME_SIZE + 8];
	write_time(board->step_left_ms, left);
	snprintf(tail, sizeof tail, "%7s", left);
	add_bar(sheet, "Step", board->step_ms - board->step_left_ms, board->step_ms, tail);
	write_time(board->left_ms, left);
	snprintf(tail, sizeof tail, "%7s", left);
	add_bar(sheet, "All ", board->all_ms - board->left_ms, board->all_ms, tail);
}

/* "Stroke 3 of 5  ●●●○○": as many dots as there is room for. */
static void add_strokes(struct sheet *sheet)
{
	const struct board *board = sheet->board;
	if (!board->reps)
		return;
	struct text words = TEXT_EMPTY;
	text_addf(&words, "%s %d of %d", board->rep_word, board->rep, board->reps);
	if (words.length + 2 + (size_t)board->reps <= (size_t)sheet->columns) {
		text_add(&words, "  ");
		text_add_times(&words, glyph(board, "●", "*"), (size_t)board->rep);
		text_add_times(&words, glyph(board, "○", "."), (size_t)(board->reps - board->rep));
	}
	add_line(sheet, "1", words.bytes);
	text_release(&words);
}

static void add_pressure(struct sheet *sheet)
{
	const struct board *board = sheet->board;
	if (!board->pressure)
		return;
	struct text words = TEXT_EMPTY;
	text_addf(&words, "Pressure %s, %d of 10", timer_pressure(board->pressure),
		  board->pressure);
	if (sheet->layout->airy) {
		text_add(&words, "  ");
		for (int i = 1; i <= PRESSURE_MOST; i++)
			text_add(&words, i <= board->pressure	 ? glyph(board, "▮", "#")
					 : i <= PRESSURE_CEILING ? glyph(board, "▯", "-")
								 : glyph(board, "·", "."));
	}
	add_line(sheet, "", words.bytes);
	text_release(&words);
}

/* What is going on, in one word, before the title. */
static void write_title(const struct board *board, struct text *words)
{
	if (board->paused)
		text_add(words, "PAUSED: ");
	else if (!board->step)
		text_add(words, "READY: ");
	text_add(words, board->title);
}

static void add_title(struct sheet *sheet)
{
	struct text words = TEXT_EMPTY;
	write_title(sheet->board, &words);
	add_words(sheet, "1", words.bytes, sheet->layout->airy ? 2 : 1);
	text_release(&words);
}

static void add_heading(struct sheet *sheet)
{
	const struct board *board = sheet->board;
	struct text words = TEXT_EMPTY;
	text_add(&words, board->plan);
	if (board->step)
		text_addf(&words, "%sstep %d of %d", *board->plan ? "  -  " : "", board->step,
			  board->steps);
	add_line(sheet, "", words.bytes);
	text_release(&words);
}

static void add_next(struct sheet *sheet)
{
	struct text words = TEXT_EMPTY;
	text_addf(&words, "Next: %s", *sheet->board->next ? sheet->board->next : "the end");
	add_line(sheet, "", words.bytes);
	text_release(&words);
}

static void add_keys(struct sheet *sheet)
{
	static const char *const keys[] = {
		("space pause  n next  b back  + - 10 s  l lighter  ! STOP, something is wrong  q "
		 "end"),
		"space pause  n next  ! something is wrong  q end  ? help",
		"! something is wrong  q end  ? help",
	};
	size_t i = 0, last = sizeof keys / sizeof keys[0] - 1;
	while (i < last && visible_width(keys[i]) > (size_t)sheet->columns)
		i++;
	/* on the last line, whatever is above */
	int rows = sheet->board->rows < FRAME_MOST_ROWS ? sheet->board->rows : FRAME_MOST_ROWS;
	while (sheet->frame->count < rows - 1)
		add_line(sheet, "", "");
	add_line(sheet, "", keys[i]);
}

static void add_help(struct sheet *sheet)
{
	add_line(sheet, "1", "Keys");
	for (int i = 0; i < timer_key_count; i++)
		add_line(sheet, "", timer_keys[i]);
}

/* 20 x 4 and smaller: what fits, the most needed first. */
static void lay_out_small(struct sheet *sheet)
{
	const struct board *board = sheet->board;
	struct text words = TEXT_EMPTY;
	char time[TIME_SIZE];
	write_time(board->step_left_ms, time);
	text_add(&words, time);
	if (board->reps)
		text_addf(&words, " %d/%d", board->rep, board->reps);
	if (board->rows == 1) {
		text_add_char(&words, ' ');
		write_title(board, &words);
		add_line(sheet, "1", words.bytes);
	} else {
		if (board->pressure)
			text_addf(&words, " %s", timer_pressure(board->pressure));
		add_title(sheet);
		add_line(sheet, "1", words.bytes);
		add_bar(sheet, "", board->all_ms - board->left_ms, board->all_ms, "");
		if (*board->notice)
			add_words(sheet, "", board->notice, board->rows - 3);
		else
			add_next(sheet);
	}
	text_release(&words);
}

static void lay_out(struct sheet *sheet)
{
	const struct board *board = sheet->board;
	bool airy = sheet->layout->airy;
	if (airy) {
		add_heading(sheet);
		add_air(sheet);
	}
	add_title(sheet);
	if (airy) {
		add_words(sheet, "", board->cue, 3);
		add_words(sheet, "33", board->caution, 2);
	}
	add_air(sheet);
	add_digits(sheet);
	add_air(sheet);
	add_strokes(sheet);
	add_pressure(sheet);
	add_air(sheet);
	add_bars(sheet);
	add_air(sheet);
	if (airy || !*board->notice)
		add_next(sheet);
	add_words(sheet, "33", board->notice, airy ? 2 : 1);
	add_keys(sheet);
}

/* Puts the leg to the right of the words, its name below. */
static void add_picture(struct sheet *sheet)
{
	const struct board *board = sheet->board;
	int first = (board->rows - LEG_PICTURE_ROWS) / 3;
	struct text place = TEXT_EMPTY;
	/* beyond the words, wherever they end: an absolute column */
	text_addf(&place, TERM_TO_COLUMN, board->columns - LEG_PICTURE_COLUMNS);
	for (int row = 0; row <= LEG_PICTURE_ROWS && first + row < sheet->frame->count - 1; row++) {
		struct text *line = &sheet->frame->lines[first + row];
		text_add_bytes(line, place.bytes, place.length);
		if (row < LEG_PICTURE_ROWS)
			leg_picture_row(&board->picture, row, line);
		else
			text_addf(line, "   %s", leg_words(board->picture.leg));
	}
	text_release(&place);
}

static const struct layout *choose(const struct board *board)
{
	const struct layout *layout = layouts;
	while (board->columns < layout->columns || board->rows < layout->rows)
		layout++;
	return layout;
}

void board_draw(const struct board *board, struct frame *frame)
{
	struct sheet sheet = {
		.board = board, .layout = choose(board), .columns = board->columns, .frame = frame};
	frame_begin(frame, board->columns, board->rows);
	if (sheet.layout->picture)
		sheet.columns -= LEG_PICTURE_COLUMNS + GAP;
	if (board->help && board->rows > timer_key_count)
		add_help(&sheet);
	else if (sheet.layout->full)
		lay_out(&sheet);
	else
		lay_out_small(&sheet);
	if (sheet.layout->picture && !board->help)
		add_picture(&sheet);
}
