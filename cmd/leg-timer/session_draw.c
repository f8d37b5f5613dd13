/* Draws the session: turns the state of the timer into the plain values of screen_content.h. */
#include "session_view.h"

#include "base/clock.h"
#include "base/terminal_text.h"
#include "picture_animation.h"
#include "screen_layout.h"
#include "show/step_text.h"
#include "timer_words.h"

/* The strings of a frame, made visible. */
enum {
	SHOWN_PLAN,
	SHOWN_TITLE,
	SHOWN_CUE,
	SHOWN_CAUTION,
	SHOWN_NEXT,
	SHOWN_NOTICE,
	SHOWN_NOTE,
	SHOWN
};

static const char *make_visible(struct text *place, const char *words)
{
	if (words)
		visible_add(place, words);
	return place->bytes;
}

static void show_words(const struct session_view *view, struct text shown[SHOWN],
		       struct screen_content *content)
{
	const struct timer *timer = &view->timer;
	const struct plan *plan = view->plan;
	const struct step *step = &plan->steps[timer->step];
	bool counting = timer->state == TIMER_COUNTING;
	size_t next = timer->step + 1;
	struct text *note = &shown[SHOWN_NOTE];
	if (counting || step->kind == STEP_SETUP)
		timer_needs(plan, note);
	if (!counting) {
		text_add(note, note->length ? " " : "");
		timer_note(plan, timer->step, note);
	}
	content->note = note->bytes;
	content->plan = make_visible(&shown[SHOWN_PLAN], plan->title);
	content->title = make_visible(&shown[SHOWN_TITLE], step->title);
	content->cue = make_visible(&shown[SHOWN_CUE], step->cue);
	content->caution = make_visible(&shown[SHOWN_CAUTION], step->caution);
	content->next = make_visible(&shown[SHOWN_NEXT],
				     next < plan->step_count ? plan->steps[next].title : NULL);
	content->notice =
		make_visible(&shown[SHOWN_NOTICE], view->notice ? view->notice : view->warning);
}

static void show_numbers(const struct session_view *view, struct screen_content *content)
{
	const struct timer *timer = &view->timer;
	const struct step *step = &view->plan->steps[timer->step];
	int64_t count_in = view->timer.setup.count_in * 1000LL;
	bool counting = timer->state == TIMER_COUNTING;
	content->leg = step->kind == STEP_MASSAGE || step->kind == STEP_STRETCH
			       ? leg_words(step->leg)
			       : "";
	content->setup = step->kind == STEP_SETUP && !counting;
	content->steps = (int)view->plan->step_count;
	content->step = counting ? 0 : (int)timer->step + 1;
	content->step_ms = counting ? count_in : timer->length;
	content->step_left_ms =
		counting ? count_in - timer->counted_ms : timer->length - timer->done;
	content->shown_ms = timer->now - (view->help ? view->help_ms : timer->begun);
	content->left_ms = timer_left_ms(timer);
	content->all_ms = view->plan->seconds * 1000LL;
	if (counting)
		return;
	content->rep = timer_repetition(timer);
	content->reps = timer_repetitions(timer);
	content->rep_word = repetition_words(step, 0);
	content->pressure = timer_pressure(timer, step);
}

void view_send_frame(struct session_view *view)
{
	struct text bytes = TEXT_EMPTY;
	if (frame_changes(&view->frame, &bytes)) {
		view->drawn_ns = clock_monotonic_ns();
		if (term_frame(view->term, bytes.bytes, bytes.length))
			frame_shown(&view->frame);
		else
			frame_forget(&view->frame);
	}
	text_release(&bytes);
}

void view_draw(struct session_view *view)
{
	struct term_size size = term_measure(view->term);
	struct screen_content content = {
		.columns = size.columns,
		.rows = size.rows,
		.color = view->color,
		.paused = view->timer.paused,
		.help = view->help,
		.picture = motion_picture(&view->timer, view->still),
	};
	struct text shown[SHOWN];
	for (int i = 0; i < SHOWN; i++)
		shown[i] = TEXT_EMPTY;
	show_words(view, shown, &content);
	show_numbers(view, &content);
	screen_draw(&content, &view->frame);
	view_send_frame(view);
	for (int i = 0; i < SHOWN; i++)
		text_release(&shown[i]);
}
