/* The pacing machine: tables of keys and times, and thousands of random sequences. */
#include "leg-timer/timer_state.h"

#include <stdint.h>
#include <stdlib.h>

#include "tap.h"

enum { SEED = 20261122, SEQUENCES = 4000, MOST_INPUTS = 400 };

struct story {
	int events[EVENT_KINDS];
	int64_t last_at;
	int back_to;	 /* the step of the last EVENT_BACK */
	int dated;	 /* events that have a real time, which they are given later */
	int backwards;	 /* events that came before the one before them */
	char line[4096]; /* what is asked about, as text */
};

static void tell(const struct event *event, void *context)
{
	struct story *story = context;
	char word[64];
	story->events[event->kind]++;
	story->dated += event->real_us != EVENT_NO_TIME;
	if (event->kind == EVENT_BACK)
		story->back_to = event->step;
	story->backwards += event->at_ms < story->last_at;
	story->last_at = event->at_ms;
	snprintf(word, sizeof word, "%s%lld:%s", *story->line ? " " : "", (long long)event->at_ms,
		 event_id(event->kind));
	if (event->side)
		strcat(word, "*");
	if (event->kind == EVENT_SKIP || event->kind == EVENT_SLEPT)
		snprintf(word + strlen(word), sizeof word - strlen(word), "(%lld)",
			 (long long)event->ms);
	if (event->n)
		snprintf(word + strlen(word), sizeof word - strlen(word), "%d", event->n);
	strncat(story->line, word, sizeof story->line - strlen(story->line) - 1);
}

static char *copy(const char *words)
{
	return strdup(words);
}

static struct step massage(enum leg leg, enum zone zone, int reps, int rep_ms, int stroke_ms)
{
	struct step step = step_empty(STEP_MASSAGE);
	step.title = copy("strokes");
	step.leg = leg;
	step.zone = (int)zone;
	step.technique = TECHNIQUE_EFFLEURAGE;
	step.direction = DIRECTION_TOWARD_HEART;
	step.pressure = 3;
	step.reps = reps;
	step.rep_ms = rep_ms;
	step.stroke_ms = stroke_ms;
	step.seconds = step_seconds(reps, rep_ms);
	return step;
}

static struct step plain(enum step_kind kind, enum leg leg, int seconds, enum step_clock clock)
{
	struct step step = step_empty(kind);
	step.title = copy("plain");
	step.leg = leg;
	step.seconds = seconds;
	step.clock = clock;
	return step;
}

/* setup 4 s, five strokes of 5 s, switch 2 s, elevation 40 s */
static void small_plan(struct plan *plan)
{
	plan_init(plan);
	limits_open(&plan->limits);
	plan_add_step(plan, plain(STEP_SETUP, LEG_BOTH, 4, CLOCK_HOLD));
	plan_add_step(plan, massage(LEG_LEFT, ZONE_CALF, 5, 5000, 3500));
	plan_add_step(plan, plain(STEP_SWITCH, LEG_BOTH, 2, CLOCK_HOLD));
	struct step raised = plain(STEP_ELEVATION, LEG_BOTH, 40, CLOCK_KEEP);
	raised.position = POSITION_LYING;
	raised.feet = FEET_RAISED;
	plan_add_step(plan, raised);
}

static struct timer_setup options(bool strokes)
{
	return (struct timer_setup){
		.count_in = 0, .gap_ms = TIMER_GAP_MS, .valid_ms = TIMER_NEVER, .strokes = strokes};
}

/* Ticks as --simulate does until the end or `until`. */
static void run_to(struct timer *timer, int64_t until)
{
	while (timer_due(timer) <= until)
		timer_step(timer, TIMER_TICK, timer_due(timer));
}

static struct timer timer; /* large */

static void test_straight(void)
{
	struct plan plan;
	struct story story = {0};
	struct timer_setup how = options(true);
	how.count_in = 3;
	small_plan(&plan);
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, 12000);
	same(story.line,
	     "0:count-in3 1000:count-in2 2000:count-in1 3000:begin 3000:check 7000:done 7000:begin "
	     "7000:check "
	     "7000:stroke1 10500:return1 12000:stroke2",
	     "a count-in, a setup, and strokes with their returns");
	run_to(&timer, INT64_MAX - 1);
	ok(timer.state == TIMER_ENDED && timer.status == SESSION_COMPLETED, "it completes");
	ok(timer.now == 74000 && timer_active_ms(&timer) == 71000, "in the sum of its steps");
	ok(story.events[EVENT_STROKE] == 5 && story.events[EVENT_RETURN] == 5, "five strokes");
	ok(story.events[EVENT_HALF] == 2 && story.events[EVENT_LAST] == 3 + 4,
	   "half-way and the last seconds where a step is long enough");
	ok(timer.steps_done == 4 && timer.counted_ms == 3000,
	   "all steps done; the count-in is apart");
	plan_release(&plan);
}

