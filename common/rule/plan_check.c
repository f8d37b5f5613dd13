#include "rule/plan_check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/units.h"
#include "body/enum_names.h"
#include "body/routine.h"
#include "body/stretch.h"
#include "rule/allows.h"
#include "rule/reach.h"
#include "rule/stroke_span.h"

const char *check_rule_id(enum check_rule rule)
{
	static const char *const ids[] = {
		[CHECK_SUM] = "sum",	       [CHECK_SHAPE] = "shape",
		[CHECK_ORDER] = "order",       [CHECK_DIRECTION] = "direction",
		[CHECK_PAIR] = "pair",	       [CHECK_CAP] = "cap",
		[CHECK_LEGS] = "legs",	       [CHECK_SIDES] = "sides",
		[CHECK_FINISH] = "finish",     [CHECK_LIMIT] = "limit",
		[CHECK_POSITION] = "position",
	};
	return ids[rule];
}

/* Sums over the steps. */
struct totals {
	int rank;	 /* of the last narrow zone, -1 before the first */
	int last;	 /* index of the last massage step, -1 = none */
	zone_set worked; /* zones that were touched */
	int massage;	 /* seconds, as are the next two */
	int raised;
	int sleeve;
	int dose[ZONES][TECHNIQUES]; /* seconds */
	int pressure[ZONES][TECHNIQUES];
	int stretch[MOVES]; /* seconds */
};

struct checker {
	const struct plan *plan;
	check_report *report;
	void *context;
	size_t breaches;
	bool near_first; /* the lymph routine has its own order */
	struct totals leg[LEGS];
	int on; /* the leg in hand, -1 before the first */
	bool left_behind[LEGS];
	bool switched; /* a switch step since the last stroke */
	bool walked;   /* a block was walked; `rested` seconds since */
	int rested;
};

static void __attribute__((format(printf, 4, 5)))
breach(struct checker *c, int step, enum check_rule rule, const char *format, ...)
{
	struct breach found = {.step = step, .rule = rule};
	va_list words;
	va_start(words, format);
	vsnprintf(found.text, sizeof found.text, format, words);
	va_end(words);
	c->breaches++;
	if (c->report)
		c->report(&found, c->context);
}

/* A breach unless `why` is none. */
static void check_allowed(struct checker *c, int at, const char *what, enum why why)
{
	if (why)
		breach(c, at, CHECK_LIMIT, "%s: %s", what, why_words(why));
}

/* ---- one step at a time ---- */

static void check_tempo(struct checker *c, int at, const struct step *step)
{
	if (!step->reps != !step->rep_ms)
		breach(c, at, CHECK_SHAPE, "reps and rep_ms belong together");
	else if (step->reps && step->seconds != step_seconds(step->reps, step->rep_ms))
		breach(c, at, CHECK_SHAPE, "%d repetitions of %d ms take %d s, not %d", step->reps,
		       step->rep_ms, step_seconds(step->reps, step->rep_ms), step->seconds);
	if (step->stroke_ms > step->rep_ms && step->rep_ms)
		breach(c, at, CHECK_SHAPE, "a stroke takes longer than its repetition");
}

/* The strokes themselves: where, how, which way, how hard. False if too little is said. */
static bool check_stroke(struct checker *c, int at, const struct step *step)
{
	if (step->zone == STEP_WITHOUT || step->technique == STEP_WITHOUT || !step->pressure ||
	    step->leg == LEG_BOTH) {
		breach(c, at, CHECK_SHAPE,
		       "massage needs one leg, a zone, a technique and a pressure");
		return false;
	}
	int cap = zone_pressure((enum zone)step->zone, (enum technique)step->technique);
	if (!cap)
		breach(c, at, CHECK_PAIR, "%s: never used on the %s",
		       technique_name(step->technique), zone_name(step->zone));
	else if (step->pressure > cap)
		breach(c, at, CHECK_CAP, "pressure %d is more than %d, the most for %s on the %s",
		       step->pressure, cap, technique_name(step->technique), zone_name(step->zone));
	const struct technique_row *row = technique_row((enum technique)step->technique);
	if (step->direction != (int)row->direction)
		breach(c, at, CHECK_DIRECTION, "%s: the direction must be %s", row->words,
		       direction_id(row->direction));
	return true;
}

