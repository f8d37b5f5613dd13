#include "timer_state.h"

#include <string.h>

static const int64_t SECOND_MS = 1000;

enum { LIGHTEST = 1, ACTIVE_PARTS = STEP_KINDS * (LEG_BOTH + 1) };

static const struct step *current_step(const struct timer *timer)
{
	return &timer->plan->steps[timer->step];
}

static void report_event(const struct timer *timer, struct event event)
{
	event.at_ms = timer->now;
	event.real_us = EVENT_NO_TIME;
	event.step = timer->state == TIMER_RUNNING ? (int)timer->step : EVENT_NO_STEP;
	timer->report(&event, timer->context);
}

static void end_session(struct timer *timer, enum session_status status)
{
	timer->state = TIMER_ENDED;
	timer->paused = false;
	timer->status = status;
	report_event(timer, (struct event){.kind = EVENT_END, .status = status});
}

/* A change of legs, or work on the other leg without one in between. */
static bool changes_side(const struct plan *plan, size_t at)
{
	const struct step *steps = plan->steps;
	if (steps[at].kind == STEP_SWITCH)
		return true;
	if (steps[at].leg == LEG_BOTH)
		return false;
	size_t before = at;
	do {
		if (!before || steps[--before].kind == STEP_SWITCH)
			return false;
	} while (steps[before].leg == LEG_BOTH);
	return steps[before].leg != steps[at].leg;
}

/* Before the start and before going on, at each change of side, at each change of zone to calf or
 * thigh (leg-safety(7), stop-rules). */
static bool wants_check(const struct timer *timer, size_t at)
{
	static const zone_set watched = ZONE_BIT(ZONE_CALF) | ZONE_BIT(ZONE_HAMSTRING) |
					ZONE_BIT(ZONE_FRONT_THIGH) | ZONE_BIT(ZONE_INNER_THIGH);
	const struct step *step = &timer->plan->steps[at];
	if (at == 0 || at == timer->setup.start.at.step || changes_side(timer->plan, at))
		return true;
	return step->kind == STEP_MASSAGE && watched & ZONE_BIT(step->zone) &&
	       step[-1].zone != step->zone;
}

/* The work of a session: everything but getting ready, changing legs and clearing up. */
static bool is_work(enum step_kind kind)
{
	return kind != STEP_SETUP && kind != STEP_SWITCH && kind != STEP_AFTERCARE;
}

/* True if at least half of the session's work was done. */
static bool did_enough(const struct timer *timer)
{
	const struct timer_start *start = &timer->setup.start;
	int64_t planned = 0, done = 0;
	for (size_t i = start->at.step; i < timer->plan->step_count; i++)
		if (is_work(timer->plan->steps[i].kind))
			planned += timer->plan->steps[i].seconds * SECOND_MS;
	if (is_work(timer->plan->steps[start->at.step].kind))
		planned -= start->at.done_ms;
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; is_work((enum step_kind)kind) && leg <= LEG_BOTH; leg++)
			done += timer->active_ms[kind][leg];
	return 2 * done >= planned;
}

static void begin_step(struct timer *timer, size_t at)
{
	if (at >= timer->plan->step_count) {
		timer->over = true;
		end_session(timer, did_enough(timer) ? SESSION_COMPLETED : SESSION_ENDED_EARLY);
		return;
	}
	const struct step *step = &timer->plan->steps[at];
	timer->state = TIMER_RUNNING;
	timer->step = at;
	timer->begun = timer->now;
	timer->done = timer->started ? 0 : timer->setup.start.at.done_ms;
	timer->started = true;
	timer->length = step->seconds * SECOND_MS;
	timer->last = (struct step_mark){.at_ms = -1};
	timer->halfway = false;
	timer->waiting = 0;
	report_event(timer, (struct event){.kind = EVENT_BEGIN,
					   .ms = timer->length,
					   .side = changes_side(timer->plan, at)});
	if (wants_check(timer, at))
		report_event(timer, (struct event){.kind = EVENT_CHECK});
	if (timer->setup.strokes && step->reps)
		report_event(timer, (struct event){.kind = EVENT_STROKE,
						   .n = timer_repetition(timer),
						   .of = timer_repetitions(timer)});
}

