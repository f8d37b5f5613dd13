#include "screen_layout.h"

#include <string.h>

#include "base/terminal_text.h"
#include "digits.h"
#include "screen_parts.h"
#include "show/ink.h"

#define TO_CELL "\x1b[%d;%dH" /* row and column, from 1 */

enum {
	GAP = 2,	   /* columns between words and picture */
	PICTURE_FROM = 64, /* columns */
	TINY_ROWS = 2,	   /* so few rows that everything shares a line with the time */
	MOST_SCALE = 2	   /* of the digits */
};

/* A frame being made. */
struct sheet {
	const struct screen_content *content;
	struct frame *frame;
	int columns; /* for words */
	int height;
	struct part_lines parts[PARTS];
	int rows[PARTS]; /* granted to each part */
	int left;	 /* rows that no part has yet */
	int scale;	 /* of the digits */
	bool air[PARTS]; /* an empty line stands before it */
};

/* Of each part; the others are plain. */
static const enum ink inks[PARTS] = {
	[PART_TITLE] = INK_STRONG,  [PART_CAUTION] = INK_MIND, [PART_NOTICE] = INK_STRONG,
	[PART_DIGITS] = INK_STRONG, [PART_TIME] = INK_STRONG,  [PART_STROKES] = INK_STRONG,
};

/* ---- how many rows each part gets ---------------------------------------------------------- */

static int missing(const struct sheet *sheet, enum part part)
{
	return sheet->parts[part].lines - sheet->rows[part];
}

static void grant(struct sheet *sheet, enum part part, int rows)
{
	int most = missing(sheet, part);
	if (rows > most)
		rows = most;
	if (rows > sheet->left)
		rows = sheet->left;
	sheet->rows[part] += rows;
	sheet->left -= rows;
}

/* All of it or none of it. */
static void grant_whole(struct sheet *sheet, enum part part)
{
	if (missing(sheet, part) <= sheet->left)
		grant(sheet, part, missing(sheet, part));
}

/* A line of each, and of the help, then the time if it is to say ready or the words take turns
 * anyhow, half of the rest for the help, then line by line to the one that lacks more. */
static void share_instruction(struct sheet *sheet)
{
	bool help = sheet->content->help;
	grant(sheet, PART_CUE, 1);
	grant(sheet, PART_CAUTION, 1);
	grant(sheet, PART_KEYS, help);
	if (sheet->content->setup || help ||
	    missing(sheet, PART_CUE) + missing(sheet, PART_CAUTION) > sheet->left)
		grant_whole(sheet, PART_TIME);
	if (help)
		grant(sheet, PART_KEYS, sheet->left / 2);
	while (sheet->left && missing(sheet, PART_CUE) + missing(sheet, PART_CAUTION) > 0)
		grant(sheet,
		      missing(sheet, PART_CAUTION) > missing(sheet, PART_CUE) ? PART_CAUTION
									      : PART_CUE,
		      1);
}

static void share_rows(struct sheet *sheet)
{
	/* a short line of the time has the strokes for certain, the pressure if it fits */
	static const enum part rest[] = {PART_TITLE,   PART_PROGRESS, PART_NEXT,   PART_PRESSURE,
					 PART_STROKES, PART_KEYS,     PART_HEADING};
	memset(sheet->rows, 0, sizeof sheet->rows);
	sheet->left = sheet->height;
	if (sheet->content->paused && !sheet->content->help)
		grant_whole(sheet, PART_TIME);
	share_instruction(sheet);
	grant_whole(sheet, PART_TIME);
	if (sheet->content->help) {
		grant(sheet, PART_TITLE, sheet->left > 1);
		grant(sheet, PART_KEYS, sheet->left);
	}
	grant(sheet, PART_NOTICE, sheet->left);
	grant(sheet, PART_NOTE, sheet->left);
	for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
		grant_whole(sheet, rest[i]);
}

