#include "timer_words.h"

#include "base/terminal_text.h"
#include "show/duration_text.h"
#include "show/plan_words.h"
#include "show/step_text.h"

/* Below these a line is not worth the two seconds that it takes to read aloud. */
enum { LENGTH_FROM_MS = 30000, HALF_FROM_MS = 30000, LAST_FROM_MS = 60000 };

const char timer_keys[] = "Keys (press ? or q to close this)\n"
			  "space  pause, and on again\n"
			  "n      next step\n"
			  "b      back: this step again, or the one before\n"
			  "+ -    ten seconds more or less\n"
			  "l      too hard: lighter from now on\n"
			  "!      something is wrong: stop at once\n"
			  "q      end\n"
			  "?      these keys";

const char timer_refused[] = "Not done: there is a limit to that here.";

void timer_note(const struct plan *plan, size_t step, struct text *out)
{
	size_t first = 0;
	while (first < step && !plan->steps[first].note)
		first++;
	if (!plan->steps[step].note)
		return;
	if (first == step)
		text_addf(out, "%s ", note_rule);
	text_add(out, NOTE_MARK);
	visible_add(out, plan->steps[step].note);
}

/* True if the step gets something ready; in the count-in, the first one. */
static bool is_setup(const struct told *told)
{
	return told->timer->plan->steps[told->timer->step].kind == STEP_SETUP;
}

/* "Long strokes, left leg. Glide up … Pressure light. 5 strokes." One kind of number: repetitions
 * or time. */
static void begin_line(const struct event *event, const struct told *told, struct text *out)
{
	const struct plan *plan = told->timer->plan;
	size_t at = (size_t)event->step;
	struct text line = TEXT_EMPTY, length = TEXT_EMPTY;
	int repetitions = timer_repetitions(told->timer);
	bool new = told_is_new(told->before, plan, at);
	told_step(told->before, told->timer, at, &line);
	duration_words(event->ms / 1000, &length);
	if (repetitions && new)
		text_addf(&line, " %d %s.", repetitions,
			  repetition_words(&plan->steps[at], repetitions));
	else if (!repetitions && event->ms >= LENGTH_FROM_MS)
		text_addf(&line, " %s.", length.bytes);
	if (told->keys && event->at_ms == 0 && is_setup(told)) /* no count-in has said it */
		text_add(&line, " Press n when ready.");
	text_release(&length);
	text_add(out, line.bytes);
	text_release(&line);
}

static void add_time(struct text *out, const char *before, int64_t ms, const char *after)
{
	text_add(out, before);
	duration_words((ms + 500) / 1000, out);
	text_add(out, after);
}

static void count_in_line(const struct event *event, const struct told *told, struct text *out)
{
	add_time(out, "Starting in ", event->n * 1000, ".");
	if (told->keys)
		text_addf(out, " Press %s? for the keys, ! if something is wrong.",
			  is_setup(told) ? "n when ready, " : "");
}

static void check_line(const struct told *told, struct text *out)
{
	bool first = !told->before->check;
	told_check(told->before, told->timer->plan, out);
	if (first)
		text_add(out, told->keys ? " If not, press ! to stop." : " If not, stop.");
}

const char *timer_slept(const struct event *event, const struct plan *plan)
{
	bool counted = event->step != EVENT_NO_STEP && plan->steps[event->step].clock == CLOCK_KEEP;
	return counted ? "The time of this step went on." : "Picked up where you left off.";
}

void timer_line(const struct event *event, const struct told *told, struct text *out)
{
	static const char *const ends[] = {
		[SESSION_COMPLETED] = "Done.",
		[SESSION_ENDED_EARLY] = "Ended early.",
		[SESSION_SYMPTOM] = "", /* the question or the advice says it */
	};
	const struct timer *timer = told->timer;
	int64_t left = timer->length - timer->done;
	const char *same;
	switch (event->kind) {
	case EVENT_COUNT_IN:
		if (event->at_ms == 0)
			count_in_line(event, told, out);
		break;
	case EVENT_BEGIN: begin_line(event, told, out); break;
	case EVENT_CHECK:
		if (timer->plan->steps[event->step].kind != STEP_SWITCH) /* its words ask that */
			check_line(told, out);
		break;
	case EVENT_STROKE:
		if (told->strokes || (event_is_hold(event, timer->plan) && event->n > 1))
			text_addf(out, "%d of %d.", event->n, event->of);
		break;
	case EVENT_RETURN:
	case EVENT_LIGHTER:
		same = told_event(event, timer->plan);
		text_add(out, same ? same : "");
		break;
	case EVENT_HALF:
		if (left >= HALF_FROM_MS)
			add_time(out, "Half-way, ", left, " left.");
		break;
	case EVENT_LAST:
		if (event->n == 10 && timer->length >= LAST_FROM_MS)
			text_addf(out, "%d seconds left.", event->n);
		break;
	case EVENT_SKIP: text_add(out, is_setup(told) ? "Ready." : "Skipped."); break;
	case EVENT_BACK: text_add(out, "Back."); break;
	case EVENT_LONGER: add_time(out, "Longer, ", event->ms, " in all."); break;
	case EVENT_SHORTER: add_time(out, "Shorter, ", event->ms, " in all."); break;
	case EVENT_REFUSED: text_add(out, timer_refused); break;
	case EVENT_PAUSE: text_add(out, "Paused. Press space to go on."); break;
	case EVENT_RESUME: text_add(out, "Going on."); break;
	case EVENT_SLEPT:
		add_time(out, "Interrupted for ", event->ms, ". ");
		text_add(out, timer_slept(event, timer->plan));
		break;
	case EVENT_END: text_add(out, ends[event->status]); break;
	case EVENT_DONE:
	case EVENT_KINDS: break;
	}
}

void timer_needs(const struct plan *plan, struct text *out)
{
	const char *between = "Have ready: ";
	bool partner = plan->mode == MODE_PARTNER;
	for (int thing = 0; thing < THINGS; thing++)
		if (plan->needs & THING_BIT(thing)) {
			text_addf(out, "%s%s", between, thing_words((enum thing)thing, partner));
			between = ", ";
		}
	if (plan->needs)
		text_add_char(out, '.');
}