static void test_keys(void)
{
	struct plan plan;
	struct story story = {0};
	struct timer_setup how = options(false);
	small_plan(&plan);
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, 10000);
	timer_step(&timer, TIMER_PAUSE, 10500);
	ok(timer_due(&timer) == TIMER_NEVER, "a pause wants no tick");
	timer_step(&timer, TIMER_PAUSE, 100500);
	ok(timer.paused_ms == 90000 && timer.done == 6500, "and counts for nothing");
	timer_step(&timer, TIMER_BACK, 100500);
	ok(timer.step == 1 && timer.done == 0 && timer.begun == 100500, "back begins a step again");
	timer_step(&timer, TIMER_BACK, 101500);
	ok(timer.step == 0, "and early in it goes to the one before");
	timer_step(&timer, TIMER_NEXT, 101500);
	timer_step(&timer, TIMER_LONGER, 101500);
	ok(timer.length == 35000 && timer_repetitions(&timer) == 7, "+ adds whole strokes");
	timer_step(&timer, TIMER_SHORTER, 101500);
	timer_step(&timer, TIMER_SHORTER, 101500);
	timer_step(&timer, TIMER_SHORTER, 101500);
	timer_step(&timer, TIMER_SHORTER, 101500);
	ok(timer.length == 5000 && timer_repetitions(&timer) == 1, "- leaves the stroke in hand");
	ok(story.events[EVENT_REFUSED] == 1, "and says when there is nothing to take");
	timer_step(&timer, TIMER_LIGHTER, 101500);
	ok(timer_pressure(&timer, &plan.steps[1]) == 2 && !timer_pressure(&timer, &plan.steps[0]),
	   "too hard: lighter from now on");
	timer_step(&timer, TIMER_SYMPTOM, 102000);
	ok(timer.state == TIMER_ENDED && timer.status == SESSION_SYMPTOM, "a symptom stops");
	timer_step(&timer, TIMER_NEXT, 103000);
	ok(timer.now == 102000, "and nothing follows");
	ok(timer_active_ms(&timer) == 4000 + 6500 + 1000 + 500 && timer.steps_done == 1,
	   "what was done counts, however often");
	plan_release(&plan);
}

/* Lighter is for the whole plan, wherever it has a pressure. */
static void test_lighter(void)
{
	struct plan plan;
	struct story story = {0};
	struct timer_setup how = options(false);
	small_plan(&plan);
	plan.steps[0].pressure = 3;
	plan.steps[1].pressure = 0;
	timer_begin(&timer, &plan, &how, tell, &story);
	timer_step(&timer, TIMER_LIGHTER, 500);
	timer_step(&timer, TIMER_LIGHTER, 500);
	ok(story.events[EVENT_LIGHTER] == 2 && !story.events[EVENT_REFUSED], "lighter, and again");
	timer_step(&timer, TIMER_LIGHTER, 500);
	ok(story.events[EVENT_LIGHTER] == 2 && story.events[EVENT_REFUSED] == 1,
	   "but not below the lightest");
	plan_release(&plan);
}

/* A key at the moment of a stroke may move another mark to that moment. */
static void test_moved_mark(void)
{
	struct plan plan;
	struct story story = {0};
	struct timer_setup how = options(true);
	plan_init(&plan);
	limits_open(&plan.limits);
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_CALF, 20, 1000, 1000));
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, 9000);
	*story.line = '\0';
	timer_step(&timer, TIMER_SHORTER, 9000);
	for (int ticks = 0; timer.state != TIMER_ENDED && ticks < 10; ticks++)
		timer_step(&timer, TIMER_TICK, timer_due(&timer));
	same(story.line, "9000:shorter 9000:last1 10000:done 10000:end",
	     "a count that - has moved to now comes now, and time goes on");
	plan_release(&plan);
}

static void test_limits(void)
{
	struct plan plan;
	struct story story = {0};
	struct timer_setup how = options(false);
	small_plan(&plan);
	for (int leg = 0; leg < LEGS; leg++)
		plan.limits.leg[leg].massage.seconds = 36;
	timer_begin(&timer, &plan, &how, tell, &story);
	timer_step(&timer, TIMER_NEXT, 0);
	timer_step(&timer, TIMER_LONGER, 0);
	ok(timer.length == 35000, "+ up to the seconds a limit allows");
	timer_step(&timer, TIMER_LONGER, 0);
	ok(timer.length == 35000 && story.events[EVENT_REFUSED] == 1, "and no further");
	run_to(&timer, 20000);
	timer_step(&timer, TIMER_BACK, 20000);
	ok(timer.step == 1 && timer.done == 20000, "back is refused where it would go over");
	plan_release(&plan);

	plan_init(&plan);
	limits_open(&plan.limits);
	for (int leg = 0; leg < LEGS; leg++) {
		plan.limits.leg[leg].walking.block = 120;
		plan.limits.leg[leg].walking.rest = 60;
	}
	plan_add_step(&plan, plain(STEP_WALKING, LEG_BOTH, 115, CLOCK_KEEP));
	plan_add_step(&plan, plain(STEP_REST, LEG_BOTH, 60, CLOCK_KEEP));
	plan_add_step(&plan, plain(STEP_WALKING, LEG_BOTH, 60, CLOCK_KEEP));
	memset(&story, 0, sizeof story);
	timer_begin(&timer, &plan, &how, tell, &story);
	timer_step(&timer, TIMER_LONGER, 0);
	run_to(&timer, 130000);
	timer_step(&timer, TIMER_NEXT, 130000);
	timer_step(&timer, TIMER_SHORTER, 130000);
	ok(story.events[EVENT_REFUSED] == 3 && timer.step == 1, "a rest between walks is kept");
	plan_release(&plan);
}