static bool all_whole(const struct sheet *sheet)
{
	for (int part = 0; part < PARTS; part++)
		if (missing(sheet, (enum part)part) > 0)
			return false;
	return true;
}

/* Rows for the digits and for empty lines, once all words have theirs. One row stays free for a
 * notice, so that the screen does not jump when one comes. */
static void share_room(struct sheet *sheet)
{
	static const enum part airy[] = {PART_DIGITS, PART_TIME, PART_TITLE, PART_PROGRESS,
					 PART_NEXT};
	const struct screen_content *content = sheet->content;
	char time[PART_TIME_SIZE];
	int room = sheet->left - !sheet->rows[PART_NOTICE];
	part_clock(content->step_left_ms, time);
	if (!all_whole(sheet))
		return;
	for (int scale = MOST_SCALE; scale > 0 && !sheet->scale; scale--)
		if (DIGITS_ROWS * scale <= room / scale &&
		    digits_width(time, scale) <= sheet->columns)
			sheet->scale = scale;
	sheet->rows[PART_DIGITS] = DIGITS_ROWS * sheet->scale;
	room -= sheet->rows[PART_DIGITS];
	for (size_t i = 0; i < sizeof airy / sizeof airy[0] && room > 0; i++)
		if (sheet->rows[airy[i]]) {
			sheet->air[airy[i]] = true;
			room--;
		}
}

static void add_if_any(struct text *words, const char *more)
{
	if (*more)
		text_addf(words, "%s%s", words->length ? " " : "", more);
}

/* Caution, notice and note, where they have no rows of their own. */
static void add_cautions(const struct screen_content *content, struct text *words)
{
	add_if_any(words, content->caution);
	add_if_any(words, content->notice);
	add_if_any(words, content->note);
}

static bool has_no_row(const struct sheet *sheet, enum part part)
{
	return sheet->parts[part].lines > 0 && !sheet->rows[part];
}

/* Without a row of its own for each, notice and note are shown with the caution. */
static void join_notice(struct sheet *sheet)
{
	struct text words = TEXT_EMPTY;
	const struct screen_content *content = sheet->content;
	if (!has_no_row(sheet, PART_NOTICE) && !has_no_row(sheet, PART_NOTE))
		return;
	add_cautions(content, &words);
	part_wrap(words.bytes, sheet->columns, &sheet->parts[PART_CAUTION]);
	sheet->parts[PART_NOTICE].lines = sheet->parts[PART_NOTE].lines = 0;
	share_rows(sheet);
	text_release(&words);
}

/* Shares out the rows, all words in `columns`. */
static void arrange(struct sheet *sheet, int columns)
{
	sheet->columns = columns;
	sheet->scale = 0;
	memset(sheet->air, 0, sizeof sheet->air);
	for (int part = 0; part < PARTS; part++)
		part_write(sheet->content, (enum part)part, columns, &sheet->parts[part]);
	sheet->parts[PART_TIME].lines = 1;
	share_rows(sheet);
	join_notice(sheet);
	share_room(sheet);
}

/* ---- lines --------------------------------------------------------------------------------- */

/* Adds one line in this ink. Dropped if there is no row; so is a character wider than the window.
 */
static void add_line(struct sheet *sheet, enum ink ink, const char *words, size_t length)
{
	struct text *line = frame_line(sheet->frame);
	if (!line)
		return;
	size_t fits = visible_fit(words, (size_t)sheet->columns);
	ink_add(line, sheet->content->color, ink, words, fits < length ? fits : length);
}

/* A short step has shorter turns, so that all parts have one before it is over. */
static int64_t turn_ms(const struct screen_content *content, int parts)
{
	int64_t fair = content->step_ms / parts;
	if (content->paused || fair > BOARD_PART_MS)
		return BOARD_PART_MS;
	return fair < BOARD_LEAST_MS ? BOARD_LEAST_MS : fair;
}

