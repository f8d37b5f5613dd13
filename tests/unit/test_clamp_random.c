/* Sound plans by hand, drawn by chance, under answers drawn by chance: what clamp_plan leaves of
 * them is sound, and nothing of it is longer than it was. More rounds: test_clamp_random ROUNDS
 * SEED. */
#include <stdlib.h>

#include "body/stretch.h"
#include "leg-plan/clamp_plan.h"
#include "rule/plan_check.h"
#include "rule/stroke_span.h"
#include "screened.h"
#include "tap.h"

enum { ROUNDS = 3000, PEOPLE = 6, TRIES = 20, SHOWN = 5 };

static uint64_t seed = 88172645463325252U;

static int below(int count)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int)((seed >> 11) % (unsigned)count);
}

static bool one_in(int count)
{
	return !below(count);
}

/* ---- a sound plan ---- */

static void count_breach(const struct breach *breach, void *context)
{
	if (breach->rule != CHECK_SUM)
		++*(int *)context;
}

static int breaches(const struct plan *plan)
{
	int count = 0;
	plan_check(plan, count_breach, &count);
	return count;
}

static void draw_time(struct step *step)
{
	static const int tempos[] = {500, 1000, 2000, 5000, 20000, 35000, 60000, 600000};
	step->seconds = 1 + below(one_in(2) ? 30 : 1500);
	step->stroke_ms = one_in(8) ? 1 + below(60000) : 0;
	if (one_in(2))
		return;
	step->rep_ms = tempos[below(8)];
	step->reps = 1 + below(step->rep_ms > 60000 || one_in(2) ? 3 : 30);
	step->stroke_ms = one_in(2) ? 1 + below(step->rep_ms) : 0;
	step->seconds = step_seconds(step->reps, step->rep_ms);
}

static void draw_posture(struct step *step)
{
	step->position = (enum position)below(POSITIONS);
	step->feet = one_in(2) ? FEET_LEVEL : (enum feet)below(FEET_HEIGHTS);
}

static struct step draw_other(void)
{
	enum step_kind kind = (enum step_kind)below(STEP_KINDS);
	struct step step = step_empty(kind);
	for (int i = 0; i < TRIES; i++) {
		enum task what = (enum task)below(TASKS);
		step.what = task_fits(what, kind) ? what : step.what;
	}
	draw_time(&step);
	draw_posture(&step);
	step.leg = (enum leg)below(LEG_BOTH + 1);
	step.heat = kind == STEP_SLEEVE && one_in(2);
	if (kind != STEP_STRETCH && kind != STEP_WALKING && kind != STEP_PUMPS)
		return step;
	step.move = below(MOVES);
	step.pressure = kind == STEP_STRETCH ? below(6) : 0;
	step.position = stretch_row((enum move)step.move)->ways[below(STRETCH_WAYS)].position;
	step.feet = one_in(8) ? step.feet : FEET_LEVEL;
	return step;
}

/* The work of one leg is most times done on the other too: the legs may not differ. */
static void add_other(struct plan *plan)
{
	size_t from = plan->step_count;
	for (int i = 0; i < TRIES; i++) {
		struct step step = draw_other();
		plan_add_step(plan, step);
		if (step.leg != LEG_BOTH && !one_in(4)) {
			step.leg = step.leg == LEG_LEFT ? LEG_RIGHT : LEG_LEFT;
			plan_add_step(plan, step);
		}
		if (step.kind != STEP_MASSAGE && !breaches(plan))
			return;
		plan->step_count = from;
	}
}

static struct step draw_stroke(int zone, enum technique technique)
{
	struct step step = step_empty(STEP_MASSAGE);
	step.leg = LEG_LEFT;
	step.zone = zone;
	step.technique = (int)technique;
	step.direction = (int)technique_row(technique)->direction;
	step.pressure = 1 + below(zone_pressure((enum zone)zone, technique) + 1);
	draw_time(&step);
	draw_posture(&step);
	return step;
}

/* Strokes on one leg, its finishing stroke, and most times the same on the other. */
static void add_massage(struct plan *plan)
{
	size_t from = plan->step_count;
	zone_set worked = 0;
	for (int i = 1 + below(6); i > 0; i--) {
		enum technique technique = (enum technique)below(TECHNIQUES);
		plan_add_step(plan, draw_stroke(below(ZONES), technique));
		if (breaches(plan) > (technique != TECHNIQUE_FINISHING)) /* it may not be last */
			plan->step_count--;
	}
	for (size_t i = from; i < plan->step_count; i++)
		worked |= zone_row((enum zone)plan->steps[i].zone)->covers;
	int zone = stroke_span_shrink(worked, ZONE_WHOLE_LEG, TECHNIQUE_FINISHING);
	plan_add_step(plan, draw_stroke(zone == SPAN_NONE ? ZONE_FOOT : zone, TECHNIQUE_FINISHING));
	size_t to = plan->step_count;
	struct step change = step_empty(STEP_SWITCH);
	change.seconds = 5;
	draw_posture(&change);
	if (!one_in(4)) {
		plan_add_step(plan, change);
		for (size_t i = from; i < to; i++) {
			struct step step = plan->steps[i];
			step.leg = LEG_RIGHT;
			plan_add_step(plan, step);
		}
	}
	bool mirrored = one_in(2);
	for (size_t i = from; mirrored && i < plan->step_count; i++)
		if (plan->steps[i].kind == STEP_MASSAGE)
			plan->steps[i].leg = plan->steps[i].leg == LEG_LEFT ? LEG_RIGHT : LEG_LEFT;
	if (breaches(plan))
		plan->step_count = from;
}