static void test_gaps(void)
{
	struct plan plan;
	struct story story = {0};
	struct timer_setup how = options(true);
	small_plan(&plan);
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, 10000); /* 6 s into the strokes */
	int strokes = story.events[EVENT_STROKE];
	timer_step(&timer, TIMER_TICK, 310000);
	ok(timer.suspended_ms >= 298000 && timer.done <= 8000,
	   "strokes stop while the machine sleeps");
	ok(story.events[EVENT_STROKE] == strokes && story.events[EVENT_SLEPT] == 1,
	   "and none is made up for");
	run_to(&timer, 310000 + 21000);
	ok(timer.step == 3, "then it goes on where it was");
	int64_t held = timer.suspended_ms;
	timer_step(&timer, TIMER_TICK, timer.now + 30000);
	ok(timer.suspended_ms == held && timer.done >= 30000, "raised legs go on being raised");
	timer_step(&timer, TIMER_TICK, timer.now + 3600000);
	ok(timer.state == TIMER_ENDED && timer.status == SESSION_COMPLETED, "and are done");
	ok(timer_active_ms(&timer) == 71000, "to the second");

	memset(&story, 0, sizeof story);
	how.valid_ms = 60000;
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, 10000);
	timer_step(&timer, TIMER_TICK, 90000);
	ok(timer.expired && timer.status == SESSION_ENDED_EARLY,
	   "a sleep past the screening ends it");
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, 10000);
	timer_step(&timer, TIMER_PAUSE, 10000);
	timer_step(&timer, TIMER_PAUSE, 61000);
	ok(timer.expired, "so does a pause");
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, 10000);
	timer_step(&timer, TIMER_PAUSE, 10000);
	timer_step(&timer, TIMER_PAUSE, 60000);
	ok(!timer.expired, "one that ends with its last moment does not");
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, 35000);
	timer_step(&timer, TIMER_PAUSE, 35000);
	timer_step(&timer, TIMER_PAUSE, 99000);
	ok(!timer.expired, "unless only steps are left that keep");
	plan_release(&plan);
}

static unsigned long long chance = SEED;

static int pick(int below)
{
	chance = chance * 6364136223846793005ULL + 1442695040888963407ULL;
	return (int)(chance >> 33) % below;
}

static void random_plan(struct plan *plan)
{
	static const enum step_kind kinds[] = {STEP_SETUP,  STEP_SWITCH,    STEP_REST,
					       STEP_SLEEVE, STEP_ELEVATION, STEP_AFTERCARE};
	plan_init(plan);
	limits_open(&plan->limits);
	int steps = 1 + pick(8);
	for (int i = 0; i < steps; i++) {
		enum leg leg = (enum leg)pick(3);
		if (pick(2))
			plan_add_step(plan, massage(leg, (enum zone)pick(ZONES), 1 + pick(9),
						    300 + pick(6000), 200 + pick(3000)));
		else
			plan_add_step(plan, plain(kinds[pick(6)], leg, 1 + pick(90),
						  (enum step_clock)pick(STEP_CLOCKS)));
	}
	for (int leg = 0; leg < LEGS; leg++) {
		plan->limits.leg[leg].massage.seconds = 60 + pick(300);
		plan->limits.leg[leg].elevation.seconds = 60 + pick(300);
	}
}

static bool plan_fits(const struct timer *p)
{
	struct budget none = {0};
	return budget_allows(&none, p->plan, NULL, 0, 0);
}

/* Whether the session exceeded a limit that its plan keeps. */
static bool over_budget(const struct timer *p)
{
	if (!plan_fits(p))
		return false;
	for (int leg = 0; leg < LEGS; leg++) {
		const struct leg_limits *limits = &p->plan->limits.leg[leg];
		if (p->budget.spent_ms[BUDGET_MASSAGE][leg] > limits->massage.seconds * 1000LL ||
		    p->budget.spent_ms[BUDGET_RAISED][leg] > limits->elevation.seconds * 1000LL)
			return true;
	}
	return false;
}

struct breaches {
	int time, sum, over, endless, record, story, length;
};

static void check_step(const struct timer *p, int64_t before, struct breaches *bad)
{
	bad->time += p->now < before;
	bad->sum += p->now != p->counted_ms + timer_active_ms(p) + p->paused_ms + p->suspended_ms;
	bad->over += over_budget(p);
	bad->length += p->state == TIMER_RUNNING && p->done > p->length;
	bad->time += p->state != TIMER_ENDED && timer_due(p) < p->now;
}

static void random_inputs(struct breaches *bad)
{
	int64_t now = 0;
	for (int i = 0; i < MOST_INPUTS && timer.state != TIMER_ENDED; i++) {
		int64_t before = timer.now;
		int dice = pick(100);
		if (dice < 3)
			now += pick(4000000); /* asleep */
		else if (dice < 5)
			now -= pick(5000); /* a clock that lies */
		else if (dice < 60 && timer_due(&timer) != TIMER_NEVER)
			now = timer_due(&timer) + pick(3) * pick(700);
		else
			now += pick(900);
		/* keys fall between the ticks, and on them */
		enum timer_input input =
			pick(5) ? TIMER_TICK : (enum timer_input)pick(TIMER_SYMPTOM);
		if (pick(800) == 0)
			input = pick(2) ? TIMER_QUIT : TIMER_SYMPTOM;
		timer_step(&timer, input, now);
		check_step(&timer, before, bad);
	}
}

static void check_record(struct breaches *bad)
{
	struct session session;
	int sum = 0;
	session_init(&session);
	timer_record(&timer, &session);
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++)
			sum += session.active[kind][leg];
	bad->record += sum != session.active_seconds || session.steps_done > session.steps_planned;
	for (int leg = 0; plan_fits(&timer) && leg < LEGS; leg++) {
		const int *massaged = session.active[STEP_MASSAGE];
		bad->over += massaged[leg] + massaged[LEG_BOTH] >
			     timer.plan->limits.leg[leg].massage.seconds + 1 /* rounded */;
	}
	session_release(&session);
}

