#include "screen_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/terminal_text.h"
#include "show/step_text.h"
#include "timer_words.h"

enum {
	SECOND_MS = 1000,
	BAR_FROM = 24, /* columns below which a bar says nothing */
	PRESSURE_MOST = 10,
	PRESSURE_CEILING = 5
};

static const char *glyph(const struct screen_content *content, const char *unicode,
			 const char *ascii)
{
	return content->picture.unicode ? unicode : ascii;
}

static void count_lines(struct part_lines *words)
{
	words->lines = words->words.length > 0;
	for (const char *c = words->words.bytes; *c; c++)
		words->lines += *c == '\n';
}

void part_wrap(const char *string, int columns, struct part_lines *words)
{
	text_clear(&words->words);
	visible_wrap(&words->words, string, 0, 0, (size_t)columns);
	count_lines(words);
}

void part_clock(int64_t ms, char out[PART_TIME_SIZE])
{
	int64_t seconds = (ms + SECOND_MS - 1) / SECOND_MS;
	int hours = (int)(seconds / 3600), minutes = (int)(seconds / 60 % 60);
	if (hours)
		snprintf(out, PART_TIME_SIZE, "%d:%02d:%02d", hours, minutes, (int)(seconds % 60));
	else
		snprintf(out, PART_TIME_SIZE, "%d:%02d", minutes, (int)(seconds % 60));
}

/* "label ████░░░░    1:05", as wide as the window. */
static void add_bar(const struct screen_content *content, const char *label, int64_t left,
		    int64_t all, int columns, struct text *out)
{
	char time[PART_TIME_SIZE], tail[PART_TIME_SIZE + 8];
	part_clock(left, time);
	snprintf(tail, sizeof tail, " %7s", time);
	int width = columns - (int)(strlen(label) + strlen(tail)) - 1;
	int64_t done = left < all ? all - left : 0; /* + makes a step longer than was planned */
	int filled = done < all ? (int)(width * done / all) : width;
	text_addf(out, "%s ", label);
	text_add_times(out, glyph(content, "█", "#"), (size_t)filled);
	text_add_times(out, glyph(content, "░", "."), (size_t)(width - filled));
	text_add(out, tail);
}

/* Adds `word` after two blanks (one in a narrow window) if it fits. */
static void add_if_fits(struct text *out, const char *word, int columns)
{
	const char *gap = !out->length ? "" : columns < BAR_FROM ? " " : "  ";
	if (*word &&
	    visible_width(out->bytes) + strlen(gap) + visible_width(word) <= (size_t)columns) {
		text_add(out, gap);
		text_add(out, word);
	}
}

void part_write_state(const struct screen_content *content, struct text *out)
{
	char time[PART_TIME_SIZE];
	part_clock(content->step_left_ms, time);
	text_add(out, content->paused ? "PAUSED" : time);
}

/* "0:13  3 of 5  left leg  light": as much of it as fits. */
static void write_short_time(const struct screen_content *content, int columns, struct text *out)
{
	char time[PART_TIME_SIZE], rep[2 * PART_TIME_SIZE];
	part_clock(content->step_left_ms, time);
	if (content->paused)
		add_if_fits(out, "PAUSED", columns);
	add_if_fits(out, time, columns);
	if (content->reps) {
		snprintf(rep, sizeof rep, columns < BAR_FROM ? "%d/%d" : "%d of %d", content->rep,
			 content->reps);
		add_if_fits(out, rep, columns);
	}
	if (content->setup)
		add_if_fits(out, "n ready", columns);
	add_if_fits(out, content->leg, columns);
	if (content->pressure)
		add_if_fits(out, pressure_words(content->pressure), columns);
	add_if_fits(out, "! stop", columns);
}

void part_write_time(const struct screen_content *content, bool whole, int columns,
		     struct text *out)
{
	if (whole && columns >= BAR_FROM)
		add_bar(content, "Step", content->step_left_ms, content->step_ms, columns, out);
	else
		write_short_time(content, columns, out);
}

/* "All ███░░░ 1:22", "3/11 1:22" */
static void write_progress(const struct screen_content *content, int columns, struct text *out)
{
	char time[PART_TIME_SIZE], place[2 * PART_TIME_SIZE];
	if (columns >= BAR_FROM) {
		add_bar(content, "All ", content->left_ms, content->all_ms, columns, out);
		return;
	}
	part_clock(content->left_ms, time);
	snprintf(place, sizeof place, "%d/%d", content->step, content->steps);
	add_if_fits(out, place, columns);
	add_if_fits(out, time, columns);
	add_if_fits(out, "left", columns);
}