/* The first of `lines` lines to show in `rows`: parts take turns, and none leaves a row empty. */
static int first_line(const struct screen_content *content, int lines, int rows)
{
	int parts = (lines + rows - 1) / rows;
	int first = (int)(content->shown_ms / turn_ms(content, parts) % parts) * rows;
	return first > lines - rows ? lines - rows : first;
}

static void add_words(struct sheet *sheet, enum part part)
{
	const struct part_lines *words = &sheet->parts[part];
	int rows = sheet->rows[part];
	int first = first_line(sheet->content, words->lines, rows);
	const char *more = sheet->content->picture.unicode ? " …" : " ...";
	const char *at = words->words.bytes;
	struct text line = TEXT_EMPTY;
	for (int i = 0; i < first + rows; i++) {
		at = text_part(&line, at, '\n');
		if (i == first + rows - 1 && i < words->lines - 1 &&
		    visible_width(line.bytes) + visible_width(more) <= (size_t)sheet->columns)
			text_add(&line, more);
		if (i >= first)
			add_line(sheet, inks[part], line.bytes, line.length);
	}
	text_release(&line);
}

static void add_digits(struct sheet *sheet)
{
	char time[PART_TIME_SIZE];
	const char *dot = sheet->content->picture.unicode ? "█" : "#";
	part_clock(sheet->content->step_left_ms, time);
	for (int row = 0; row < sheet->rows[PART_DIGITS]; row++) {
		struct text words = TEXT_EMPTY;
		digits_row(time, row, sheet->scale, dot, &words);
		add_line(sheet, INK_STRONG, words.bytes, words.length);
		text_release(&words);
	}
}

/* True if the keys, which are shortened to fit, name the one that ends a setup step. */
static bool keys_say_ready(const struct sheet *sheet)
{
	return sheet->rows[PART_KEYS] && strstr(sheet->parts[PART_KEYS].words.bytes, "READY");
}

static void add_time(struct sheet *sheet)
{
	struct text words = TEXT_EMPTY;
	bool whole = !missing(sheet, PART_STROKES) && !missing(sheet, PART_PRESSURE) &&
		     !missing(sheet, PART_TITLE) &&
		     (!sheet->content->setup || keys_say_ready(sheet));
	part_write_time(sheet->content, whole, sheet->columns, &words);
	add_line(sheet, INK_STRONG, words.bytes, words.length);
	text_release(&words);
}

static void add_part(struct sheet *sheet, enum part part)
{
	if (!sheet->rows[part])
		return;
	if (sheet->air[part])
		add_line(sheet, INK_PLAIN, "", 0);
	if (part == PART_KEYS) /* on the last lines, whatever comes above */
		while (sheet->frame->count < sheet->height - sheet->rows[part])
			add_line(sheet, INK_PLAIN, "", 0);
	if (part == PART_DIGITS)
		add_digits(sheet);
	else if (part == PART_TIME)
		add_time(sheet);
	else
		add_words(sheet, part);
}

/* Puts the leg to the right of the words, wherever they end, its name below. */
static void add_picture(struct sheet *sheet)
{
	const struct screen_content *content = sheet->content;
	int first = (content->rows - LEG_PICTURE_ROWS) / 3;
	for (int i = 0; i <= LEG_PICTURE_ROWS && first + i < sheet->frame->count - 1; i++) {
		struct text *line = &sheet->frame->lines[first + i];
		text_addf(line, TO_CELL, first + i + 1, content->columns - LEG_PICTURE_COLUMNS);
		if (i < LEG_PICTURE_ROWS)
			leg_picture_row(&content->picture, i, line);
		else
			text_addf(line, "   %s", leg_words(content->picture.leg));
	}
}

/* ---- one row or two ------------------------------------------------------------------------ */

/* The words of the first row: all of them if there is no other. They come in turn, and a short step
 * may be over before the last: what to mind comes before the details. */