static void test_random(void)
{
	struct breaches bad = {0};
	int ends[SESSION_STATUSES] = {0}, expired = 0;
	for (int i = 0; i < SEQUENCES; i++) {
		struct plan plan;
		struct story story = {0};
		struct timer_setup how = options(pick(2));
		how.count_in = pick(6);
		how.valid_ms = pick(3) ? TIMER_NEVER : pick(600000);
		random_plan(&plan);
		timer_begin(&timer, &plan, &how, tell, &story);
		random_inputs(&bad);
		if (timer.paused)
			timer_step(&timer, TIMER_PAUSE, timer.now);
		for (int ticks = 0; timer.state != TIMER_ENDED && ticks < 100000; ticks++)
			timer_step(&timer, TIMER_TICK, timer_due(&timer));
		bad.endless += timer.state != TIMER_ENDED;
		bad.story += story.backwards || story.events[EVENT_END] != 1;
		check_step(&timer, 0, &bad);
		check_record(&bad);
		ends[timer.status]++;
		expired += timer.expired;
		plan_release(&plan);
	}
	ok(!bad.time, "%d random sequences: time only moves forward (%d)", SEQUENCES, bad.time);
	ok(!bad.sum, "count-in + active + paused + suspended is all the time there was (%d)",
	   bad.sum);
	ok(!bad.over, "no leg gets more than its limits allow (%d)", bad.over);
	ok(!bad.length, "no step goes on past its length (%d)", bad.length);
	ok(!bad.endless, "the end is always reached (%d)", bad.endless);
	ok(!bad.story, "and told once, events in order (%d)", bad.story);
	ok(!bad.record, "the parts of a record add up (%d)", bad.record);
	ok(ends[0] && ends[1] && ends[2] && expired, "every kind of end occurred");
}

static void test_day(void)
{
	struct plan plan;
	struct story story = {0};
	struct timer_setup how = options(true);
	plan_init(&plan);
	limits_open(&plan.limits);
	for (int i = 0; i < PLAN_MOST_STEPS; i++)
		plan_add_step(&plan, plain(STEP_SOCKS, LEG_BOTH, 17, CLOCK_KEEP));
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, INT64_MAX - 1);
	ok(timer.now == 17LL * PLAN_MOST_STEPS * 1000 && timer.steps_done == PLAN_MOST_STEPS,
	   "5000 steps, nearly a day, end to the millisecond");
	plan_release(&plan);
}

/* ---- stories ---- */

/* Keys at their times: "p10500" pauses at 10.5 s after all the ticks until then, t none, w500 holds
 * the step back, g a tick alone, however late. */
static void play(const char *keys)
{
	static const char letters[] = "tpnb+-lxqgw";
	static const enum timer_input inputs[] = {
		TIMER_TICK,    TIMER_PAUSE,   TIMER_NEXT,    TIMER_BACK, TIMER_LONGER,
		TIMER_SHORTER, TIMER_LIGHTER, TIMER_SYMPTOM, TIMER_QUIT, TIMER_TICK};
	for (char *rest; *keys; keys = rest + (*rest == ' ')) {
		const char *letter = strchr(letters, *keys);
		int64_t at = strtoll(keys + 1, &rest, 10);
		if (*letter == 'w') {
			timer_wait(&timer, at);
			continue;
		}
		if (*letter != 'g')
			run_to(&timer, at);
		timer_step(&timer, inputs[letter - letters], at);
	}
}

static void story_is(const struct plan *plan, const struct timer_setup *how, const char *keys,
		     const char *wanted, const char *what)
{
	struct story story = {0};
	timer_begin(&timer, plan, how, tell, &story);
	play(keys);
	snprintf(story.line + strlen(story.line), 200,
		 " | %lld=%lld+%lld+%lld+%lld step %zu left %lld", (long long)timer.now,
		 (long long)timer.counted_ms, (long long)timer_active_ms(&timer),
		 (long long)timer.paused_ms, (long long)timer.suspended_ms, timer.step,
		 (long long)timer_left_ms(&timer));
	same(story.line, wanted, what);
}

