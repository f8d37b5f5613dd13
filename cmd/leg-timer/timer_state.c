#include "timer_state.h"

#include <string.h>

static const int64_t SECOND_MS = 1000;

enum { LIGHTEST = 1 };

static const struct step *current(const struct pace *pace)
{
	return &pace->plan->steps[pace->step];
}

static void report(const struct pace *pace, struct event event)
{
	event.at_ms = pace->now;
	event.real_us = EVENT_NO_TIME;
	event.step = pace->state == PACE_RUNNING ? (int)pace->step : EVENT_NO_STEP;
	pace->report(&event, pace->context);
}

static void end(struct pace *pace, enum session_status status)
{
	pace->state = PACE_ENDED;
	pace->paused = false;
	pace->status = status;
	report(pace, (struct event){.kind = EVENT_END, .status = status});
}

/* Before the start, at each change of side, at each change of zone to calf or thigh
 * (leg-safety(7), stop-rules). */
static bool wants_check(const struct plan *plan, size_t at)
{
	static const zone_set watched = ZONE_BIT(ZONE_CALF) | ZONE_BIT(ZONE_HAMSTRING) |
					ZONE_BIT(ZONE_FRONT_THIGH) | ZONE_BIT(ZONE_INNER_THIGH);
	const struct step *step = &plan->steps[at];
	if (at == 0 || step->kind == STEP_SWITCH)
		return true;
	return step->kind == STEP_MASSAGE && watched & ZONE_BIT(step->zone) &&
	       plan->steps[at - 1].zone != step->zone;
}

/* A switch, or work on another leg than the last one that was worked on, without a switch between.
 */
static bool changes_side(const struct plan *plan, size_t at)
{
	const struct step *steps = plan->steps;
	if (steps[at].kind == STEP_SWITCH)
		return true;
	if (steps[at].leg == LEG_BOTH)
		return false;
	size_t before = at;
	while (before > 0 && steps[before - 1].leg == LEG_BOTH &&
	       steps[before - 1].kind != STEP_SWITCH)
		before--;
	return before > 0 && steps[before - 1].kind != STEP_SWITCH &&
	       steps[before - 1].leg != steps[at].leg;
}

/* The work of a session: everything but getting ready, changing legs and clearing up. */
static bool is_work(enum step_kind kind)
{
	return kind != STEP_SETUP && kind != STEP_SWITCH && kind != STEP_AFTERCARE;
}

/* At least half of the work that this session was to do was done. */
static bool did_enough(const struct pace *pace)
{
	const struct pace_start *start = &pace->options.start;
	int64_t planned = 0, done = 0;
	for (size_t i = start->step; i < pace->plan->step_count; i++)
		if (is_work(pace->plan->steps[i].kind))
			planned += pace->plan->steps[i].seconds * SECOND_MS;
	if (is_work(pace->plan->steps[start->step].kind))
		planned -= start->done_ms;
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; is_work((enum step_kind)kind) && leg <= LEG_BOTH; leg++)
			done += pace->active_ms[kind][leg];
	return 2 * done >= planned;
}

static void begin(struct pace *pace, size_t at)
{
	if (at >= pace->plan->step_count) {
		pace->over = true;
		end(pace, did_enough(pace) ? SESSION_COMPLETED : SESSION_ENDED_EARLY);
		return;
	}
	const struct step *step = &pace->plan->steps[at];
	pace->state = PACE_RUNNING;
	pace->step = at;
	pace->done = pace->started ? 0 : pace->options.start.done_ms;
	pace->started = true;
	pace->length = step->seconds * SECOND_MS;
	pace->last = (struct mark){.at_ms = -1};
	pace->halfway = false;
	pace->waiting = 0;
	report(pace, (struct event){.kind = EVENT_BEGIN,
				    .ms = pace->length,
				    .side = changes_side(pace->plan, at)});
	if (wants_check(pace->plan, at))
		report(pace, (struct event){.kind = EVENT_CHECK});
	if (pace->options.strokes && step->reps)
		report(pace, (struct event){.kind = EVENT_STROKE,
					    .n = pace_repetition(pace),
					    .of = pace_repetitions(pace)});
}

void pace_begin(struct pace *pace, const struct plan *plan, const struct pace_options *options,
		pace_report *reporter, void *context)
{
	memset(pace, 0, sizeof *pace);
	pace->plan = plan;
	pace->options = *options;
	pace->report = reporter;
	pace->context = context;
	pace->step = options->start.step;
	pace->budget = options->start.spent;
	if (options->count_in > 0)
		report(pace, (struct event){.kind = EVENT_COUNT_IN, .n = options->count_in});
	else
		begin(pace, pace->step);
}