void timer_begin(struct timer *timer, const struct plan *plan, const struct timer_setup *setup,
		 timer_report *reporter, void *context)
{
	memset(timer, 0, sizeof *timer);
	timer->plan = plan;
	timer->setup = *setup;
	timer->report = reporter;
	timer->context = context;
	timer->step = setup->start.at.step;
	timer->lighter = (int)setup->start.at.lighter;
	timer->budget = setup->start.at.spent;
	for (int leg = 0; leg < LEGS; leg++)
		timer->budget.spent_ms[BUDGET_MASSAGE][leg] += setup->start.since[leg] * SECOND_MS;
	timer->walked = setup->start.at.walked;
	timer->rested_ms = setup->start.at.rested_ms;
	if (setup->count_in > 0)
		report_event(timer, (struct event){.kind = EVENT_COUNT_IN, .n = setup->count_in});
	else
		begin_step(timer, timer->step);
}

/* ---- time ---- */

static struct marked marked_now(const struct timer *timer)
{
	return (struct marked){current_step(timer), timer->length, timer->setup.strokes};
}

static struct step_mark next_mark(const struct timer *timer)
{
	struct marked marked = marked_now(timer);
	return mark_next(&marked, timer->done, &timer->last);
}

static bool is_walking(const struct step *step)
{
	return step->kind == STEP_WALKING || step->kind == STEP_PUMPS;
}

static void account_time(struct timer *timer, int64_t ms)
{
	const struct step *step = current_step(timer);
	bool walks = is_walking(step);
	timer->now += ms;
	timer->done += ms;
	timer->active_ms[step->kind][step->leg] += ms;
	timer->rested_ms = walks ? 0 : timer->rested_ms + ms;
	timer->walked |= walks && ms > 0;
	budget_spend(&timer->budget, step, ms);
}

static void count_step(struct timer *timer)
{
	timer->steps_done += !timer->finished[timer->step];
	timer->finished[timer->step] = 1;
}

static void finish_step(struct timer *timer)
{
	count_step(timer);
	report_event(timer, (struct event){.kind = EVENT_DONE});
	begin_step(timer, timer->step + 1);
}

static void reach_mark(struct timer *timer, const struct step_mark *mark)
{
	timer->last = *mark;
	if (mark->kind == EVENT_DONE) {
		finish_step(timer);
		return;
	}
	if (mark->kind == EVENT_HALF && timer->halfway)
		return;
	timer->halfway |= mark->kind == EVENT_HALF;
	report_event(timer, (struct event){.kind = mark->kind, .n = mark->n, .of = mark->of});
}

/* The time left until the next second of the count-in. */
static int64_t to_next_count(const struct timer *timer)
{
	return SECOND_MS - timer->counted_ms % SECOND_MS;
}

static void count_time(struct timer *timer, int64_t ms)
{
	timer->now += ms;
	timer->counted_ms += ms;
	if (timer->counted_ms % SECOND_MS)
		return;
	int left = timer->setup.count_in - (int)(timer->counted_ms / SECOND_MS);
	if (left > 0)
		report_event(timer, (struct event){.kind = EVENT_COUNT_IN, .n = left});
	else
		begin_step(timer, timer->step);
}

void timer_wait(struct timer *timer, int64_t ms)
{
	if (timer->state == TIMER_RUNNING)
		timer->waiting += ms;
}

static void wait_out(struct timer *timer, int64_t to)
{
	int64_t ms = to - timer->now < timer->waiting ? to - timer->now : timer->waiting;
	timer->waiting -= ms;
	timer->paused_ms += ms;
	timer->now += ms;
}