static void test_stories(void)
{
	struct plan plan;
	struct timer_setup plain_one = options(true), counting = options(true),
			   resumed = options(true);
	counting.count_in = 1;
	resumed.start = (struct timer_start){.at = {.step = 1, .done_ms = 11000}};
	small_plan(&plan);
	story_is(&plan, &counting, "t500", "0:count-in1 | 500=500+0+0+0 step 0 left 71000",
		 "a count-in of one");
	counting.count_in = 2;
	story_is(&plan, &counting, "g400 g1500",
		 "0:count-in2 1000:count-in1 | 1500=1500+0+0+0 step 0 left 71000",
		 "a late tick in it loses no count");
	counting.count_in = 1;
	story_is(&plan, &counting, "t999 b999 +999 -999 n999",
		 "0:count-in1 999:begin 999:check | 999=999+0+0+0 step 0 left 71000",
		 "in the count-in only next does something");
	story_is(&plan, &resumed, "t0 t2000",
		 "0:begin 0:check 0:stroke3 1500:half | 2000=0+2000+0+0 step 1 left 54000",
		 "resumed within a step");
	story_is(&plan, &plain_one, "n0 t14000 b14000 t16000 b17000",
		 "0:begin 0:check 0:skip(4000) 0:begin 0:check 0:stroke1 3500:return1 5000:stroke2 "
		 "8500:return2 10000:stroke3 12500:half 13500:return3 14000:back 14000:begin "
		 "14000:check 14000:stroke1 17000:back 17000:begin 17000:check | 17000=0+17000+0+0 "
		 "step 0 left 71000",
		 "back begins the step again, and up to 3 s into it the one before");
	story_is(&plan, &plain_one, "n0 t3001 b3001",
		 "0:begin 0:check 0:skip(4000) 0:begin 0:check 0:stroke1 3001:back 3001:begin "
		 "3001:check 3001:stroke1 | 3001=0+3001+0+0 step 1 left 67000",
		 "but no later");
	story_is(&plan, &plain_one, "w500 t400 t3000",
		 "0:begin 0:check | 3000=0+2500+500+0 step 0 left 68500",
		 "held back, it is a pause that ends by itself");
	story_is(&plan, &plain_one, "w700 w300 t3000 w5000 p4000 p9000 t12000",
		 "0:begin 0:check 4000:pause 9000:resume | 12000=0+2000+10000+0 step 0 left 69000",
		 "twice, and while paused");
	story_is(&plan, &plain_one, "p1000 p3500 t5000",
		 "0:begin 0:check 1000:pause 3500:resume | 5000=0+2500+2500+0 step 0 left 68500",
		 "paused");
	story_is(&plan, &plain_one, "n0 n0 n0 +0 -0 n0",
		 "0:begin 0:check 0:skip(4000) 0:begin 0:check 0:stroke1 0:skip(25000) 0:begin* "
		 "0:check 0:skip(2000) 0:begin 0:longer 0:shorter 0:skip(40000) 0:end | 0=0+0+0+0 "
		 "step 3 left 0",
		 "skipped to the end");
	story_is(&plan, &plain_one, "n0 n0 n0 t20000 +20000 t26000",
		 "0:begin 0:check 0:skip(4000) 0:begin 0:check 0:stroke1 0:skip(25000) 0:begin* "
		 "0:check 0:skip(2000) 0:begin 20000:half 20000:longer | 26000=0+26000+0+0 step 3 "
		 "left 24000",
		 "half-way is told once");
	story_is(&plan, &plain_one, "g3000 g5001",
		 "0:begin 0:check 4000:done 4000:begin 4000:check "
		 "4000:stroke1 | 5001=0+5001+0+0 step 1 left 65999",
		 "late by two seconds is late");
	story_is(&plan, &plain_one, "g3001 x4000",
		 "0:begin 0:check 1000:slept(2001) 4000:end | 4000=0+1999+0+2001 step 0 left 0",
		 "later was asleep");
	story_is(&plan, &plain_one, "l0 l0 l0 x500",
		 "0:begin 0:check 0:lighter1 0:lighter2 0:refused 500:end | 500=0+500+0+0 step 0 "
		 "left 0",
		 "a symptom ends it");
	story_is(&plan, &plain_one, "q500", "0:begin 0:check 500:end | 500=0+500+0+0 step 0 left 0",
		 "and so does q");
	plan_release(&plan);
	plan_init(&plan);
	limits_open(&plan.limits);
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_FOOT, 1, 1000, 0));
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_SHIN, 1, 1000, 0));
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_CALF, 1, 1000, 0));
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_CALF, 1, 1000, 0));
	plan_add_step(&plan, massage(LEG_RIGHT, ZONE_HAMSTRING, 1, 1000, 0));
	plan_add_step(&plan, plain(STEP_REST, LEG_BOTH, 1, CLOCK_KEEP));
	plan_add_step(&plan, massage(LEG_RIGHT, ZONE_FRONT_THIGH, 1, 1000, 0));
	plan_add_step(&plan, plain(STEP_REST, LEG_BOTH, 1, CLOCK_KEEP));
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_INNER_THIGH, 1, 1000, 0));
	plan_add_step(&plan, plain(STEP_SWITCH, LEG_BOTH, 1, CLOCK_KEEP));
	plan_add_step(&plan, massage(LEG_RIGHT, ZONE_BEHIND_KNEE, 1, 1000, 0));
	plain_one.strokes = false;
	story_is(&plan, &plain_one, "t11000",
		 "0:begin 0:check 1000:done 1000:begin 2000:done 2000:begin 2000:check 3000:done "
		 "3000:begin 4000:done 4000:begin* 4000:check 5000:done 5000:begin 6000:done "
		 "6000:begin 6000:check 7000:done 7000:begin 8000:done 8000:begin* 8000:check "
		 "9000:done 9000:begin* 9000:check 10000:done 10000:begin 11000:done 11000:end | "
		 "11000=0+11000+0+0 step 10 left 0",
		 "checks at each change of side, and to calf or thigh");
	plan_release(&plan);
}

/* When the next tick is wanted: at the next mark, and at each second of a step. */
static void test_due(void)
{
	static const struct {
		const char *keys;
		int64_t due;
		const char *what;
	} rows[] = {
		{"g0", 1000, "a step begins"},
		{"g400", 1000, "within a second"},
		{"g1000", 2000, "on a second"},
		{"n0 g2000 g3200", 3500, "a mark within a second"},
		{"n300 g1000", 1300, "the seconds are those of the step"},
		{"g400 w300", 700, "held back"},
		{"p400", TIMER_NEVER, "paused"},
		{"q400", TIMER_NEVER, "ended"},
	};
	struct plan plan;
	struct timer_setup how = options(true);
	small_plan(&plan);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct story story = {0};
		timer_begin(&timer, &plan, &how, tell, &story);
		play(rows[i].keys);
		ok(timer_due(&timer) == rows[i].due, "due after %s: %s (got %lld)", rows[i].keys,
		   rows[i].what, (long long)timer_due(&timer));
	}
	plan_release(&plan);
}

/* ---- what is made of them ---- */

struct played {
	const char *keys;
	enum session_status status;
	int refused;
	int64_t length; /* of the last step, ms; 0: not asked */
	const char *what;
};