static void check_massage_limit(struct checker *c, int at, const struct step *step)
{
	const struct massage_limit *limit = &c->plan->limits.leg[step->leg].massage;
	enum why why = allows_stroke(&c->plan->limits, step->leg, (enum zone)step->zone,
				     (enum technique)step->technique, c->plan->mode);
	if (why && why != WHY_NEVER_THERE)
		breach(c, at, CHECK_LIMIT, "%s on the %s, %s: %s", technique_name(step->technique),
		       zone_name(step->zone), leg_words(step->leg), why_words(why));
	if (!why && step->what == TASK_BRUSH && allows_brush(&c->plan->limits, step->leg))
		breach(c, at, CHECK_LIMIT, "%s, %s: %s", task_row(TASK_BRUSH)->words,
		       leg_words(step->leg), why_words(WHY_NO_BRUSH));
	if (reach_needs_chair(&c->plan->limits, c->plan->mode) &&
	    step->position != POSITION_SITTING)
		breach(c, at, CHECK_POSITION, "one's own legs are massaged on a chair, not %s",
		       position_row(step->position)->words);
	if (limit->level < LEVEL_NOT_ALLOWED && step->pressure > limit->pressure)
		breach(c, at, CHECK_LIMIT, "pressure %d is more than the %d allowed",
		       step->pressure, limit->pressure);
}

/* Zones never go back, a leg is not taken up again, and a switch step stands between. */
static void check_order(struct checker *c, int at, const struct step *step)
{
	struct totals *leg = &c->leg[step->leg];
	if (c->on >= 0 && c->on != (int)step->leg) {
		if (!c->switched)
			breach(c, at, CHECK_LEGS, "no switch step before the %s",
			       leg_words(step->leg));
		if (c->left_behind[step->leg])
			breach(c, at, CHECK_LEGS, "the %s is taken up again", leg_words(step->leg));
		c->left_behind[c->on] = true;
	}
	c->on = (int)step->leg;
	c->switched = false;
	int rank = stroke_span_rank((enum zone)step->zone, c->near_first);
	if (c->near_first && step->technique == TECHNIQUE_FINISHING)
		return; /* the lymph order ends by going back up [SLD1] */
	if (rank != RANK_WIDE && rank < leg->rank)
		breach(c, at, CHECK_ORDER, "goes back to the %s", zone_name(step->zone));
	if (rank > leg->rank)
		leg->rank = rank;
}

static void check_massage(struct checker *c, int at, const struct step *step)
{
	if (!check_stroke(c, at, step))
		return;
	/* or a sleeping machine would be counted as strokes, and outlive the screening */
	if (step->clock != CLOCK_HOLD)
		breach(c, at, CHECK_SHAPE, "the clock of strokes must be hold");
	check_massage_limit(c, at, step);
	check_order(c, at, step);
	struct totals *leg = &c->leg[step->leg];
	leg->last = at;
	leg->massage += step->seconds;
	leg->worked |= zone_row((enum zone)step->zone)->covers;
	leg->dose[step->zone][step->technique] += step->seconds;
	if (step->pressure > leg->pressure[step->zone][step->technique])
		leg->pressure[step->zone][step->technique] = step->pressure;
}

/* Whether the movement may be done, and in this position. */
static bool check_move(struct checker *c, int at, const struct step *step, enum move move)
{
	enum why why = allows_move_in(&c->plan->limits, step->leg, move, step->position);
	if (why == WHY_NEVER_THERE)
		breach(c, at, CHECK_POSITION, "%s: not done %s", move_words(move),
		       position_row(step->position)->words);
	else
		check_allowed(c, at, move_words(move), why);
	return !why;
}