/* Lets time pass until `to` and reports each mark on the way. */
static void run_until(struct timer *timer, int64_t to)
{
	wait_out(timer, to);
	while (timer->state == TIMER_COUNTING && timer->now < to) {
		int64_t next = to_next_count(timer);
		count_time(timer, next < to - timer->now ? next : to - timer->now);
	}
	while (timer->state == TIMER_RUNNING) {
		struct step_mark mark = next_mark(timer);
		if (mark.at_ms - timer->done > to - timer->now) {
			account_time(timer, to - timer->now);
			return;
		}
		account_time(timer, mark.at_ms - timer->done);
		reach_mark(timer, &mark);
	}
}

bool timer_holds_from(const struct plan *plan, size_t step)
{
	for (size_t i = step; i < plan->step_count; i++)
		if (plan->steps[i].clock == CLOCK_HOLD)
			return true;
	return false;
}

/* After a pause or a sleep. */
static void check_validity(struct timer *timer)
{
	if (timer->state == TIMER_ENDED || timer->now <= timer->setup.valid_ms ||
	    !timer_holds_from(timer->plan, timer->step))
		return;
	timer->expired = true;
	end_session(timer, SESSION_ENDED_EARLY);
}

/* The machine slept until `to`: steps with the clock `keep` go on, those with `hold` stop, and
 * missed marks are not reported. */
static void sleep_through(struct timer *timer, int64_t to)
{
	report_event(timer, (struct event){.kind = EVENT_SLEPT, .ms = to - timer->now});
	while (timer->state == TIMER_RUNNING && timer->now < to &&
	       current_step(timer)->clock == CLOCK_KEEP) {
		int64_t left = timer->length - timer->done, most = to - timer->now;
		account_time(timer, left < most ? left : most);
		if (timer->done >= timer->length)
			finish_step(timer);
	}
	if (timer->state == TIMER_ENDED)
		return;
	timer->suspended_ms += to - timer->now;
	timer->now = to;
	check_validity(timer);
}

/* Called even if `to` is now: a key may have moved a mark to this very moment. */
static void advance_timer(struct timer *timer, int64_t to)
{
	if (to < timer->now)
		to = timer->now;
	if (timer->paused) {
		timer->paused_ms += to - timer->now;
		timer->now = to;
		return;
	}
	int64_t due = timer_due(timer);
	bool slept = to - due > timer->setup.gap_ms;
	run_until(timer, slept ? due : to);
	if (slept && timer->state != TIMER_ENDED)
		sleep_through(timer, to);
}

int64_t timer_due(const struct timer *timer)
{
	if (timer->state == TIMER_ENDED || timer->paused)
		return TIMER_NEVER;
	if (timer->state == TIMER_COUNTING)
		return timer->now + to_next_count(timer);
	if (timer->waiting)
		return timer->now + timer->waiting;
	int64_t second = SECOND_MS - timer->done % SECOND_MS;
	int64_t mark = next_mark(timer).at_ms - timer->done;
	return timer->now + (mark < second ? mark : second);
}

/* ---- keys ---- */

static void refuse_key(const struct timer *timer)
{
	report_event(timer, (struct event){.kind = EVENT_REFUSED});
}

static void pause_or_resume(struct timer *timer)
{
	timer->paused = !timer->paused;
	report_event(timer, (struct event){.kind = timer->paused ? EVENT_PAUSE : EVENT_RESUME});
	if (!timer->paused)
		check_validity(timer);
}

/* Blocks of walking need a rest between them (leg-safety(7), limit-codes): true if the steps from
 * `at` on walk no sooner, once `rested` is over. */
static bool rested_for(const struct timer *timer, size_t at, int64_t rested)
{
	const struct plan *plan = timer->plan;
	for (; at < plan->step_count && !is_walking(&plan->steps[at]); at++)
		rested += plan->steps[at].seconds * SECOND_MS;
	return at == plan->step_count || !timer->walked ||
	       rested >= plan->limits.leg[LEG_LEFT].walking.rest * SECOND_MS;
}

