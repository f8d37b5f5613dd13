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

/* Another board: now and then all of it, mostly what moves. */
static void change(struct board *board)
{
	if (one_in(8)) {
		board->plan = some_words();
		board->title = some_words();
		board->cue = some_words();
		board->caution = some_words();
		board->next = some_words();
		board->pressure = below(6);
		board->reps = below(9);
		board->rep = board->reps ? 1 + below(board->reps) : 0;
		board->steps = 20;
		board->step = below(20);
		board->step_ms = 1000 * (1 + below(100));
		board->all_ms = 1000 * (1 + below(5000));
		board->picture.leg = (enum leg)below(LEG_BOTH + 1);
		board->picture.zone = below(11) - 1;
		board->picture.upward = one_in(2);
		board->picture.unicode = one_in(2);
	}
	if (one_in(4)) {
		board->step_left_ms = below((int)board->step_ms + 1);
		board->left_ms = below((int)board->all_ms + 1);
		board->rep = board->reps ? 1 + below(board->reps) : 0;
	}
	if (one_in(10))
		board->notice = some_words();
	if (one_in(10))
		board->paused = !board->paused;
	if (one_in(15))
		board->help = !board->help;
	if (one_in(20))
		board->color = !board->color;
	board->picture.hands = below(HANDS_WAY + 2) - 1;
	board->picture.pulse = one_in(2);
}

/* The board as a terminal shows it that was sent the whole frame. */
static void show_whole(const struct board *board, struct screen_model *model)
{
	static struct frame frame;
	struct text bytes = TEXT_EMPTY;
	frame_init(&frame);
	model_resize(model, board->columns, board->rows);
	board_draw(board, &frame);
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
	struct board board = {.plan = "",
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
			counts->resized += board.columns != size[0] || board.rows != size[1];
			if (board.columns != size[0] || board.rows != size[1])
				model_resize(&shown, size[0], size[1]);
			board.columns = size[0];
			board.rows = size[1];
		}
		change(&board);
		board_draw(&board, &frame);
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
		show_whole(&board, &whole);
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

static size_t send(struct frame *frame, const struct board *board)
{
	struct text bytes = TEXT_EMPTY;
	board_draw(board, frame);
	if (frame_changes(frame, &bytes))
		frame_shown(frame);
	size_t length = bytes.length;
	text_release(&bytes);
	return length;
}

static void test_amount(void)
{
	static struct frame frame;
	struct board board = {
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
	size_t whole = send(&frame, &board);
	ok(send(&frame, &board) == 0, "what is the same is not sent");
	board.picture.hands = leg_picture_next(&board.picture);
	size_t moved = send(&frame, &board);
	ok(moved > 0 && moved * 4 < whole, "hands that move are %zu bytes of %zu", moved, whole);
	int each = 0;
	do {
		board.picture.hands = each % 2 ? 200 : 600;
		each++;
	} while (send(&frame, &board) < whole && each < 2 * FRAME_WHOLE_EACH);
	ok(each <= FRAME_WHOLE_EACH, "and each so often the whole (after %d)", each);
	frame_forget(&frame);
	ok(send(&frame, &board) >= whole * 9 / 10, "as when nothing is known");
	frame_release(&frame);
}

int main(void)
{
	test_property();
	test_amount();
	return tap_done();
}