static void check_stretch(struct checker *c, int at, const struct step *step)
{
	struct leg_limits on = limits_on(&c->plan->limits, step->leg);
	const struct stretch_limit *limit = &on.stretch;
	if (step->move == STEP_WITHOUT ||
	    stretch_row((enum move)step->move)->exercise != EXERCISE_STRETCH) {
		breach(c, at, CHECK_SHAPE, "a stretch needs a stretching move");
		return;
	}
	const char *name = move_words((enum move)step->move);
	if (!check_move(c, at, step, (enum move)step->move))
		return;
	bool held = stretch_row((enum move)step->move)->held;
	int hold_ms = step_hold_ms(step);
	if (held && hold_ms > limit->hold * MS_IN_SECOND)
		breach(c, at, CHECK_LIMIT, "%s: held for more than %d s", name, limit->hold);
	if (step->pressure > limit->pull)
		breach(c, at, CHECK_LIMIT, "%s: a pull of %d is more than the %d allowed", name,
		       step->pressure, limit->pull);
	for (int leg = 0; leg < LEGS; leg++)
		if (leg_includes(step->leg, (enum leg)leg))
			c->leg[leg].stretch[step->move] += step->seconds;
}

static void check_walking(struct checker *c, int at, const struct step *step)
{
	struct leg_limits on = limits_on(&c->plan->limits, step->leg);
	const struct walking_limit *limit = &on.walking;
	enum move move = step_move(step);
	enum exercise exercise = step->kind == STEP_PUMPS ? EXERCISE_PUMPS : EXERCISE_WALK;
	if (stretch_row(move)->exercise != exercise)
		breach(c, at, CHECK_SHAPE, "%s: not a step of kind %s", move_words(move),
		       step_kind_id(step->kind));
	if (check_move(c, at, step, move) && step->seconds > limit->block)
		breach(c, at, CHECK_LIMIT, "longer than %d s without a rest", limit->block);
	if (c->walked && c->rested < limit->rest)
		breach(c, at, CHECK_LIMIT, "less than %d s of rest before it", limit->rest);
	c->walked = true;
	c->rested = 0;
}

static void check_sleeve(struct checker *c, int at, const struct step *step)
{
	struct leg_limits on = limits_on(&c->plan->limits, step->leg);
	check_allowed(c, at, "air sleeves", allows_sleeve(&c->plan->limits, step->leg));
	if (step->heat && !on.sleeve.heat)
		breach(c, at, CHECK_LIMIT, "no heat is allowed");
	for (int leg = 0; leg < LEGS; leg++)
		if (leg_includes(step->leg, (enum leg)leg))
			c->leg[leg].sleeve += step->seconds;
}

static void check_setup(struct checker *c, int at, const struct step *step)
{
	if (step->what == TASK_OIL && !allows_oil(&c->plan->limits))
		breach(c, at, CHECK_LIMIT, "oil: only a lotion that is known");
	check_allowed(c, at, task_id(step->what), allows_task(&c->plan->limits, step->what));
}

static void check_socks(struct checker *c, int at, const struct step *step)
{
	check_allowed(c, at, "compression socks", allows_socks(&c->plan->limits, step->leg));
}

/* Sitting up, the leg in hand alone is on the pillow; lying, both are. */
static enum leg legs_held(const struct step *step)
{
	return step->position == POSITION_LONG_SITTING ? step->leg : LEG_BOTH;
}

bool step_raises(const struct step *step, enum leg leg)
{
	bool upright = step->position == POSITION_SITTING || step->position == POSITION_STANDING;
	bool rests = step->kind == STEP_ELEVATION || (step->kind == STEP_REST && !upright);
	return leg_includes(legs_held(step), leg) && (rests || step->feet != FEET_LEVEL);
}

static void check_posture(struct checker *c, int at, const struct step *step)
{
	const struct limits *limits = &c->plan->limits;
	enum leg held = legs_held(step);
	if (step->position == POSITION_STANDING && step->feet != FEET_LEVEL)
		breach(c, at, CHECK_POSITION, "standing, %s: not both", feet_words(step->feet));
	if (allows_posture(limits, held, step->kind, step->position, step->feet))
		breach(c, at, CHECK_POSITION, "%s, %s: not allowed",
		       position_row(step->position)->words, feet_words(step->feet));
	else if (step->kind == STEP_ELEVATION && allows_elevation(limits, held))
		breach(c, at, CHECK_LIMIT, "raising the legs is not allowed");
	for (enum leg leg = LEG_LEFT; leg < LEG_BOTH; leg++)
		if (step_raises(step, leg))
			c->leg[leg].raised += step->seconds;
}