static void plays(const struct plan *plan, const struct played *rows, size_t count)
{
	struct timer_setup how = options(true);
	for (size_t i = 0; i < count; i++) {
		struct story story = {0};
		timer_begin(&timer, plan, &how, tell, &story);
		play(rows[i].keys);
		if (!ok(timer.status == rows[i].status &&
				story.events[EVENT_REFUSED] == rows[i].refused &&
				(!rows[i].length || timer.length == rows[i].length) &&
				!story.dated && !(timer.state == TIMER_ENDED && timer.paused),
			"%s: %s", rows[i].keys, rows[i].what))
			printf("# status %d, %d refused, %lld ms\n", timer.status,
			       story.events[EVENT_REFUSED], (long long)timer.length);
	}
}

/* Half of the work makes a session: in small_plan 32.5 s of 65, beside setting up and switching. */
static void test_enough(void)
{
	static const struct played rows[] = {
		{"n0 t25000 n25000 t32499 n32499", SESSION_ENDED_EARLY, 0, 0, "less than half"},
		{"n0 t25000 n25000 t32500 n32500", SESSION_COMPLETED, 0, 0, "half"},
		{"t4000 n4000 t6000 n6000", SESSION_ENDED_EARLY, 0, 0, "no work"},
		{"p1000 q2000", SESSION_ENDED_EARLY, 0, 0, "ended in a pause, it is not paused"},
	};
	struct plan plan;
	struct story story = {0};
	struct timer_setup how = options(true);
	small_plan(&plan);
	plays(&plan, rows, sizeof rows / sizeof rows[0]);
	how.start = (struct timer_start){.at = {.step = 1, .done_ms = 11000}};
	for (int ms = 26999; ms <= 27000; ms++) {
		timer_begin(&timer, &plan, &how, tell, &story);
		run_to(&timer, 14000);
		timer_step(&timer, TIMER_NEXT, 14000);
		run_to(&timer, ms);
		timer_step(&timer, TIMER_NEXT, ms);
		ok(timer.over && (timer.status == SESSION_COMPLETED) == (ms == 27000),
		   "resumed, half of what was left: %d", ms);
	}
	plan_release(&plan);
}

static void test_record(void)
{
	static const struct {
		const char *keys;
		int setup, left, both, switching, paused;
	} rows[] = {
		/* 2.9 + 10.7 s; 2.5 + 10.5; 2.9 + 10.8 + 0.4; 3.9 + 2.8 + 1.4 + 0.8;
		 * 2.2 + 3.3 + 0.7 + 1.8 */
		{"p1000 p3500 n5400 q16100", 3, 10, 0, 0, 2},
		{"n2500 q13000", 3, 10, 0, 0, 0},
		{"n2900 n13700 q14100", 3, 11, 0, 0, 0},
		{"n3900 n6700 n8100 q8900", 4, 3, 0, 1, 0},
		{"n2200 n5500 n6200 q8000", 2, 3, 2, 1, 0},
	};
	struct plan plan;
	struct timer_setup how = options(false);
	small_plan(&plan);
	plan.seconds = 71;
	plan.mode = MODE_PARTNER;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct session session;
		struct story story = {0};
		memset(&session, 0x55, sizeof session);
		timer_begin(&timer, &plan, &how, tell, &story);
		play(rows[i].keys);
		timer_record(&timer, &session);
		int left = session.active[STEP_MASSAGE][LEG_LEFT];
		int setup = session.active[STEP_SETUP][LEG_BOTH];
		int both = session.active[STEP_ELEVATION][LEG_BOTH];
		int switching = session.active[STEP_SWITCH][LEG_BOTH];
		if (!ok(setup == rows[i].setup && left == rows[i].left && both == rows[i].both &&
				switching == rows[i].switching &&
				session.paused_seconds == rows[i].paused &&
				session.status == SESSION_ENDED_EARLY &&
				session.mode == MODE_PARTNER && session.planned_seconds == 71 &&
				session.steps_planned == 4 && session.steps_done == 1 /* ready */ &&
				session.active[STEP_REST][LEG_RIGHT] == 0,
			"the record of %s", rows[i].keys))
			printf("# setup %d, left %d, both %d, switch %d, paused %d\n", setup, left,
			       both, switching, session.paused_seconds);
	}
	plan_release(&plan);
}

/* Wherever a session is broken off, and however often, its records say what was done in all. */
static void test_parts(void)
{
	struct plan plan;
	int wrong = 0;
	small_plan(&plan);
	for (int64_t part = 300; part < 9000; part += 37) {
		struct timer_setup how = options(false);
		int64_t done_ms = 0;
		int said = 0;
		do {
			struct session session;
			struct story story = {0};
			timer_begin(&timer, &plan, &how, tell, &story);
			timer_step(&timer, TIMER_QUIT, part);
			timer_record(&timer, &session);
			done_ms += timer_active_ms(&timer);
			said += session.active_seconds;
			wrong += said != done_ms / 1000 ||
				 session_sum(&session) != session.active_seconds;
			how.start = (struct timer_start){.at = {.step = timer.step,
								.done_ms = timer.done,
								.owed_ms = timer_owed_ms(&timer)}};
		} while (!timer.over);
	}
	ok(!wrong, "the records of a session in parts add up to what was done (%d wrong)", wrong);
	plan_release(&plan);
}

