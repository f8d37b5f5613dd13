/* Frames: what is sent of a frame makes a terminal show just what the whole frame would. */
#include "leg-timer/frame.h"

#include <stdio.h>

#include "leg-timer/screen_layout.h"

#include "screen_model.h"
#include "tap.h"

enum { SEED = 20261123, RUNS = 40, FRAMES = 150 };

static const int sizes[][2] = {{120, 40}, {80, 24}, {64, 22}, {40, 12}, {32, 12},  {20, 4},
			       {20, 1},	  {7, 3},   {1, 1},   {3, 130}, {200, 110}};
enum { SIZES = sizeof sizes / sizeof sizes[0] };

static int below(int n)
{
	return rand() % n;
}

static bool one_in(int n)
{
	return below(n) == 0;
}

static const char *some_words(void)
{
	static const char *const words[] = {
		"",
		"Long strokes, left leg",
		"Kneading, back of the right thigh",
		"一二三四五六七八九十",
		"cafe\xcc\x81 au lait, na\xc3\xafve",
		("Glide up with a flat palm, then float back without pressure, as often as you "
		 "like."),
		"مرحبا \\x1b[2J",
		"averyveryverylongwordthatisbrokenwhereverthelineendsbecausenothingelsecanbedone",
	};
	return words[below(sizeof words / sizeof words[0])];
}

/* Another content: now and then all of it, mostly what moves. */
static void change(struct screen_content *content)
{
	if (one_in(8)) {
		content->plan = some_words();
		content->title = some_words();
		content->cue = some_words();
		content->caution = some_words();
		content->next = some_words();
		content->pressure = below(6);
		content->reps = below(9);
		content->rep = content->reps ? 1 + below(content->reps) : 0;
		content->steps = 20;
		content->step = below(20);
		content->step_ms = 1000 * (1 + below(100));
		content->all_ms = 1000 * (1 + below(5000));
		content->picture.leg = (enum leg)below(LEG_BOTH + 1);
		content->picture.zone = below(11) - 1;
		content->picture.upward = one_in(2);
		content->picture.unicode = one_in(2);
	}
	if (one_in(4)) {
		content->step_left_ms = below((int)content->step_ms + 1);
		content->shown_ms = below(100 * BOARD_PART_MS);
		content->left_ms = below((int)content->all_ms + 1);
		content->rep = content->reps ? 1 + below(content->reps) : 0;
	}
	if (one_in(10))
		content->notice = some_words();
	if (one_in(10))
		content->paused = !content->paused;
	if (one_in(15))
		content->help = !content->help;
	if (one_in(20))
		content->color = !content->color;
	content->picture.hands = below(HANDS_WAY + 2) - 1;
	content->picture.pulse = one_in(2);
}

/* The content as a terminal shows it that was sent the whole frame. */
static void show_whole(const struct screen_content *content, struct screen_model *model)
{
	static struct frame frame;
	struct text bytes = TEXT_EMPTY;
	frame_init(&frame);
	model_resize(model, content->columns, content->rows);
	screen_draw(content, &frame);
	frame_changes(&frame, &bytes);
	model_send(model, bytes.bytes);
	text_release(&bytes);
	frame_release(&frame);
}

struct counts {
	int sent, silent, dropped, resized, different, faults;
};

