/* A little terminal for the tests: what of ours it is sent, it shows as a real one does, wrapping
 * and scrolling included where a frame does what it should not. Anything else it is sent is a
 * fault. */
#pragma once
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/terminal_text.h"
#include "base/text.h"

enum { CELL_SIZE = 24 };

struct cell {
	char glyph[CELL_SIZE]; /* with what combines with it; "" is the right half of a wide one */
	char rendition[24];
};

struct screen_model {
	int columns;
	int rows;
	int column;
	int row;
	char rendition[24];
	int faults; /* what no frame may do: unknown sequences, writing past the last column */
	struct cell *cells;
};

static inline struct cell *model_cell(const struct screen_model *model, int row, int column)
{
	return &model->cells[row * model->columns + column];
}

static inline void model_wipe(struct screen_model *model, int row, int from)
{
	for (int column = from; column < model->columns; column++)
		*model_cell(model, row, column) = (struct cell){.glyph = " "};
}

/* Another size: what was shown is lost, and something else is there. */
static inline void model_resize(struct screen_model *model, int columns, int rows)
{
	free(model->cells);
	*model = (struct screen_model){.columns = columns, .rows = rows};
	model->cells = calloc((size_t)(columns * rows), sizeof *model->cells);
	if (!model->cells)
		abort();
	for (int i = 0; i < columns * rows; i++)
		model->cells[i] = (struct cell){.glyph = "?"};
}

static inline int model_clamp(int value, int most)
{
	return value < 0 ? 0 : value > most ? most : value;
}

/* A control sequence; gives the byte after it. */
static inline const char *model_obey(struct screen_model *model, const char *at)
{
	const char *start = at + 2;
	char *end;
	if (at[1] != '[') {
		model->faults++;
		return at + 1;
	}
	int number = (int)strtol(start + (*start == '?'), &end, 10);
	int second = *end == ';' ? (int)strtol(end + 1, &end, 10) : 1;
	end += strspn(end, ";0123456789"); /* of 'm' */
	if (*start == '?') {
		model->faults += number != 2026 || (*end != 'h' && *end != 'l');
	} else if (*end == 'H') {
		model->row = model_clamp(number - 1, model->rows - 1);
		model->column = model_clamp(second - 1, model->columns - 1);
	} else if (*end == 'K' && number == 2) {
		model_wipe(model, model->row, 0);
	} else if (*end == 'J' && end == start) {
		model_wipe(model, model->row, model->column);
		for (int row = model->row + 1; row < model->rows; row++)
			model_wipe(model, row, 0);
	} else if (*end == 'm') {
		*model->rendition = '\0';
		if (number)
			snprintf(model->rendition, sizeof model->rendition, "%.*s",
				 (int)(end - start), start);
	} else {
		model->faults++;
	}
	return end + 1;
}

static inline size_t model_character(const char *at)
{
	size_t length = 1;
	while (((unsigned char)at[length] & 0xc0) == 0x80)
		length++;
	return length;
}

/* One character; gives the byte after it. */
static inline const char *model_show(struct screen_model *model, const char *at)
{
	char glyph[8] = "";
	size_t length = model_character(at);
	memcpy(glyph, at, length < sizeof glyph ? length : 0);
	int width = (int)visible_width(glyph);
	if (!width && model->column > 0) {
		strncat(model_cell(model, model->row, model->column - 1)->glyph, glyph,
			CELL_SIZE - 1 - strlen(glyph));
		return at + length;
	}
	if ((unsigned char)*at < ' ' || model->column + width > model->columns) {
		model->faults++; /* a real one would wrap here, and scroll */
		return at + length;
	}
	for (int i = 0; i < width; i++) {
		struct cell *cell = model_cell(model, model->row, model->column++);
		snprintf(cell->glyph, sizeof cell->glyph, "%s", i ? "" : glyph);
		snprintf(cell->rendition, sizeof cell->rendition, "%s", model->rendition);
	}
	return at + length;
}

static inline void model_send(struct screen_model *model, const char *bytes)
{
	while (*bytes)
		bytes = *bytes == '\x1b' ? model_obey(model, bytes) : model_show(model, bytes);
}

static inline bool model_same(const struct screen_model *a, const struct screen_model *b)
{
	if (a->columns != b->columns || a->rows != b->rows)
		return false;
	for (int i = 0; i < a->columns * a->rows; i++)
		if (strcmp(a->cells[i].glyph, b->cells[i].glyph) ||
		    strcmp(a->cells[i].rendition, b->cells[i].rendition))
			return false;
	return true;
}

static inline void model_release(struct screen_model *model)
{
	free(model->cells);
}