/* One leg's strokes, blocks of walking with a rest of a minute, and a hold. */
static void test_rests(void)
{
	static const struct played rows[] = {
		{"n0 n0", SESSION_COMPLETED, 0, 0, "who has not walked needs no rest"},
		{"t10000 n10000 n10000 n10000 n10000", SESSION_COMPLETED, 0, 20000,
		 "nor who has only rested"},
		{"n0 t5000 n5000 n5000 t64999 n64999", SESSION_COMPLETED, 1, 70000,
		 "a millisecond too soon"},
		{"n0 t1 n1 n1 n1", SESSION_COMPLETED, 1, 0, "who has walked a moment does"},
		{"n0 t5000 n5000 n5000 n5000", SESSION_COMPLETED, 1, 0,
		 "on to a rest at any time, and from its second part not to a march"},
		{"n0 t5000 n5000 t64999 n64999", SESSION_COMPLETED, 0, 0, "not a moment sooner"},
		{"n0 t5000 n5000 n6000 t65000 n65000", SESSION_COMPLETED, 0, 20000,
		 "after a minute"},
		{"n0 t5000 n5000 b6000", SESSION_COMPLETED, 1, 0, "nor back to one"},
		{"n0 t5000 n5000 -6000", SESSION_COMPLETED, 0, 60000, "a rest before a rest"},
		{"n0 t5000 n5000 n6000 -7000", SESSION_COMPLETED, 0, 60000,
		 "nor one that leaves a minute"},
		{"n0 t5000 n5000 n6000 -7000 -7000", SESSION_COMPLETED, 1, 60000,
		 "but no less than that before a march"},
		{"n0 t1000 b1000 -1000", SESSION_COMPLETED, 1, 30000,
		 "nor is the first, come back to"},
		{"-0", SESSION_COMPLETED, 0, 20000, "nothing walked: a rest can be cut"},
	};
	static const struct played short_rows[] = {
		{"n0 t5000 n5000 n6000", SESSION_COMPLETED, 1, 0,
		 "a part of a rest that the others cannot make up for"},
		{"n0 t5000 n5000 t26000 n26000", SESSION_COMPLETED, 0, 0, "but one that they can"},
		{"n0 t5000 n5000 -6000 -6000 -6000", SESSION_COMPLETED, 1, 20000,
		 "nor is it cut so far"},
		{"n0 t5000 n5000 t45000 b45000", SESSION_COMPLETED, 0, 0,
		 "from the second part back to the first"},
	};
	static const struct played free_rows[] = {
		{"n0 t5000 n5000 n6000 -7000", SESSION_COMPLETED, 0, 60000,
		 "without a limit a rest before a march can be cut"},
	};
	struct plan plan;
	plan_init(&plan);
	limits_open(&plan.limits);
	for (int leg = 0; leg < LEGS; leg++)
		plan.limits.leg[leg].walking.rest = 60;
	plan_add_step(&plan, plain(STEP_REST, LEG_BOTH, 30, CLOCK_KEEP));
	plan_add_step(&plan, plain(STEP_WALKING, LEG_BOTH, 20, CLOCK_KEEP));
	plan_add_step(&plan, plain(STEP_REST, LEG_BOTH, 70, CLOCK_KEEP));
	plan_add_step(&plan, plain(STEP_REST, LEG_BOTH, 70, CLOCK_KEEP));
	plan_add_step(&plan, plain(STEP_PUMPS, LEG_BOTH, 20, CLOCK_KEEP));
	plays(&plan, rows, sizeof rows / sizeof rows[0]);
	for (int part = 2; part < 4; part++)
		plan.steps[part].seconds = 40;
	plays(&plan, short_rows, sizeof short_rows / sizeof short_rows[0]);
	struct timer_setup resumed = options(true);
	resumed.start = (struct timer_start){.at = {.step = 3, .walked = true, .rested_ms = 30000}};
	story_is(&plan, &resumed, "t10000 n10000 t30000 n30000",
		 "0:begin 0:check 10000:refused 20000:half 30000:last10 30000:skip(10000) "
		 "30000:begin | 30000=0+30000+0+0 step 4 left 20000",
		 "resumed, the rest goes on");
	for (int part = 2; part < 4; part++)
		plan.steps[part].seconds = 70;
	for (int leg = 0; leg < LEGS; leg++)
		plan.limits.leg[leg].walking.rest = 0;
	plays(&plan, free_rows, sizeof free_rows / sizeof free_rows[0]);
	plan_release(&plan);
}

static void test_lengths(void)
{
	static const struct played rows[] = {
		{"+0", SESSION_COMPLETED, 0, 36000, "by whole repetitions, at least one"},
		{"+0 +0", SESSION_COMPLETED, 1, 36000, "what follows on the leg counts"},
		{"t20000 +20000", SESSION_COMPLETED, 0, 36000, "what was done counts once"},
		{"n0 n0 +0", SESSION_COMPLETED, 0, 120000, "a block up to its limit"},
		{"n0 n0 +0 +0", SESSION_COMPLETED, 1, 120000, "and no further"},
		{"n0 n0 n0 +0", SESSION_COMPLETED, 0, 30000, "a hold up to its limit"},
		{"n0 n0 n0 +0 +0", SESSION_COMPLETED, 1, 30000, "and no further"},
		{"n0 n0 n0 n0 +0", SESSION_COMPLETED, 0, 86400000, "a day"},
		{"n0 n0 n0 n0 +0 +0", SESSION_COMPLETED, 1, 86400000, "and no longer"},
	};
	struct plan plan;
	plan_init(&plan);
	limits_open(&plan.limits);
	for (int leg = 0; leg < LEGS; leg++) {
		plan.limits.leg[leg].massage.seconds = 50;
		plan.limits.leg[leg].walking.block = 120;
		plan.limits.leg[leg].stretch.hold = 30;
	}
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_CALF, 2, 12000, 5000));
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_CALF, 2, 5000, 3000));
	plan_add_step(&plan, plain(STEP_WALKING, LEG_BOTH, 110, CLOCK_KEEP));
	struct step hold = plain(STEP_STRETCH, LEG_BOTH, 20, CLOCK_KEEP);
	hold.move = MOVE_HAMSTRING;
	hold.stroke_ms = 10000; /* without repetitions it says nothing */
	plan_add_step(&plan, hold);
	struct step day = plain(STEP_REST, LEG_BOTH, 86390, CLOCK_KEEP);
	day.position = POSITION_SITTING;
	plan_add_step(&plan, day);
	plays(&plan, rows, sizeof rows / sizeof rows[0]);
	plan_release(&plan);
}