/* ---- time ---- */

static struct marked marked_now(const struct pace *pace)
{
	return (struct marked){current(pace), pace->length, pace->options.strokes};
}

static struct mark next_mark(const struct pace *pace)
{
	struct marked marked = marked_now(pace);
	return mark_next(&marked, pace->done, pace->last.at_ms < 0 ? NULL : &pace->last);
}

static void account(struct pace *pace, int64_t ms)
{
	const struct step *step = current(pace);
	bool walks = step->kind == STEP_WALKING || step->kind == STEP_PUMPS;
	pace->now += ms;
	pace->done += ms;
	pace->active_ms[step->kind][step->leg] += ms;
	pace->rested_ms = walks ? 0 : pace->rested_ms + ms;
	pace->walked |= walks && ms > 0;
	budget_spend(&pace->budget, step, ms);
}

static void finish(struct pace *pace)
{
	pace->steps_done += !pace->finished[pace->step];
	pace->finished[pace->step] = 1;
	report(pace, (struct event){.kind = EVENT_DONE});
	begin(pace, pace->step + 1);
}

static void reach(struct pace *pace, const struct mark *mark)
{
	pace->last = *mark;
	if (mark->kind == EVENT_DONE) {
		finish(pace);
		return;
	}
	if (mark->kind == EVENT_HALF && pace->halfway)
		return;
	pace->halfway |= mark->kind == EVENT_HALF;
	report(pace, (struct event){.kind = mark->kind, .n = mark->n, .of = mark->of});
}

/* The second of the count-in that is next, as time left until it. */
static int64_t to_next_count(const struct pace *pace)
{
	return SECOND_MS - pace->counted_ms % SECOND_MS;
}

static void count(struct pace *pace, int64_t ms)
{
	pace->now += ms;
	pace->counted_ms += ms;
	if (pace->counted_ms % SECOND_MS)
		return;
	int left = pace->options.count_in - (int)(pace->counted_ms / SECOND_MS);
	if (left > 0)
		report(pace, (struct event){.kind = EVENT_COUNT_IN, .n = left});
	else
		begin(pace, pace->step);
}

void pace_wait(struct pace *pace, int64_t ms)
{
	if (pace->state == PACE_RUNNING)
		pace->waiting += ms;
}

static void wait_out(struct pace *pace, int64_t to)
{
	int64_t ms = to - pace->now < pace->waiting ? to - pace->now : pace->waiting;
	pace->waiting -= ms;
	pace->paused_ms += ms;
	pace->now += ms;
}

/* Lets time pass until `to`, every mark on the way reported. */
static void run(struct pace *pace, int64_t to)
{
	wait_out(pace, to);
	while (pace->state == PACE_COUNTING && pace->now < to) {
		int64_t next = to_next_count(pace);
		count(pace, next < to - pace->now ? next : to - pace->now);
	}
	while (pace->state == PACE_RUNNING) {
		struct mark mark = next_mark(pace);
		if (mark.at_ms - pace->done > to - pace->now) {
			account(pace, to - pace->now);
			return;
		}
		account(pace, mark.at_ms - pace->done);
		reach(pace, &mark);
	}
}

/* True if a step that must not be done on an old screening is still to come. */
static bool holds_to_come(const struct pace *pace)
{
	for (size_t i = pace->step; i < pace->plan->step_count; i++)
		if (pace->plan->steps[i].clock == CLOCK_HOLD)
			return true;
	return false;
}

/* After a pause or a sleep. */
static void check_validity(struct pace *pace)
{
	if (pace->state == PACE_ENDED || pace->now <= pace->options.valid_ms ||
	    !holds_to_come(pace))
		return;
	pace->expired = true;
	end(pace, SESSION_ENDED_EARLY);
}

/* The machine slept until `to`: steps that keep go on, those that hold stop, and no mark is made up
 * for. */
static void sleep_through(struct pace *pace, int64_t to)
{
	report(pace, (struct event){.kind = EVENT_SLEPT, .ms = to - pace->now});
	while (pace->state == PACE_RUNNING && pace->now < to &&
	       current(pace)->clock == CLOCK_KEEP) {
		int64_t left = pace->length - pace->done, most = to - pace->now;
		account(pace, left < most ? left : most);
		if (pace->done >= pace->length)
			finish(pace);
	}
	if (pace->state == PACE_ENDED)
		return;
	pace->suspended_ms += to - pace->now;
	pace->now = to;
	check_validity(pace);
}