/* One frame after another on one terminal, some of them dropped, some after a resize. */
static void run(struct counts *counts)
{
	static struct frame frame;
	struct screen_model shown = {0}, whole = {0};
	struct text bytes = TEXT_EMPTY;
	struct screen_content content = {.plan = "",
					 .title = "",
					 .cue = "",
					 .caution = "",
					 .next = "",
					 .note = "",
					 .leg = "left leg",
					 .notice = "",
					 .rep_word = "Stroke"};
	frame_init(&frame);
	for (int i = 0; i < FRAMES; i++) {
		if (i == 0 || one_in(25)) {
			const int *size = sizes[below(SIZES)];
			counts->resized += content.columns != size[0] || content.rows != size[1];
			if (content.columns != size[0] || content.rows != size[1])
				model_resize(&shown, size[0], size[1]);
			content.columns = size[0];
			content.rows = size[1];
		}
		change(&content);
		screen_draw(&content, &frame);
		text_clear(&bytes);
		bool changed = frame_changes(&frame, &bytes);
		counts->different += changed != (bytes.length > 0);
		if (changed && one_in(6)) {
			frame_forget(&frame);
			counts->dropped++;
			continue;
		}
		model_send(&shown, bytes.bytes);
		if (changed)
			frame_shown(&frame);
		show_whole(&content, &whole);
		counts->different += !model_same(&shown, &whole);
		changed ? counts->sent++ : counts->silent++;
	}
	counts->faults += shown.faults + whole.faults;
	model_release(&shown);
	model_release(&whole);
	text_release(&bytes);
	frame_release(&frame);
}

static void test_property(void)
{
	struct counts counts = {0};
	srand(SEED);
	for (int i = 0; i < RUNS; i++)
		run(&counts);
	ok(!counts.different && counts.sent > RUNS * FRAMES / 3 && counts.dropped && counts.silent,
	   "%d frames sent, %d dropped, %d the same, %d resizes: the terminal shows the whole (%d "
	   "do not)",
	   counts.sent, counts.dropped, counts.silent, counts.resized, counts.different);
	ok(!counts.faults, "and nothing wraps, scrolls or is unknown (%d)", counts.faults);
}

static size_t send(struct frame *frame, const struct screen_content *content)
{
	struct text bytes = TEXT_EMPTY;
	screen_draw(content, frame);
	if (frame_changes(frame, &bytes))
		frame_shown(frame);
	size_t length = bytes.length;
	text_release(&bytes);
	return length;
}

static void test_amount(void)
{
	static struct frame frame;
	struct screen_content content = {
		.columns = 80,
		.rows = 24,
		.plan = "Circulation",
		.title = "Long strokes, left leg",
		.cue = "Glide up.",
		.caution = "",
		.next = "Kneading",
		.note = "",
		.leg = "left leg",
		.notice = "",
		.step = 1,
		.steps = 3,
		.step_ms = 25000,
		.step_left_ms = 9000,
		.all_ms = 60000,
		.left_ms = 50000,
		.rep = 2,
		.reps = 5,
		.rep_word = "Stroke",
		.picture =
			{.unicode = true, .zone = 8, .hands = 200, .pulse = true, .upward = true},
	};
	frame_init(&frame);
	size_t whole = send(&frame, &content);
	ok(send(&frame, &content) == 0, "what is the same is not sent");
	content.picture.hands = leg_picture_next(&content.picture);
	size_t moved = send(&frame, &content);
	ok(moved > 0 && moved * 4 < whole, "hands that move are %zu bytes of %zu", moved, whole);
	int each = 0;
	do {
		content.picture.hands = each % 2 ? 200 : 600;
		each++;
	} while (send(&frame, &content) < whole && each < 2 * FRAME_WHOLE_EACH);
	ok(each <= FRAME_WHOLE_EACH, "and each so often the whole (after %d)", each);
	frame_forget(&frame);
	ok(send(&frame, &content) >= whole * 9 / 10, "as when nothing is known");
	frame_release(&frame);
}

static void test_rows(void)
{
	struct frame frame;
	int lines = 0;
	frame_init(&frame);
	frame_begin(&frame, 80, 4 * FRAME_MOST_ROWS);
	while (lines < 2 * FRAME_MOST_ROWS && frame_line(&frame))
		lines++;
	ok(lines == FRAME_MOST_ROWS, "a frame has room for %d lines, however high the window",
	   lines);
	frame_begin(&frame, 80, 3);
	for (lines = 0; lines < 9 && frame_line(&frame);)
		lines++;
	ok(lines == 3, "and as many as a low one has rows");
	frame_release(&frame);
}

int main(void)
{
	test_property();
	test_amount();
	test_rows();
	return tap_done();
}