static void test_repetitions(void)
{
	struct plan plan, uneven;
	struct timer_setup how = options(true);
	struct story untold = {0};
	plan_init(&plan);
	limits_open(&plan.limits);
	plan_add_step(&plan, massage(LEG_RIGHT, ZONE_FOOT, 2, 5000, 3000));
	plan_add_step(&plan, plain(STEP_REST, LEG_BOTH, 10, CLOCK_KEEP));
	timer_begin(&timer, &plan, &how, tell, &untold);
	play("t4999");
	ok(timer_repetitions(&timer) == 2 && timer_repetition(&timer) == 1, "the first repetition");
	run_to(&timer, 5000);
	timer_step(&timer, TIMER_TICK, 9999);
	ok(timer_repetition(&timer) == 2, "the last");
	timer_step(&timer, TIMER_NEXT, 9999);
	ok(timer.step == 1 && !timer_repetition(&timer), "and none in a rest");
	plan_release(&plan);
	plan_init(&uneven);
	limits_open(&uneven.limits);
	plan_add_step(&uneven, massage(LEG_LEFT, ZONE_FOOT, 2, 1700, 1000));
	timer_begin(&timer, &uneven, &how, tell, &untold);
	play("t3500");
	ok(timer_repetition(&timer) == 2, "of 3.4 s in a step of 4 s the last goes on to its end");
	plan_release(&uneven);
}

static void test_sides(void)
{
	struct plan plan;
	struct timer_setup how = options(true);
	plan_init(&plan);
	limits_open(&plan.limits);
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_FOOT, 1, 5000, 3000));
	plan_add_step(&plan, massage(LEG_RIGHT, ZONE_FOOT, 2, 5000, 3000));
	plan_add_step(&plan, plain(STEP_REST, LEG_BOTH, 10, CLOCK_KEEP));
	plan_add_step(&plan, massage(LEG_RIGHT, ZONE_FOOT, 1, 5000, 3000));
	plan_add_step(&plan, massage(LEG_LEFT, ZONE_FOOT, 1, 5000, 3000));
	story_is(&plan, &how, "n1000 t2000 n2000 n2000 w9000 n2000 t3000",
		 "0:begin 0:check 0:stroke1 1000:skip(4000) 1000:begin* 1000:check 1000:stroke1 "
		 "2000:skip(9000) 2000:begin 2000:skip(10000) 2000:begin 2000:stroke1 "
		 "2000:skip(5000) 2000:begin* 2000:check 2000:stroke1 "
		 "| 3000=0+3000+0+0 step 4 left 4000",
		 "a side changes, with a check, from the first step on, and not over a rest");
	struct step soft = massage(LEG_LEFT, ZONE_FOOT, 1, 5000, 3000);
	timer.lighter = 2;
	ok(timer_pressure(&timer, &soft) == 1, "pressure 3, twice lighter, is 1");
	timer.lighter = 5;
	ok(timer_pressure(&timer, &soft) == 1, "and never less");
	step_release(&soft);
	struct story story = {0};
	timer_begin(&timer, &plan, &how, tell, &story);
	run_to(&timer, 6000);
	timer_step(&timer, TIMER_BACK, 6000);
	ok(story.events[EVENT_BACK] == 1 && story.back_to == 0, "back names the step it goes to");
	how.start.at.spent.spent_ms[BUDGET_MASSAGE][LEG_LEFT] = 50000;
	for (int leg = 0; leg < LEGS; leg++)
		plan.limits.leg[leg].massage.seconds = 60;
	timer_begin(&timer, &plan, &how, tell, &story);
	timer_step(&timer, TIMER_LONGER, 0);
	ok(story.events[EVENT_REFUSED] == 1, "what was spent before counts after resuming");
	how.start.since[LEG_LEFT] = 3;
	how.start.since[LEG_RIGHT] = 7;
	timer_begin(&timer, &plan, &how, tell, &story);
	ok(timer.budget.spent_ms[BUDGET_MASSAGE][LEG_LEFT] == 53000 &&
		   timer.budget.spent_ms[BUDGET_MASSAGE][LEG_RIGHT] == 7000,
	   "and what other sessions did since, of each leg");
	how.start.at.lighter = 2;
	timer_begin(&timer, &plan, &how, tell, &story);
	ok(timer_pressure(&timer, &plan.steps[0]) == 1, "and so does a pressure that was too hard");
	plan_release(&plan);
}

int main(void)
{
	test_straight();
	test_enough();
	test_record();
	test_parts();
	test_rests();
	test_lengths();
	test_sides();
	test_repetitions();
	test_keys();
	test_lighter();
	test_moved_mark();
	test_limits();
	test_gaps();
	test_stories();
	test_due();
	test_random();
	test_day();
	return tap_done();
}