static void next_step(struct timer *timer)
{
	if (timer->state == TIMER_COUNTING) {
		begin_step(timer, timer->step);
	} else if (!rested_for(timer, timer->step + 1, timer->rested_ms)) {
		refuse_key(timer);
	} else {
		if (current_step(timer)->kind == STEP_SETUP) /* ready, which is all it is for */
			count_step(timer);
		report_event(timer,
			     (struct event){.kind = EVENT_SKIP, .ms = timer->length - timer->done});
		begin_step(timer, timer->step + 1);
	}
}

static void step_back(struct timer *timer)
{
	size_t to =
		timer->done > TIMER_RESTART_MS || timer->step == 0 ? timer->step : timer->step - 1;
	bool walks = is_walking(&timer->plan->steps[to]);
	if ((walks && !rested_for(timer, to, timer->rested_ms)) ||
	    !budget_allows(&timer->budget, timer->plan, NULL, 0, to)) {
		refuse_key(timer);
		return;
	}
	timer->step = to;
	report_event(timer, (struct event){.kind = EVENT_BACK});
	begin_step(timer, to);
}

/* Ten seconds, or as many whole repetitions as fit into them, at least one. */
static int64_t adjustment(const struct step *step)
{
	if (!step->reps)
		return TIMER_ADJUST_MS;
	int64_t whole = TIMER_ADJUST_MS / step->rep_ms;
	return (whole ? whole : 1) * step->rep_ms;
}

/* For a limit on one block or one hold rather than on the sum. */
static bool block_allows(const struct timer *timer, int64_t length)
{
	const struct step *step = current_step(timer);
	struct leg_limits on = limits_on(&timer->plan->limits, step->leg);
	if (is_walking(step))
		return length <= on.walking.block * SECOND_MS;
	if (step->kind == STEP_STRETCH && !step->reps)
		return length <= on.stretch.hold * SECOND_MS;
	return true;
}

static void lengthen_step(struct timer *timer)
{
	int64_t more = adjustment(current_step(timer)), length = timer->length + more;
	if (length > PLAN_MOST_SECONDS * SECOND_MS || !block_allows(timer, length) ||
	    !budget_allows(&timer->budget, timer->plan, current_step(timer), length - timer->done,
			   timer->step + 1)) {
		refuse_key(timer);
		return;
	}
	timer->length = length;
	report_event(timer, (struct event){.kind = EVENT_LONGER, .ms = length});
}

/* The step ends no earlier than the current second or repetition. */
static void shorten_step(struct timer *timer)
{
	const struct step *step = current_step(timer);
	int64_t whole = step->reps ? step->rep_ms : SECOND_MS;
	int64_t least = (timer->done / whole + 1) * whole;
	int64_t length = timer->length - adjustment(step);
	length = length < least ? least : length;
	int64_t rested = timer->rested_ms + length - timer->done;
	if (length >= timer->length ||
	    (!is_walking(step) && !rested_for(timer, timer->step + 1, rested))) {
		refuse_key(timer);
		return;
	}
	timer->length = length;
	report_event(timer, (struct event){.kind = EVENT_SHORTER, .ms = length});
}

/* Refused when no step has a pressure left to take from. */
static void lighten_pressure(struct timer *timer)
{
	size_t at = 0, count = timer->plan->step_count;
	while (at < count && timer_pressure(timer, &timer->plan->steps[at]) <= LIGHTEST)
		at++;
	if (at == count) {
		refuse_key(timer);
		return;
	}
	timer->lighter++;
	report_event(timer, (struct event){.kind = EVENT_LIGHTER, .n = timer->lighter});
}

static bool needs_step(enum timer_input input)
{
	return input == TIMER_BACK || input == TIMER_LONGER || input == TIMER_SHORTER;
}