/* To where it is already, too: a key may have moved a mark to this very moment. */
static void advance(struct pace *pace, int64_t to)
{
	if (to < pace->now)
		to = pace->now;
	if (pace->paused) {
		pace->paused_ms += to - pace->now;
		pace->now = to;
		return;
	}
	int64_t due = pace_due(pace);
	if (to - due <= pace->options.gap_ms) {
		run(pace, to);
		return;
	}
	run(pace, due);
	if (pace->state != PACE_ENDED)
		sleep_through(pace, to);
}

int64_t pace_due(const struct pace *pace)
{
	if (pace->state == PACE_ENDED || pace->paused)
		return PACE_NEVER;
	if (pace->state == PACE_COUNTING)
		return pace->now + to_next_count(pace);
	if (pace->waiting)
		return pace->now + pace->waiting;
	int64_t second = SECOND_MS - pace->done % SECOND_MS;
	int64_t mark = next_mark(pace).at_ms - pace->done;
	return pace->now + (mark < second ? mark : second);
}

/* ---- keys ---- */

static void refuse(const struct pace *pace)
{
	report(pace, (struct event){.kind = EVENT_REFUSED});
}

static void pause_or_resume(struct pace *pace)
{
	pace->paused = !pace->paused;
	report(pace, (struct event){.kind = pace->paused ? EVENT_PAUSE : EVENT_RESUME});
	if (!pace->paused)
		check_validity(pace);
}

static bool is_walking(const struct step *step)
{
	return step->kind == STEP_WALKING || step->kind == STEP_PUMPS;
}

/* Blocks of walking want their rest between them (leg-safety(7), limit-codes). */
static bool rested_for(const struct pace *pace, size_t at)
{
	if (at >= pace->plan->step_count || !is_walking(&pace->plan->steps[at]) || !pace->walked)
		return true;
	return pace->rested_ms >= pace->plan->limits.leg[LEG_LEFT].walking.rest * SECOND_MS;
}

static void next(struct pace *pace)
{
	if (pace->state == PACE_COUNTING) {
		begin(pace, pace->step);
	} else if (!rested_for(pace, pace->step + 1)) {
		refuse(pace);
	} else {
		report(pace, (struct event){.kind = EVENT_SKIP, .ms = pace->length - pace->done});
		begin(pace, pace->step + 1);
	}
}

static void back(struct pace *pace)
{
	if (pace->state == PACE_COUNTING)
		return;
	size_t to = pace->done > PACE_RESTART_MS || pace->step == 0 ? pace->step : pace->step - 1;
	if (!rested_for(pace, to) || !budget_allows(&pace->budget, pace->plan, NULL, 0, to)) {
		refuse(pace);
		return;
	}
	pace->step = to;
	report(pace, (struct event){.kind = EVENT_BACK});
	begin(pace, to);
}

/* Ten seconds, or as many whole repetitions as fit in them, one at least. */
static int64_t adjustment(const struct step *step)
{
	if (!step->reps || step->rep_ms <= 0)
		return PACE_ADJUST_MS;
	int64_t whole = PACE_ADJUST_MS / step->rep_ms;
	return (whole ? whole : 1) * step->rep_ms;
}

/* Where the limit is on one block or one hold, not on the sum. */
static bool block_allows(const struct pace *pace, int64_t length)
{
	const struct step *step = current(pace);
	struct leg_limits on = limits_on(&pace->plan->limits, step->leg);
	if (is_walking(step))
		return length <= on.walking.block * SECOND_MS;
	if (step->kind == STEP_STRETCH && !step->stroke_ms)
		return length <= on.stretch.hold * SECOND_MS;
	return true;
}

static void longer(struct pace *pace)
{
	if (pace->state == PACE_COUNTING)
		return;
	int64_t more = adjustment(current(pace)), length = pace->length + more;
	if (length > PLAN_MOST_SECONDS * SECOND_MS || !block_allows(pace, length) ||
	    !budget_allows(&pace->budget, pace->plan, current(pace), length - pace->done,
			   pace->step + 1)) {
		refuse(pace);
		return;
	}
	pace->length = length;
	report(pace, (struct event){.kind = EVENT_LONGER, .ms = length});
}

/* The end comes no earlier than what is being done now: this second, this repetition. */
static void shorter(struct pace *pace)
{
	if (pace->state == PACE_COUNTING)
		return;
	const struct step *step = current(pace);
	int64_t whole = step->reps && step->rep_ms > 0 ? step->rep_ms : SECOND_MS;
	int64_t least = (pace->done / whole + 1) * whole;
	int64_t length = pace->length - adjustment(step);
	bool rest_needed = pace->step + 1 < pace->plan->step_count && pace->walked &&
			   is_walking(&pace->plan->steps[pace->step + 1]) &&
			   pace->plan->limits.leg[LEG_LEFT].walking.rest > 0;
	length = length < least ? least : length;
	if (length >= pace->length || rest_needed) {
		refuse(pace);
		return;
	}
	pace->length = length;
	report(pace, (struct event){.kind = EVENT_SHORTER, .ms = length});
}

