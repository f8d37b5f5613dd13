/* Draws the session: from the state of the machine to the plain values of board.h. */
#include "session_view.h"

#include "base/clock.h"
#include "base/terminal_text.h"
#include "opening.h"
#include "picture_animation.h"
#include "screen_layout.h"
#include "timer_words.h"
#include "show/step_text.h"

/* The strings of a frame, made visible. */
struct shown {
	struct text plan, title, cue, caution, note, next, notice;
};

static const char *show(struct text *place, const char *words)
{
	text_init(place);
	if (words)
		visible_add(place, words);
	return place->bytes;
}

static void show_words(const struct pacer *pacer, struct shown *shown, struct board *board)
{
	const struct pace *pace = &pacer->pace;
	const struct plan *plan = pacer->plan;
	const struct step *step = &plan->steps[pace->step];
	bool counting = pace->state == PACE_COUNTING;
	size_t next = pace->step + 1;
	board->plan = show(&shown->plan, plan->title);
	board->title = show(&shown->title, step->title);
	board->cue = show(&shown->cue, step->cue);
	board->caution = show(&shown->caution, step->caution);
	text_init(&shown->note);
	if (counting || step->kind == STEP_SETUP)
		opening_needs(plan, &shown->note);
	if (!counting && !shown->note.length)
		timer_note(plan, pace->step, &shown->note);
	board->note = shown->note.bytes;
	board->next = show(&shown->next, counting		   ? step->title
					 : next < plan->step_count ? plan->steps[next].title
								   : NULL);
	board->notice = show(&shown->notice, pacer->notice);
}

static void release(struct shown *shown)
{
	text_release(&shown->plan);
	text_release(&shown->title);
	text_release(&shown->cue);
	text_release(&shown->caution);
	text_release(&shown->note);
	text_release(&shown->next);
	text_release(&shown->notice);
}

static void show_numbers(const struct pacer *pacer, struct board *board)
{
	const struct pace *pace = &pacer->pace;
	const struct step *step = &pacer->plan->steps[pace->step];
	int64_t count_in = pacer->pace.options.count_in * 1000LL;
	bool counting = pace->state == PACE_COUNTING;
	board->leg = step->kind == STEP_MASSAGE || step->kind == STEP_STRETCH ? leg_words(step->leg)
									      : "";
	board->setup = step->kind == STEP_SETUP && !counting;
	board->steps = (int)pacer->plan->step_count;
	board->step = counting ? 0 : (int)pace->step + 1;
	board->step_ms = counting ? count_in : pace->length;
	board->step_left_ms = counting ? count_in - pace->counted_ms : pace->length - pace->done;
	board->left_ms = pace_left_ms(pace);
	board->all_ms = pacer->plan->seconds * 1000LL;
	if (counting)
		return;
	board->rep = pace_repetition(pace);
	board->reps = pace_repetitions(pace);
	board->rep_word = repetition_words(step, 0);
	board->pressure = pace_pressure(pace, step);
}

void pacer_draw(struct pacer *pacer)
{
	struct term_size size = term_measure(pacer->term);
	struct board board = {
		.columns = size.columns,
		.rows = size.rows,
		.color = pacer->color,
		.paused = pacer->pace.paused,
		.help = pacer->help,
		.picture = motion_picture(&pacer->pace, pacer->still),
	};
	struct shown shown;
	struct text bytes = TEXT_EMPTY;
	show_words(pacer, &shown, &board);
	show_numbers(pacer, &board);
	board_draw(&board, &pacer->frame);
	if (frame_changes(&pacer->frame, &bytes)) {
		pacer->drawn_ns = clock_monotonic_ns();
		if (term_frame(pacer->term, bytes.bytes, bytes.length))
			frame_shown(&pacer->frame);
		else
			frame_forget(&pacer->frame);
	}
	text_release(&bytes);
	release(&shown);
}