void timer_step(struct timer *timer, enum timer_input input, int64_t now)
{
	if (timer->state != TIMER_ENDED)
		advance_timer(timer, now);
	if (timer->state == TIMER_ENDED || (timer->state == TIMER_COUNTING && needs_step(input)))
		return;
	switch (input) {
	case TIMER_PAUSE: pause_or_resume(timer); break;
	case TIMER_NEXT: next_step(timer); break;
	case TIMER_BACK: step_back(timer); break;
	case TIMER_LONGER: lengthen_step(timer); break;
	case TIMER_SHORTER: shorten_step(timer); break;
	case TIMER_LIGHTER: lighten_pressure(timer); break;
	case TIMER_SYMPTOM: end_session(timer, SESSION_SYMPTOM); break;
	case TIMER_QUIT: end_session(timer, SESSION_ENDED_EARLY); break;
	case TIMER_TICK: break;
	}
}

/* ---- what it knows ---- */

int64_t timer_active_ms(const struct timer *timer)
{
	int64_t sum = 0;
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++)
			sum += timer->active_ms[kind][leg];
	return sum;
}

static int64_t to_record_ms(const struct timer *timer)
{
	return timer->setup.start.at.owed_ms + timer_active_ms(timer);
}

int64_t timer_owed_ms(const struct timer *timer)
{
	return to_record_ms(timer) % SECOND_MS;
}

/* Rounds to whole seconds that still add up to `total`: rounds down, then gives the seconds left
 * over, one each, to those that lost most. */
static void share_seconds(const int64_t *ms, int *seconds, int total)
{
	int64_t lost[ACTIVE_PARTS];
	for (int i = 0; i < ACTIVE_PARTS; i++) {
		seconds[i] = (int)(ms[i] / SECOND_MS);
		lost[i] = ms[i] % SECOND_MS;
		total -= seconds[i];
	}
	for (; total > 0; total--) {
		int most = 0;
		for (int i = 1; i < ACTIVE_PARTS; i++)
			if (lost[i] > lost[most])
				most = i;
		seconds[most]++;
		lost[most] = 0;
	}
}

void timer_record(const struct timer *timer, struct session *session)
{
	session->mode = timer->plan->mode;
	session->status = timer->state == TIMER_ENDED ? timer->status : SESSION_ENDED_EARLY;
	session->planned_seconds = timer->plan->seconds;
	session->active_seconds = (int)(to_record_ms(timer) / SECOND_MS);
	session->paused_seconds = (int)(timer->paused_ms / SECOND_MS);
	session->suspended_seconds = (int)(timer->suspended_ms / SECOND_MS);
	session->steps_planned = (int)timer->plan->step_count;
	session->steps_done = timer->steps_done;
	share_seconds((const int64_t *)timer->active_ms, (int *)session->active,
		      session->active_seconds);
}

int timer_pressure(const struct timer *timer, const struct step *step)
{
	int pressure = step->pressure - timer->lighter;
	if (!step->pressure)
		return 0;
	return pressure < LIGHTEST ? LIGHTEST : pressure;
}

int64_t timer_left_ms(const struct timer *timer)
{
	if (timer->state == TIMER_ENDED)
		return 0;
	size_t at = timer->state == TIMER_COUNTING ? timer->step : timer->step + 1;
	int64_t left = timer->state == TIMER_COUNTING ? -timer->setup.start.at.done_ms
						      : timer->length - timer->done;
	for (; at < timer->plan->step_count; at++)
		left += timer->plan->steps[at].seconds * SECOND_MS;
	return left;
}

int timer_repetitions(const struct timer *timer)
{
	struct marked marked = marked_now(timer);
	return mark_repetitions(&marked);
}

int timer_repetition(const struct timer *timer)
{
	const struct step *step = current_step(timer);
	int all = timer_repetitions(timer);
	if (!all)
		return 0;
	int64_t index = timer->done / step->rep_ms;
	return (int)(index < all ? index : all - 1) + 1;
}