static void check_kind(struct checker *c, int at, const struct step *step)
{
	switch (step->kind) {
	case STEP_MASSAGE: check_massage(c, at, step); break;
	case STEP_SWITCH: c->switched = true; break;
	case STEP_STRETCH: check_stretch(c, at, step); break;
	case STEP_WALKING:
	case STEP_PUMPS: check_walking(c, at, step); break;
	case STEP_SLEEVE: check_sleeve(c, at, step); break;
	case STEP_SOCKS: check_socks(c, at, step); break;
	case STEP_SETUP: check_setup(c, at, step); break;
	case STEP_ELEVATION:
	case STEP_REST:
	case STEP_AFTERCARE:
	case STEP_KINDS: break;
	}
	if (step->kind != STEP_WALKING && step->kind != STEP_PUMPS)
		c->rested += step->seconds;
	if (step->heat && step->kind != STEP_SLEEVE)
		breach(c, at, CHECK_SHAPE, "heat is for air sleeves alone");
}

/* ---- the plan as a whole ---- */

static void check_sum(struct checker *c)
{
	long long sum = 0;
	for (size_t i = 0; i < c->plan->step_count; i++)
		sum += c->plan->steps[i].seconds;
	if (sum > DAY)
		breach(c, CHECK_WHOLE_PLAN, CHECK_SHAPE, "the steps take longer than a day");
	if (sum != c->plan->seconds)
		breach(c, CHECK_WHOLE_PLAN, CHECK_SUM, "the steps take %lld s, not %d", sum,
		       c->plan->seconds);
}

static void check_outcome(struct checker *c)
{
	bool stops = c->plan->outcome >= OUTCOME_STOP;
	if (stops && c->plan->step_count)
		breach(c, CHECK_WHOLE_PLAN, CHECK_SHAPE, "the outcome is %s, but there are steps",
		       outcome_id(c->plan->outcome));
	if (!stops && !c->plan->step_count)
		breach(c, CHECK_WHOLE_PLAN, CHECK_SHAPE, "there are no steps");
}

/* The widest zone that the limit leaves, or that is left of the zones this leg is worked on: a plan
 * that keeps to fewer zones need not touch the others in its last stroke. */
static void check_finish(struct checker *c, enum leg leg)
{
	const struct totals *totals = &c->leg[leg];
	if (totals->last < 0 ||
	    c->plan->limits.leg[leg].massage.level >= LEVEL_NOT_ALLOWED) /* said of each stroke */
		return;
	const struct step *last = &c->plan->steps[totals->last];
	if (last->technique != TECHNIQUE_FINISHING) {
		breach(c, totals->last, CHECK_FINISH, "the last stroke of the %s must be the %s",
		       leg_words(leg), technique_name(TECHNIQUE_FINISHING));
		return;
	}
	zone_set worked = c->plan->limits.leg[leg].massage.zones & totals->worked &
			  reach_zones(&c->plan->limits, leg, c->plan->mode);
	int widest = stroke_span_shrink(worked, ZONE_WHOLE_LEG, TECHNIQUE_FINISHING);
	bool narrow = last->zone < ZONES_NARROW;
	if (widest != last->zone && !(narrow && widest < ZONES_NARROW))
		breach(c, totals->last, CHECK_FINISH, "it must reach over the %s",
		       zone_name(widest == SPAN_NONE ? ZONE_WHOLE_LEG : widest));
}

static bool limits_differ_by_leg(const struct limits *limits)
{
	struct limits left = {{limits->leg[LEG_LEFT], limits->leg[LEG_LEFT]}};
	struct limits right = {{limits->leg[LEG_RIGHT], limits->leg[LEG_RIGHT]}};
	return !limits_within(&left, &right) || !limits_within(&right, &left);
}

