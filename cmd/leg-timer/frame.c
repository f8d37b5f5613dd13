#include "frame.h"

#include <string.h>

void frame_init(struct frame *frame)
{
	*frame = (struct frame){0};
	for (int i = 0; i < FRAME_MOST_ROWS; i++) {
		frame->lines[i] = TEXT_EMPTY;
		frame->shown[i] = TEXT_EMPTY;
	}
}

void frame_release(struct frame *frame)
{
	for (int i = 0; i < FRAME_MOST_ROWS; i++) {
		text_release(&frame->lines[i]);
		text_release(&frame->shown[i]);
	}
	frame_init(frame);
}

void frame_begin(struct frame *frame, int columns, int rows)
{
	if (columns != frame->columns || rows != frame->rows)
		frame_forget(frame);
	frame->columns = columns;
	frame->rows = rows;
	frame->count = 0;
}

struct text *frame_line(struct frame *frame)
{
	if (frame->count >= frame->rows || frame->count >= FRAME_MOST_ROWS)
		return NULL;
	struct text *line = &frame->lines[frame->count++];
	text_clear(line);
	return line;
}

void frame_forget(struct frame *frame)
{
	frame->known = false;
}

#define FRAME_BEGIN "\x1b[?2026h" /* synchronized output */
#define FRAME_END   "\x1b[?2026l"
#define TO_LINE	    "\x1b[%dH" /* from 1, its first column */
#define CLEAR_LINE  "\x1b[2K"  /* before a line is written */
#define CLEAR_BELOW "\x1b[J"

static bool whole(const struct frame *frame)
{
	return !frame->known || frame->since_whole >= FRAME_WHOLE_EACH;
}

static bool line_changed(const struct frame *frame, int row)
{
	const struct text *line = &frame->lines[row], *shown = &frame->shown[row];
	return row >= frame->shown_count || line->length != shown->length ||
	       memcmp(line->bytes, shown->bytes, line->length) != 0;
}

static bool changed(const struct frame *frame)
{
	if (!frame->known || frame->count != frame->shown_count)
		return true;
	for (int row = 0; row < frame->count; row++)
		if (line_changed(frame, row))
			return true;
	return false;
}

static void put_line(const struct frame *frame, int row, struct text *out)
{
	/* cleared first: after the last column it would clear the last character */
	text_addf(out, TO_LINE, row + 1);
	text_add(out, CLEAR_LINE);
	text_add_bytes(out, frame->lines[row].bytes, frame->lines[row].length);
}

bool frame_changes(const struct frame *frame, struct text *out)
{
	if (!changed(frame))
		return false;
	text_add(out, FRAME_BEGIN);
	for (int row = 0; row < frame->count; row++)
		if (whole(frame) || line_changed(frame, row))
			put_line(frame, row, out);
	if (frame->count < frame->rows && (whole(frame) || frame->count < frame->shown_count)) {
		text_addf(out, TO_LINE, frame->count + 1);
		text_add(out, CLEAR_BELOW);
	}
	text_add(out, FRAME_END);
	return true;
}

void frame_shown(struct frame *frame)
{
	frame->since_whole = whole(frame) ? 0 : frame->since_whole + 1;
	frame->known = true;
	frame->shown_count = frame->count;
	for (int row = 0; row < frame->count; row++) {
		struct text before = frame->shown[row];
		frame->shown[row] = frame->lines[row];
		frame->lines[row] = before;
	}
}
