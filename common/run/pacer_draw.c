/* What the screen shows of a session: from the machine's state to the plain values of show/board.
 */
#include "run/pacer.h"

#include <string.h>

#include "base/environment.h"
#include "base/visible.h"
#include "show/board.h"
#include "show/timer_text.h"

enum { SLOW_MS = 2000 }; /* repetitions shorter than this are shown as a pulse, not as a way */

/* Where the hands are: along the zone with each slow stroke; with quick ones from its low end to
 * its high end over the whole step, pressing in time. Not shown while the hand goes back. */
static void place_hands(const struct pacer *pacer, struct leg_picture *picture)
{
	const struct pace *pace = &pacer->pace;
	const struct step *step = &pacer->plan->steps[pace->step];
	picture->hands = HANDS_NOWHERE;
	picture->pulse = true;
	if (step->rep_ms <= 0 || step->reps <= 0)
		return;
	int64_t within = pace->done % step->rep_ms;
	int stroke = step->stroke_ms > 0 ? step->stroke_ms : step->rep_ms;
	picture->upward = step->direction == DIRECTION_TOWARD_HEART;
	if (pacer->still) {
		picture->hands = HANDS_WAY / 2;
	} else if (step->rep_ms >= SLOW_MS) {
		if (within < stroke)
			picture->hands = (int)(within * HANDS_WAY / stroke);
	} else {
		picture->hands = (int)(pace->done * HANDS_WAY / pace->length);
		picture->pulse = within * 2 < step->rep_ms;
	}
}

static struct leg_picture picture_now(const struct pacer *pacer)
{
	const struct pace *pace = &pacer->pace;
	const struct step *step = &pacer->plan->steps[pace->step];
	struct leg_picture picture = {
		.unicode = environment_wants_unicode(),
		.leg = step->leg,
		.zone = pace->state == PACE_RUNNING ? step->zone : STEP_WITHOUT,
		.hands = HANDS_NOWHERE,
	};
	if (pace->state == PACE_RUNNING && step->zone != STEP_WITHOUT)
		place_hands(pacer, &picture);
	return picture;
}

/* The strings of a frame, made visible. */
struct shown {
	struct text plan, title, cue, caution, next, notice;
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
	text_release(&shown->next);
	text_release(&shown->notice);
}

static void show_numbers(const struct pacer *pacer, struct board *board)
{
	const struct pace *pace = &pacer->pace;
	const struct step *step = &pacer->plan->steps[pace->step];
	int64_t count_in = pacer->pace.options.count_in * 1000LL;
	bool counting = pace->state == PACE_COUNTING;
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
	board->rep_word = timer_repetition(step, 0);
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
		.picture = picture_now(pacer),
	};
	struct shown shown;
	struct text frame = TEXT_EMPTY;
	show_words(pacer, &shown, &board);
	show_numbers(pacer, &board);
	board_draw(&board, &frame);
	/* nothing is sent that changes nothing; what does not fit now is tried at the next moment
	 */
	bool same = frame.length == pacer->shown.length &&
		    !memcmp(frame.bytes, pacer->shown.bytes, frame.length);
	if (!same && term_frame(pacer->term, frame.bytes, frame.length)) {
		text_release(&pacer->shown);
		pacer->shown = frame;
		frame = TEXT_EMPTY;
	}
	text_release(&frame);
	release(&shown);
}