/* False if chance made none. */
static bool draw_plan(struct plan *plan)
{
	plan_init(plan);
	limits_open(&plan->limits);
	plan->routine = one_in(8) ? "lymph" : PLAN_BY_HAND;
	plan->mode = one_in(4) ? MODE_PARTNER : MODE_SELF;
	for (int i = below(4); i > 0; i--)
		add_other(plan);
	if (!one_in(4))
		add_massage(plan);
	for (int i = below(6); i > 0; i--)
		add_other(plan);
	return plan->step_count && !breaches(plan);
}

/* ---- a person ---- */

static enum answer draw_answer(enum question question)
{
	const struct question_row *row = question_row(question);
	if (question == QUESTION_AGE_GROUP)
		return one_in(2) ? ANSWER_UNDER_18 : ANSWER_65_PLUS;
	return row->clearable && one_in(2) ? ANSWER_CLEARED : ANSWER_YES;
}

/* At times the massage of today has left little of a leg. */
static struct limits draw_limits(enum mode mode)
{
	struct screening screening = screened_clear(mode);
	for (int i = 1 + below(3); i > 0; i--) {
		enum question question = (enum question)below(QUESTIONS);
		screened_answer(&screening, question, draw_answer(question),
				screened_leg(question, below(LEG_BOTH + 1)));
	}
	screen_judge(&screening);
	int *seconds = &screening.limits.leg[below(LEGS)].massage.seconds;
	if (*seconds > 60 && one_in(10))
		*seconds = 30 + below(30);
	return screening.limits;
}

/* ---- both ---- */

static void show(const struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++) {
		struct text line = TEXT_EMPTY;
		step_encode(&plan->steps[i], &line);
		printf("# %d %s", plan->steps[i].number, line.bytes);
		text_release(&line);
	}
}

static struct plan copy_of(const struct plan *plan)
{
	struct plan copy;
	plan_init(&copy);
	copy.mode = plan->mode;
	copy.routine = plan->routine;
	for (size_t i = 0; i < plan->step_count; i++)
		plan_add_step(&copy, plan->steps[i]);
	return copy;
}

static bool is_within(const struct plan *clamped, const struct plan *was, struct fault *fault)
{
	for (size_t i = 0; i < clamped->step_count; i++) {
		const struct step *step = &clamped->steps[i];
		if (step->seconds < 1 || step->seconds > was->steps[step->number - 1].seconds)
			return fault_set(fault, FAULT_DATA, "step %d takes %d s", step->number,
					 step->seconds);
	}
	return clamped->outcome >= OUTCOME_STOP || plan_sound(clamped, fault);
}

/* Returns the number of people for whom it went wrong. */
static int try_people(const struct plan *plan)
{
	static int shown;
	int wrong = 0;
	for (int i = 0; i < PEOPLE; i++) {
		struct plan clamped = copy_of(plan);
		struct limits limits = draw_limits(plan->mode);
		struct fault fault = {0};
		clamp_plan(&clamped, &limits);
		if (!is_within(&clamped, plan, &fault)) {
			wrong++;
			if (shown++ < SHOWN) {
				printf("# %s\n# written:\n", fault.text);
				show(plan);
				printf("# left:\n");
				show(&clamped);
			}
		}
		plan_release(&clamped);
	}
	return wrong;
}

int main(int argc, char **argv)
{
	long rounds = argc > 1 ? atol(argv[1]) : ROUNDS, drawn = 0, wrong = 0;
	if (argc > 2)
		seed ^= strtoull(argv[2], NULL, 10) * 7919;
	for (long i = 0; i < rounds; i++) {
		struct plan plan;
		if (draw_plan(&plan)) {
			drawn++;
			wrong += try_people(&plan);
		}
		plan_release(&plan);
	}
	ok(!wrong, "what is left of a sound plan is sound (%ld of %ld)", wrong, drawn * PEOPLE);
	ok(drawn > rounds / 2, "and chance makes plans (%ld of %ld)", drawn, rounds);
	return tap_done();
}