/* Who must lie on the left side cannot do on the left leg what needs the right. */
static bool may_move_alike(const struct limits *limits, enum move move)
{
	for (int position = 0; position < POSITIONS; position++)
		if (!allows_move_in(limits, LEG_LEFT, move, (enum position)position) !=
		    !allows_move_in(limits, LEG_RIGHT, move, (enum position)position))
			return false;
	return true;
}

static void check_sides(struct checker *c)
{
	const struct totals *left = &c->leg[LEG_LEFT], *right = &c->leg[LEG_RIGHT];
	if (!left->massage || !right->massage || limits_differ_by_leg(&c->plan->limits))
		return;
	if (memcmp(left->dose, right->dose, sizeof left->dose) ||
	    memcmp(left->pressure, right->pressure, sizeof left->pressure))
		breach(c, CHECK_WHOLE_PLAN, CHECK_SIDES, "the legs are not massaged alike");
	for (int move = 0; move < MOVES; move++)
		if (left->stretch[move] != right->stretch[move] &&
		    may_move_alike(&c->plan->limits, (enum move)move)) {
			breach(c, CHECK_WHOLE_PLAN, CHECK_SIDES,
			       "the legs are not stretched alike");
			return;
		}
}

static void check_totals(struct checker *c, enum leg leg)
{
	const struct leg_limits *limit = &c->plan->limits.leg[leg];
	const struct totals *totals = &c->leg[leg];
	if (limit->massage.level < LEVEL_NOT_ALLOWED && totals->massage > limit->massage.seconds)
		breach(c, CHECK_WHOLE_PLAN, CHECK_LIMIT, "%d s of massage on the %s, %d allowed",
		       totals->massage, leg_words(leg), limit->massage.seconds);
	if (totals->raised && totals->raised > limit->elevation.seconds)
		breach(c, CHECK_WHOLE_PLAN, CHECK_LIMIT, "%d s with the %s up, %d allowed",
		       totals->raised, leg_words(leg), limit->elevation.seconds);
	if (totals->sleeve && totals->sleeve > limit->sleeve.seconds)
		breach(c, CHECK_WHOLE_PLAN, CHECK_LIMIT, "%d s of air sleeve on the %s, %d allowed",
		       totals->sleeve, leg_words(leg), limit->sleeve.seconds);
	if (leg == LEG_RIGHT && totals->massage && c->leg[LEG_LEFT].massage &&
	    massage_cues(&c->plan->limits) & CUE_BIT(CUE_ONE_LEG))
		breach(c, CHECK_WHOLE_PLAN, CHECK_LIMIT, "only one leg in a session is allowed");
}

size_t plan_check(const struct plan *plan, check_report *report, void *context)
{
	struct checker c = {.plan = plan, .report = report, .context = context, .on = -1};
	c.near_first = routine_near_first(plan->routine);
	for (int leg = 0; leg < LEGS; leg++)
		c.leg[leg].rank = c.leg[leg].last = -1;
	for (size_t i = 0; i < plan->step_count; i++) {
		check_tempo(&c, (int)i, &plan->steps[i]);
		check_posture(&c, (int)i, &plan->steps[i]);
		check_kind(&c, (int)i, &plan->steps[i]);
	}
	for (int leg = 0; leg < LEGS; leg++) {
		check_finish(&c, (enum leg)leg);
		check_totals(&c, (enum leg)leg);
	}
	check_sides(&c);
	check_outcome(&c);
	check_sum(&c);
	return c.breaches;
}

static void keep_first(const struct breach *breach, void *context)
{
	struct fault *fault = context;
	if (fault->kind || breach->rule == CHECK_SUM)
		return;
	if (breach->step == CHECK_WHOLE_PLAN)
		fault_set(fault, FAULT_DATA, "%s: %s", check_rule_id(breach->rule), breach->text);
	else
		fault_set(fault, FAULT_DATA, "steps[%d]: %s: %s", breach->step,
			  check_rule_id(breach->rule), breach->text);
}

bool plan_sound(const struct plan *plan, struct fault *fault)
{
	struct fault first = {.kind = FAULT_NONE};
	plan_check(plan, keep_first, &first);
	if (first.kind)
		*fault = first;
	return !first.kind;
}