static void write_tiny(const struct screen_content *content, struct text *words)
{
	bool only = content->rows == 1 && *content->title;
	if (content->help)
		text_add(words, "Press ? or q to close the keys: space pause, n next, b back, "
				"+ - 10 s, l lighter, ! something is wrong, q end.");
	if (only) {
		add_if_any(words, content->title);
		text_add_char(words, '.');
		add_if_any(words, content->caution);
	}
	add_if_any(words, *content->cue ? content->cue : content->title);
	if (content->setup)
		add_if_any(words, "Press n when ready.");
	if (only) {
		add_if_any(words, content->notice);
		add_if_any(words, content->note);
	}
}

static int longest_word(const char *string)
{
	struct text word = TEXT_EMPTY;
	int longest = 0;
	for (const char *at = string; at;) {
		at = text_part(&word, at, ' ');
		int width = (int)visible_width(word.bytes);
		longest = width > longest ? width : longest;
	}
	text_release(&word);
	return longest;
}

/* The time and the words in one line if both can be read there; else the words alone. */
static void add_tiny(struct sheet *sheet, const char *string)
{
	struct text state = TEXT_EMPTY, line = TEXT_EMPTY;
	struct part_lines words = {.words = TEXT_EMPTY};
	part_write_state(sheet->content, &state);
	int beside = sheet->columns - (int)state.length - 1;
	int width = (int)visible_width(string);
	bool alone = longest_word(string) > beside || (width > beside && width <= sheet->columns);
	if (alone && !sheet->content->paused) {
		text_clear(&state);
		beside = sheet->columns;
	} else if (!alone) {
		text_add_char(&state, ' ');
	}
	if (!alone || !sheet->content->paused)
		part_wrap(string, beside, &words);
	const char *at = words.words.bytes;
	for (int i = words.lines ? first_line(sheet->content, words.lines, 1) : 0; i >= 0; i--)
		at = text_part(&line, at, '\n');
	text_add(&state, line.bytes);
	add_line(sheet, INK_STRONG, state.bytes, state.length);
	text_release(&words.words);
	text_release(&state);
	text_release(&line);
}

static void lay_out_tiny(struct sheet *sheet)
{
	const struct screen_content *content = sheet->content;
	struct text words = TEXT_EMPTY, mind = TEXT_EMPTY;
	sheet->columns = content->columns;
	write_tiny(content, &words);
	add_tiny(sheet, words.bytes);
	add_cautions(content, &mind);
	if (mind.length) {
		sheet->rows[PART_CAUTION] = 1;
		part_wrap(mind.bytes, sheet->columns, &sheet->parts[PART_CAUTION]);
		add_words(sheet, PART_CAUTION);
	} else {
		add_time(sheet);
	}
	text_release(&words);
	text_release(&mind);
}

/* ---- the whole ----------------------------------------------------------------------------- */

void screen_draw(const struct screen_content *content, struct frame *frame)
{
	int height = content->rows < FRAME_MOST_ROWS ? content->rows : FRAME_MOST_ROWS;
	struct sheet sheet = {.content = content, .frame = frame, .height = height};
	bool picture = content->columns >= PICTURE_FROM && content->rows > LEG_PICTURE_ROWS + 1;
	for (int part = 0; part < PARTS; part++)
		sheet.parts[part].words = TEXT_EMPTY;
	frame_begin(frame, content->columns, content->rows);
	if (height <= TINY_ROWS) {
		lay_out_tiny(&sheet);
	} else {
		if (picture)
			arrange(&sheet, content->columns - LEG_PICTURE_COLUMNS - GAP);
		picture = picture && sheet.scale > 0;
		if (!picture)
			arrange(&sheet, content->columns);
		for (int part = 0; part < PARTS; part++)
			add_part(&sheet, (enum part)part);
		if (picture)
			add_picture(&sheet);
	}
	for (int part = 0; part < PARTS; part++)
		text_release(&sheet.parts[part].words);
}