/* "Stroke 3 of 5 ●●●○○": as many dots as fit. */
static void write_strokes(const struct screen_content *content, int columns, struct text *out)
{
	if (!content->reps)
		return;
	text_addf(out, "%s %d of %d", content->rep_word, content->rep, content->reps);
	if (out->length + 2 + (size_t)content->reps > (size_t)columns)
		return;
	text_add(out, "  ");
	text_add_times(out, glyph(content, "●", "*"), (size_t)content->rep);
	text_add_times(out, glyph(content, "○", "."), (size_t)(content->reps - content->rep));
}

static void write_pressure(const struct screen_content *content, int columns, struct text *out)
{
	if (!content->pressure)
		return;
	text_addf(out, "Pressure %s, %d of 10", pressure_words(content->pressure),
		  content->pressure);
	if (out->length + 2 + PRESSURE_MOST > (size_t)columns)
		return;
	text_add(out, "  ");
	for (int i = 1; i <= PRESSURE_MOST; i++)
		text_add(out, i <= content->pressure  ? glyph(content, "▮", "#")
			      : i <= PRESSURE_CEILING ? glyph(content, "▯", "-")
						      : glyph(content, "·", "."));
}

/* The state in one word, then the title. */
static void write_title(const struct screen_content *content, struct text *out)
{
	text_addf(out, "%s%s",
		  content->paused ? "PAUSED: "
		  : content->step ? ""
				  : "READY: ",
		  content->title);
}

static void write_heading(const struct screen_content *content, struct text *out)
{
	text_add(out, content->plan);
	if (content->step)
		text_addf(out, "%sstep %d of %d", *content->plan ? "  -  " : "", content->step,
			  content->steps);
}

/* As many keys as fit, the way to stop before all others. */
static void write_keys(const struct screen_content *content, int columns, struct text *out)
{
	static const char *const keys[] = {
		("space pause  n %s  b back  + - 10 s  l lighter  ! STOP, something is wrong  "
		 "q end  ? help"),
		"space pause  n %s  b back  ! STOP, something is wrong  q end  ? help",
		"space pause  n %s  ! something is wrong  q end  ? help",
		"n %s  ! something is wrong  q end  ? help",
		"! something is wrong  q end  ? help",
		"! wrong  q end  ? help",
		"! wrong  ? help",
		"? help",
	};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		const char *place = strstr(keys[i], "%s");
		text_clear(out);
		text_add_bytes(out, keys[i], place ? (size_t)(place - keys[i]) : strlen(keys[i]));
		if (place)
			text_addf(out, "%s%s", content->setup ? "READY" : "next", place + 2);
		if (out->length <= (size_t)columns)
			return;
	}
	text_clear(out);
}

void part_write(const struct screen_content *content, enum part part, int columns,
		struct part_lines *words)
{
	struct text string = TEXT_EMPTY, *lines = &words->words;
	text_clear(lines);
	switch (part) {
	case PART_HEADING: write_heading(content, &string); break;
	case PART_TITLE: write_title(content, &string); break;
	case PART_CUE: text_add(&string, *content->cue ? content->cue : content->title); break;
	case PART_CAUTION: text_add(&string, content->caution); break;
	case PART_NOTE: text_add(&string, content->note); break;
	case PART_NOTICE: text_add(&string, content->notice); break;
	case PART_NEXT:
		text_addf(&string, "Next: %s", *content->next ? content->next : "the end");
		break;
	case PART_STROKES: write_strokes(content, columns, lines); break;
	case PART_PRESSURE: write_pressure(content, columns, lines); break;
	case PART_PROGRESS: write_progress(content, columns, lines); break;
	case PART_KEYS:
		if (!content->help) {
			write_keys(content, columns, lines);
			break;
		}
		text_add(lines, timer_keys);
		visible_fit_lines(lines, (size_t)columns);
		break;
	case PART_DIGITS:
	case PART_TIME:
	case PARTS: break;
	}
	visible_wrap(lines, string.bytes, 0, 0, (size_t)columns);
	if ((part == PART_STROKES || part == PART_PRESSURE) &&
	    visible_width(lines->bytes) > (size_t)columns)
		text_clear(lines); /* the time line has it in short */
	count_lines(words);
	text_release(&string);
}