static void lighter(struct pace *pace)
{
	pace->lighter++;
	report(pace, (struct event){.kind = EVENT_LIGHTER, .n = pace->lighter});
}

void pace_step(struct pace *pace, enum pace_input input, int64_t now)
{
	if (pace->state != PACE_ENDED)
		advance(pace, now);
	if (pace->state == PACE_ENDED)
		return;
	switch (input) {
	case PACE_PAUSE: pause_or_resume(pace); break;
	case PACE_NEXT: next(pace); break;
	case PACE_BACK: back(pace); break;
	case PACE_LONGER: longer(pace); break;
	case PACE_SHORTER: shorter(pace); break;
	case PACE_LIGHTER: lighter(pace); break;
	case PACE_SYMPTOM: end(pace, SESSION_SYMPTOM); break;
	case PACE_QUIT: end(pace, SESSION_ENDED_EARLY); break;
	case PACE_TICK:
	case PACE_INPUTS: break;
	}
}

/* ---- what it knows ---- */

int64_t pace_active_ms(const struct pace *pace)
{
	int64_t sum = 0;
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++)
			sum += pace->active_ms[kind][leg];
	return sum;
}

/* Whole seconds whose sum is the whole seconds of the sum: what is left over after rounding down
 * goes, a second each, to those that lost most. */
static void share_seconds(const struct pace *pace, int active[STEP_KINDS][LEG_BOTH + 1], int total)
{
	int64_t lost[STEP_KINDS][LEG_BOTH + 1];
	int given = 0;
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++) {
			active[kind][leg] = (int)(pace->active_ms[kind][leg] / SECOND_MS);
			lost[kind][leg] = pace->active_ms[kind][leg] % SECOND_MS;
			given += active[kind][leg];
		}
	for (; given < total; given++) {
		int64_t *most = &lost[0][0];
		int *place = &active[0][0];
		for (int i = 0; i < STEP_KINDS * (LEG_BOTH + 1); i++)
			if (lost[i / (LEG_BOTH + 1)][i % (LEG_BOTH + 1)] > *most) {
				most = &lost[i / (LEG_BOTH + 1)][i % (LEG_BOTH + 1)];
				place = &active[i / (LEG_BOTH + 1)][i % (LEG_BOTH + 1)];
			}
		(*place)++;
		*most = 0;
	}
}

void pace_record(const struct pace *pace, struct session *session)
{
	session->mode = pace->plan->mode;
	session->status = pace->state == PACE_ENDED ? pace->status : SESSION_ENDED_EARLY;
	session->planned_seconds = 0;
	for (size_t i = 0; i < pace->plan->step_count; i++)
		session->planned_seconds += pace->plan->steps[i].seconds;
	session->active_seconds = (int)(pace_active_ms(pace) / SECOND_MS);
	session->paused_seconds = (int)(pace->paused_ms / SECOND_MS);
	session->suspended_seconds = (int)(pace->suspended_ms / SECOND_MS);
	session->steps_planned = (int)pace->plan->step_count;
	session->steps_done = pace->steps_done;
	share_seconds(pace, session->active, session->active_seconds);
}

int pace_pressure(const struct pace *pace, const struct step *step)
{
	int pressure = step->pressure - pace->lighter;
	if (!step->pressure)
		return 0;
	return pressure < LIGHTEST ? LIGHTEST : pressure;
}

int64_t pace_left_ms(const struct pace *pace)
{
	if (pace->state == PACE_ENDED)
		return 0;
	size_t at = pace->state == PACE_COUNTING ? pace->step : pace->step + 1;
	int64_t left = pace->state == PACE_COUNTING ? -pace->options.start.done_ms
						    : pace->length - pace->done;
	for (; at < pace->plan->step_count; at++)
		left += pace->plan->steps[at].seconds * SECOND_MS;
	return left;
}

int pace_repetitions(const struct pace *pace)
{
	struct marked marked = marked_now(pace);
	return mark_repetitions(&marked);
}

int pace_repetition(const struct pace *pace)
{
	const struct step *step = current(pace);
	int all = pace_repetitions(pace);
	if (!all)
		return 0;
	int64_t index = pace->done / step->rep_ms;
	return (int)(index < all ? index : all - 1) + 1;
}
