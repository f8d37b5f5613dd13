#include "base/alloc.h"
#include "base/units.h"
#include "rule/plan_check.h"
#include "rule/plan_notes.h"
#include "rule/stroke_span.h"
#include "tap.h"

static struct step stroke(enum leg leg, enum zone zone, enum technique technique, int reps)
{
	const struct technique_row *row = technique_row(technique);
	struct step step = step_empty(STEP_MASSAGE);
	step.title = alloc_string(row->title);
	step.leg = leg;
	step.zone = (int)zone;
	step.technique = (int)technique;
	step.direction = (int)row->direction;
	step.pressure = 2;
	step.reps = reps;
	step.rep_ms = row->rep_ms;
	step.stroke_ms = row->stroke_ms;
	step.seconds = step_seconds(reps, row->rep_ms);
	step.feet = FEET_RAISED;
	return step;
}

static struct step plain(enum step_kind kind, int seconds)
{
	struct step step = step_empty(kind);
	step.title = alloc_string(step_kind_id(kind));
	step.seconds = seconds;
	step.position = POSITION_SITTING;
	return step;
}

enum {
	SETUP,
	LEFT_LONG,
	LEFT_KNEAD,
	LEFT_FINISH,
	SWITCH,
	RIGHT_LONG,
	RIGHT_KNEAD,
	RIGHT_FINISH,
	STRETCH,
	MARCH,
	REST,
	SLEEVE,
	STEPS
};

static void add_leg(struct plan *plan, enum leg leg)
{
	plan_add_step(plan, stroke(leg, ZONE_WHOLE_LEG, TECHNIQUE_EFFLEURAGE, 5));
	plan_add_step(plan, stroke(leg, ZONE_CALF, TECHNIQUE_KNEADING, 30));
	plan_add_step(plan, stroke(leg, ZONE_WHOLE_LEG, TECHNIQUE_FINISHING, 1));
}

static void sound_plan(struct plan *plan)
{
	plan_init(plan);
	limits_open(&plan->limits);
	plan_add_step(plan, plain(STEP_SETUP, 20));
	add_leg(plan, LEG_LEFT);
	plan_add_step(plan, plain(STEP_SWITCH, 5));
	add_leg(plan, LEG_RIGHT);
	struct step stretch = plain(STEP_STRETCH, 70);
	stretch.move = MOVE_HIP_HINGE;
	stretch.position = POSITION_STANDING;
	stretch.reps = 2;
	stretch.rep_ms = 35000;
	stretch.stroke_ms = 30000;
	stretch.pressure = 3;
	plan_add_step(plan, stretch);
	struct step march = plain(STEP_WALKING, 60);
	march.position = POSITION_STANDING;
	plan_add_step(plan, march);
	plan_add_step(plan, plain(STEP_REST, 60));
	plan_add_step(plan, plain(STEP_SLEEVE, 600));
	for (size_t i = 0; i < plan->step_count; i++)
		plan->seconds += plan->steps[i].seconds;
}

struct seen {
	size_t count;
	struct breach first;
};

static void note(const struct breach *breach, void *context)
{
	struct seen *seen = context;
	if (!seen->count++)
		seen->first = *breach;
}

typedef void spoiler(struct plan *plan);

static void is_caught(const char *what, spoiler *spoil, enum check_rule rule, int step)
{
	struct plan plan;
	struct seen seen = {0};
	sound_plan(&plan);
	spoil(&plan);
	size_t count = plan_check(&plan, note, &seen);
	if (!ok(count && seen.count == count && seen.first.rule == rule && seen.first.step == step,
		"%s is caught", what))
		printf("# %zu: step %d, %s: %s\n", count, seen.first.step,
		       check_rule_id(seen.first.rule), seen.first.text);
	struct fault fault = {0};
	bool sound = plan_sound(&plan, &fault);
	ok(sound == (rule == CHECK_SUM) && (sound || fault.kind == FAULT_DATA) &&
		   *seen.first.text &&
		   (sound || !strncmp(fault.text, "steps[", 6) == (step != CHECK_WHOLE_PLAN)),
	   "and refused before a first step: %s", fault.text);
	plan_release(&plan);
}

static void passes(const char *what, spoiler *spoil)
{
	struct plan plan;
	struct seen seen = {0};
	sound_plan(&plan);
	spoil(&plan);
	if (!ok(!plan_check(&plan, note, &seen), "%s passes", what))
		printf("# step %d, %s: %s\n", seen.first.step, check_rule_id(seen.first.rule),
		       seen.first.text);
	plan_release(&plan);
}

static void wrong_sum(struct plan *plan)
{
	plan->seconds++;
}
static void wrong_tempo(struct plan *plan)
{
	plan->steps[LEFT_LONG].reps = 6;
}
static void no_pressure(struct plan *plan)
{
	plan->steps[LEFT_LONG].pressure = 0;
}
static void both_legs(struct plan *plan)
{
	plan->steps[LEFT_LONG].leg = LEG_BOTH;
}
static void keeps(struct plan *plan)
{
	plan->steps[LEFT_LONG].clock = CLOCK_KEEP;
}
static void away(struct plan *plan)
{
	plan->steps[LEFT_LONG].direction = DIRECTION_IN_PLACE;
}
static void shin(struct plan *plan)
{
	plan->steps[LEFT_KNEAD].zone = ZONE_SHIN;
}
static void hard(struct plan *plan)
{
	plan->steps[LEFT_LONG].pressure = 4;
}
static void no_switch(struct plan *plan)
{
	plan->steps[SWITCH].kind = STEP_SETUP;
}
static void last_kneads(struct plan *plan)
{
	struct step step = plan->steps[LEFT_FINISH];
	plan->steps[LEFT_FINISH] = plan->steps[LEFT_KNEAD];
	plan->steps[LEFT_KNEAD] = step;
}
static void short_finish(struct plan *plan)
{
	plan->steps[LEFT_FINISH].zone = ZONE_LOWER_LEG;
}
static void narrow_finish(struct plan *plan)
{
	plan->steps[LEFT_FINISH].zone = ZONE_FRONT_THIGH;
}
static void goes_back(struct plan *plan)
{
	plan->steps[LEFT_LONG].zone = ZONE_FRONT_THIGH;
}
static void back_again(struct plan *plan)
{
	plan_add_step(plan, plain(STEP_SWITCH, 5));
	plan_add_step(plan, stroke(LEG_LEFT, ZONE_WHOLE_LEG, TECHNIQUE_FINISHING, 1));
	plan->seconds += 11;
}
static void uneven(struct plan *plan)
{
	plan->steps[RIGHT_KNEAD].reps--;
	plan->steps[RIGHT_KNEAD].seconds--;
	plan->seconds--;
}
static void uneven_pressure(struct plan *plan)
{
	plan->steps[RIGHT_KNEAD].pressure++;
}
static void stopped(struct plan *plan)
{
	plan->outcome = OUTCOME_STOP;
}

static void no_massage(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].massage.level = LEVEL_NOT_ALLOWED;
}
static void brushed(struct plan *plan)
{
	plan->steps[LEFT_LONG].what = TASK_BRUSH;
	plan->limits.leg[LEG_LEFT].massage.cues = CUE_BIT(CUE_NO_BRUSH);
}
static void oiled(struct plan *plan)
{
	plan->steps[SETUP].what = TASK_OIL;
	plan->limits.leg[LEG_RIGHT].massage.cues = CUE_BIT(CUE_PLAIN_LOTION);
}
static void no_kneading(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].massage.techniques &= ~TECHNIQUE_BIT(TECHNIQUE_KNEADING);
}
static void no_ankle(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].massage.zones &= ~ZONE_BIT(ZONE_ANKLE);
}
static void soft(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].massage.pressure = 1;
}
static void brief(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].massage.seconds = 60;
}
static void one_leg(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].massage.cues = CUE_BIT(CUE_ONE_LEG);
}
static void level(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].elevation.feet = FEET_LEVEL;
}
static void other_leg_level(struct plan *plan)
{
	level(plan);
	for (size_t i = LEFT_LONG; i <= LEFT_FINISH; i++)
		plan->steps[i].feet = FEET_LEVEL;
}
static void never_flat(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].elevation.trunk_min = 30;
}
static void long_raise(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].elevation.seconds = 60;
}
static void short_hold(struct plan *plan)
{
	plan->limits.leg[LEG_RIGHT].stretch.hold = 15;
}
static void untold_hold(struct plan *plan)
{
	plan->steps[STRETCH].reps = plan->steps[STRETCH].rep_ms = 0;
}
static void weak_pull(struct plan *plan)
{
	plan->limits.leg[LEG_RIGHT].stretch.pull = 2;
}
static void sitting(struct plan *plan)
{
	plan->limits.leg[LEG_RIGHT].stretch.standing = false;
}
static void no_hinge(struct plan *plan)
{
	plan->limits.leg[LEG_RIGHT].stretch.moves &= ~MOVE_BIT(MOVE_HIP_HINGE);
}
static void no_exercise(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].walking.block = 0;
}
static void short_block(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].walking.block = 30;
}
static void holding_on(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].walking.standing = false;
}
static void seated(struct plan *plan)
{
	holding_on(plan);
	plan->steps[STRETCH].move = MOVE_TOE_BENDS;
	plan->steps[STRETCH].position = POSITION_SITTING;
	plan->steps[STRETCH].pressure = 0;
}
static void no_sleeve(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].sleeve.seconds = 0;
}
static void short_sleeve(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].sleeve.seconds = 300;
}
static void heat(struct plan *plan)
{
	plan->steps[SLEEVE].heat = true;
	plan->limits.leg[LEG_LEFT].sleeve.heat = false;
}
static void socks(struct plan *plan)
{
	plan->steps[REST].kind = STEP_SOCKS;
	plan->limits.leg[LEG_LEFT].socks.mmhg = 0;
}

static void two_blocks(struct plan *plan)
{
	plan->limits.leg[LEG_LEFT].walking.rest = 61;
	struct step march = plain(STEP_WALKING, 60);
	march.position = POSITION_STANDING;
	plan->steps[SLEEVE].kind = STEP_WALKING;
	plan->steps[SLEEVE].seconds = 60;
	plan->seconds -= 540;
	step_release(&march);
}

static void no_interval(struct plan *plan)
{
	plan->steps[LEFT_LONG].rep_ms = 0;
}
static void long_stroke(struct plan *plan)
{
	plan->steps[LEFT_LONG].stroke_ms = plan->steps[LEFT_LONG].rep_ms + 1;
}
static void no_zone(struct plan *plan)
{
	plan->steps[LEFT_LONG].zone = STEP_WITHOUT;
}
static void no_technique(struct plan *plan)
{
	plan->steps[LEFT_LONG].technique = STEP_WITHOUT;
}
static void early_switch(struct plan *plan)
{
	plan->steps[SETUP].kind = STEP_SWITCH;
	no_switch(plan);
}
static void finish_goes_back(struct plan *plan)
{
	plan->steps[LEFT_FINISH].zone = ZONE_FOOT;
}
static void no_move(struct plan *plan)
{
	plan->steps[STRETCH].move = STEP_WITHOUT;
}
static void marched_stretch(struct plan *plan)
{
	plan->steps[STRETCH].move = MOVE_MARCHING;
}
static void one_stretch(struct plan *plan)
{
	plan->steps[STRETCH].leg = LEG_LEFT;
}
static void empty(struct plan *plan)
{
	while (plan->step_count)
		step_release(&plan->steps[--plan->step_count]);
	plan->seconds = 0;
}
static void only_kneads(struct plan *plan)
{
	empty(plan);
	plan_add_step(plan, stroke(LEG_LEFT, ZONE_CALF, TECHNIQUE_KNEADING, 30));
	plan->seconds = 30;
}

/* Works one zone or a wide one, and ends there. */
static void work(struct plan *plan, enum zone zone, enum zone last)
{
	plan->steps[LEFT_LONG].zone = plan->steps[RIGHT_LONG].zone = (int)zone;
	plan->steps[LEFT_FINISH].zone = plan->steps[RIGHT_FINISH].zone = (int)last;
}
static void calves(struct plan *plan)
{
	work(plan, ZONE_CALF, ZONE_CALF);
}
static void ends_narrow(struct plan *plan)
{
	work(plan, ZONE_LOWER_LEG, ZONE_CALF);
}
static void bent_back(struct plan *plan)
{
	calves(plan);
	for (int leg = 0; leg < LEGS; leg++)
		plan->limits.leg[leg].stretch.cues |= CUE_BIT(CUE_STRAIGHT_BACK);
}
static void bent_back_on_a_chair(struct plan *plan)
{
	bent_back(plan);
	for (int i = LEFT_LONG; i <= RIGHT_FINISH; i++) {
		plan->steps[i].position = POSITION_SITTING;
		plan->steps[i].feet = FEET_LEVEL;
	}
}

static void far_first(struct plan *plan)
{
	plan->routine = "lymph";
	work(plan, ZONE_FOOT, ZONE_WHOLE_LEG);
}
static void near_first(struct plan *plan)
{
	plan->routine = "lymph";
	for (int i = LEFT_KNEAD; i <= RIGHT_KNEAD; i += RIGHT_KNEAD - LEFT_KNEAD)
		plan->steps[i].technique = TECHNIQUE_EFFLEURAGE,
		plan->steps[i].direction = plan->steps[LEFT_LONG].direction;
	work(plan, ZONE_HAMSTRING, ZONE_CALF);
}

/* As much as the limits allow, to the last second, gram and metre. */
static void at_the_limit(struct plan *plan)
{
	for (int leg = 0; leg < LEGS; leg++) {
		struct leg_limits *limits = &plan->limits.leg[leg];
		int massage = 0, first = leg == LEG_LEFT ? LEFT_LONG : RIGHT_LONG;
		for (int i = first; i < first + 3; i++) {
			massage += plan->steps[i].seconds;
			plan->steps[i].position = POSITION_LONG_SITTING;
		}
		plan->steps[first].pressure = limits->massage.pressure = 3;
		limits->massage.seconds = limits->elevation.seconds = massage;
		limits->stretch.hold = 30;
		limits->stretch.pull = 3;
		limits->walking.block = 60;
		limits->walking.rest = 1000; /* there is one block */
		limits->sleeve.seconds = 600;
		limits->sleeve.heat = false;
		limits->socks.mmhg = 0;
	}
}
static void hinge_lying(struct plan *plan)
{
	plan->steps[STRETCH].position = POSITION_SIDE;
}
static void march_propped(struct plan *plan)
{
	plan->steps[MARCH].position = POSITION_PROPPED;
}
static void hot_massage(struct plan *plan)
{
	plan->steps[LEFT_LONG].heat = true;
}
static void more_than_a_day(struct plan *plan)
{
	plan->steps[REST].seconds = DAY;
}
static void a_day(struct plan *plan)
{
	plan->steps[REST].seconds += DAY - plan->seconds;
	plan->seconds = DAY;
}
static void unsteady_massage(struct plan *plan)
{
	seated(plan);
	plan->steps[MARCH].position = POSITION_SITTING;
	plan->steps[LEFT_LONG].feet = FEET_LEVEL;
	plan->steps[LEFT_LONG].position = POSITION_STANDING;
}
static void raised_standing(struct plan *plan)
{
	plan->steps[LEFT_LONG].position = POSITION_STANDING;
}
static void raised_too_long(struct plan *plan)
{
	at_the_limit(plan);
	plan->limits.leg[LEG_LEFT].elevation.seconds--;
}
static void lies_down(struct plan *plan)
{
	at_the_limit(plan);
	plan->steps[REST].position = POSITION_LYING;
}
static void raises(struct plan *plan)
{
	at_the_limit(plan);
	plan->steps[REST].kind = STEP_ELEVATION;
}
static void long_hold(struct plan *plan)
{
	struct step *step = &plan->steps[STRETCH];
	step->reps = step->rep_ms = step->stroke_ms = 0;
	for (int leg = 0; leg < LEGS; leg++)
		plan->limits.leg[leg].stretch.hold = step->seconds;
}
static void rested(struct plan *plan)
{
	two_blocks(plan);
	plan->limits.leg[LEG_LEFT].walking.rest = 60;
}
static void all_level(struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++) {
		plan->steps[i].feet = FEET_LEVEL;
		plan->steps[i].position =
			i < STRETCH ? POSITION_LONG_SITTING : plan->steps[i].position;
	}
	for (int leg = 0; leg < LEGS; leg++)
		plan->limits.leg[leg].elevation =
			(struct elevation_limit){.level = LEVEL_NOT_ALLOWED};
}
static void raises_sitting(struct plan *plan)
{
	all_level(plan);
	plan->steps[REST].kind = STEP_ELEVATION;
}
static void on_the_side(struct plan *plan)
{
	plan->steps[SETUP].what = TASK_SIDE;
	plan->limits.leg[LEG_LEFT].elevation.trunk_min = 45;
}
static void limited_on_one_leg(struct plan *plan)
{
	uneven(plan);
	plan->limits.leg[LEG_RIGHT].massage.seconds--;
}
/* Standing both legs could be stretched. */
static void stretched_on_the_left_side(struct plan *plan)
{
	plan->mode = MODE_PARTNER;
	plan->steps[STRETCH].move = MOVE_THIGH_STRETCH;
	plan->steps[STRETCH].position = POSITION_SIDE;
	plan->steps[STRETCH].leg = LEG_RIGHT;
	for (int leg = 0; leg < LEGS; leg++)
		plan->limits.leg[leg].elevation.cues |= CUE_BIT(CUE_LEFT_SIDE);
}

static void what_passes(void)
{
	passes("one zone alone", calves);
	passes("a chair for who cannot bend", bent_back_on_a_chair);
	passes("near the groin first, for lymph", near_first);
	passes("all that the limits allow", at_the_limit);
	passes("a hold without a tempo", long_hold);
	passes("a day", a_day);
	passes("a block after its rest", rested);
	passes("no raising where none is allowed", all_level);
	passes("legs unlike, where their limits are", limited_on_one_leg);
	passes("one leg stretched, where only the left side is to lie on",
	       stretched_on_the_left_side);
}

static void names_the_zone(void)
{
	struct plan plan;
	struct seen seen = {0};
	sound_plan(&plan);
	ends_narrow(&plan);
	plan_check(&plan, note, &seen);
	ok(strstr(seen.first.text, "over the lower leg"), "and names the zone: %s",
	   seen.first.text);
	plan_release(&plan);
}

static void rules_of_anatomy(void)
{
	is_caught("repetitions without a tempo", no_interval, CHECK_SHAPE, LEFT_LONG);
	is_caught("a stroke longer than its turn", long_stroke, CHECK_SHAPE, LEFT_LONG);
	is_caught("massage without a zone", no_zone, CHECK_SHAPE, LEFT_LONG);
	is_caught("massage without a technique", no_technique, CHECK_SHAPE, LEFT_LONG);
	is_caught("a switch before the first leg alone", early_switch, CHECK_LEGS, RIGHT_LONG);
	is_caught("a last stroke that goes back", finish_goes_back, CHECK_ORDER, LEFT_FINISH);
	is_caught("the foot first, for lymph", far_first, CHECK_ORDER, LEFT_KNEAD);
	is_caught("a stretch without a move", no_move, CHECK_SHAPE, STRETCH);
	is_caught("a march as a stretch", marched_stretch, CHECK_SHAPE, STRETCH);
	is_caught("one leg stretched", one_stretch, CHECK_SIDES, CHECK_WHOLE_PLAN);
	is_caught("a plan without steps", empty, CHECK_SHAPE, CHECK_WHOLE_PLAN);
	is_caught("kneading alone", only_kneads, CHECK_FINISH, 0);
	is_caught("a last stroke over less than was worked", ends_narrow, CHECK_FINISH,
		  LEFT_FINISH);
	is_caught("a wrong sum", wrong_sum, CHECK_SUM, CHECK_WHOLE_PLAN);
	is_caught("a tempo that does not add up", wrong_tempo, CHECK_SHAPE, LEFT_LONG);
	is_caught("massage without a pressure", no_pressure, CHECK_SHAPE, LEFT_LONG);
	is_caught("massage of both legs at once", both_legs, CHECK_SHAPE, LEFT_LONG);
	is_caught("strokes that go on while the machine sleeps", keeps, CHECK_SHAPE, LEFT_LONG);
	is_caught("a stroke away from the heart", away, CHECK_DIRECTION, LEFT_LONG);
	is_caught("kneading the shin", shin, CHECK_PAIR, LEFT_KNEAD);
	is_caught("too much pressure", hard, CHECK_CAP, LEFT_LONG);
	is_caught("a missing switch", no_switch, CHECK_LEGS, RIGHT_LONG);
	is_caught("kneading after the finishing stroke", last_kneads, CHECK_FINISH, LEFT_FINISH);
	is_caught("a narrow one where the whole leg was worked", narrow_finish, CHECK_FINISH,
		  LEFT_FINISH);
	is_caught("a finishing stroke that stops short", short_finish, CHECK_FINISH, LEFT_FINISH);
	is_caught("a zone that goes back", goes_back, CHECK_ORDER, LEFT_KNEAD);
	is_caught("a leg taken up again", back_again, CHECK_LEGS, STEPS + 1);
	is_caught("legs worked unlike", uneven, CHECK_SIDES, CHECK_WHOLE_PLAN);
	is_caught("legs pressed unlike", uneven_pressure, CHECK_SIDES, CHECK_WHOLE_PLAN);
	is_caught("steps after a stop", stopped, CHECK_SHAPE, CHECK_WHOLE_PLAN);
}

static void limits_of_the_plan(void)
{
	is_caught("a hip hinge lying down", hinge_lying, CHECK_POSITION, STRETCH);
	is_caught("a march lying back", march_propped, CHECK_POSITION, MARCH);
	is_caught("heat without air sleeves", hot_massage, CHECK_SHAPE, LEFT_LONG);
	is_caught("more than a day", more_than_a_day, CHECK_SHAPE, CHECK_WHOLE_PLAN);
	is_caught("massage standing for who has to hold on", unsteady_massage, CHECK_POSITION,
		  LEFT_LONG);
	is_caught("a leg raised standing", raised_standing, CHECK_POSITION, LEFT_LONG);
	is_caught("a bed for who cannot bend", bent_back, CHECK_POSITION, LEFT_LONG);
	is_caught("a second of raising too much", raised_too_long, CHECK_LIMIT, CHECK_WHOLE_PLAN);
	is_caught("a rest lying down, over the limit", lies_down, CHECK_LIMIT, CHECK_WHOLE_PLAN);
	is_caught("an elevation over the limit", raises, CHECK_LIMIT, CHECK_WHOLE_PLAN);
	is_caught("massage that is not allowed", no_massage, CHECK_LIMIT, LEFT_LONG);
	is_caught("a technique that is not allowed", no_kneading, CHECK_LIMIT, LEFT_KNEAD);
	is_caught("a brush on skin that bears none", brushed, CHECK_LIMIT, LEFT_LONG);
	is_caught("oil for an allergy", oiled, CHECK_LIMIT, SETUP);
	is_caught("a zone that is not allowed", no_ankle, CHECK_LIMIT, LEFT_LONG);
	is_caught("more pressure than allowed", soft, CHECK_LIMIT, LEFT_LONG);
	is_caught("more seconds than allowed", brief, CHECK_LIMIT, CHECK_WHOLE_PLAN);
	is_caught("a second leg", one_leg, CHECK_LIMIT, CHECK_WHOLE_PLAN);
	is_caught("a pillow that is not allowed", level, CHECK_POSITION, LEFT_LONG);
	is_caught("a pillow under both calves for one", other_leg_level, CHECK_POSITION,
		  RIGHT_LONG);
	is_caught("lying flat", never_flat, CHECK_POSITION, LEFT_LONG);
	is_caught("legs raised too long", long_raise, CHECK_LIMIT, CHECK_WHOLE_PLAN);
	is_caught("raising that is not allowed, on a chair too", raises_sitting, CHECK_LIMIT, REST);
	is_caught("lying on the side for who may not", on_the_side, CHECK_LIMIT, SETUP);
	is_caught("a hold too long", short_hold, CHECK_LIMIT, STRETCH);
	is_caught("a hold as long as its step", untold_hold, CHECK_LIMIT, STRETCH);
	is_caught("a pull too strong", weak_pull, CHECK_LIMIT, STRETCH);
	is_caught("a stretch standing", sitting, CHECK_LIMIT, STRETCH);
	is_caught("a stretch that is not allowed", no_hinge, CHECK_LIMIT, STRETCH);
	is_caught("marching that is not allowed", no_exercise, CHECK_LIMIT, MARCH);
	is_caught("marching too long", short_block, CHECK_LIMIT, MARCH);
	is_caught("a stretch standing, holding on", holding_on, CHECK_LIMIT, STRETCH);
	is_caught("marching standing", seated, CHECK_LIMIT, MARCH);
	is_caught("a march with too little rest before it", two_blocks, CHECK_LIMIT, SLEEVE);
	is_caught("a sleeve that is not allowed", no_sleeve, CHECK_LIMIT, SLEEVE);
	is_caught("a sleeve worn too long", short_sleeve, CHECK_LIMIT, CHECK_WHOLE_PLAN);
	is_caught("heat", heat, CHECK_LIMIT, SLEEVE);
	is_caught("socks that are not allowed", socks, CHECK_LIMIT, REST);
}

static void reach(void)
{
	zone_set no_knee = ZONES_ALL & ~ZONE_BIT(ZONE_BEHIND_KNEE);
	zone_set no_calf = ZONES_ALL & ~ZONE_BIT(ZONE_CALF) & ~ZONE_BIT(ZONE_FRONT_THIGH);
	enum technique glide = TECHNIQUE_EFFLEURAGE;
	ok(stroke_span_shrink(ZONES_ALL, ZONE_WHOLE_LEG, glide) == ZONE_WHOLE_LEG &&
		   stroke_span_shrink(no_knee, ZONE_WHOLE_LEG, glide) == ZONE_LOWER_LEG &&
		   stroke_span_shrink(no_calf, ZONE_WHOLE_LEG, glide) == ZONE_HAMSTRING &&
		   stroke_span_shrink(ZONE_BIT(ZONE_SHIN), ZONE_WHOLE_LEG, glide) == SPAN_NONE,
	   "a wide stroke shrinks: whole leg, lower leg, the last zone, nothing");
	ok(stroke_span_shrink(ZONE_BIT(ZONE_FOOT), ZONE_WHOLE_LEG, glide) == ZONE_FOOT &&
		   stroke_span_shrink(ZONE_BIT(ZONE_FRONT_THIGH), ZONE_WHOLE_LEG, glide) ==
			   ZONE_FRONT_THIGH,
	   "to the first zone, and to the one before the last");
	bool ordered = stroke_span_rank(ZONE_FRONT_THIGH, true) == 1 &&
		       stroke_span_rank(ZONE_HAMSTRING, true) == 2 &&
		       stroke_span_rank(ZONE_BEHIND_KNEE, true) == 3 &&
		       stroke_span_rank(ZONE_CALF, true) == 4 &&
		       stroke_span_rank(ZONE_SHIN, true) == 5 &&
		       stroke_span_rank(ZONE_ANKLE, true) == 6;
	for (int zone = 1; zone < ZONES_NARROW; zone++)
		ordered = ordered && stroke_span_rank((enum zone)zone, false) == zone;
	ok(ordered && stroke_span_rank(ZONE_INNER_THIGH, true) == 0 &&
		   stroke_span_rank(ZONE_FOOT, true) == 7 &&
		   stroke_span_rank(ZONE_LOWER_LEG, true) == RANK_WIDE,
	   "zones rank from the foot up, for lymph strokes from the groin down");
}

/* A note is of the massage that the limits allow: without it, or unscreened, it goes, and is told.
 */
static void notes(void)
{
	static const struct {
		bool screened, massage;
		size_t dropped;
		enum why why;
	} rows[] = {
		{true, true, 0, WHY_NONE},
		{true, false, 1, WHY_NO_MASSAGE},
		{false, true, 1, WHY_NO_SCREENING},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct plan plan;
		sound_plan(&plan);
		plan.steps[SETUP].note = alloc_string("slowly");
		if (!rows[i].massage)
			for (int leg = 0; leg < LEGS; leg++)
				plan.limits.leg[leg].massage.level = LEVEL_NOT_ALLOWED;
		plan_notes_drop(&plan, rows[i].screened);
		size_t dropped = plan.omitted_count;
		ok(dropped == rows[i].dropped && !plan.steps[SETUP].note == (dropped > 0) &&
			   (!dropped || (plan.omitted[0].step == SETUP + 1 &&
					 plan.omitted[0].why == rows[i].why)),
		   "notes: %zu dropped", dropped);
		plan_release(&plan);
	}
}

/* Whatever else the limits of a forbidden leg say, each of its strokes is named once. */
static void forbidden_leg(void)
{
	struct plan plan;
	size_t strokes = 0;
	sound_plan(&plan);
	plan.limits.leg[LEG_LEFT].massage = (struct massage_limit){.level = LEVEL_NOT_ALLOWED};
	plan.steps[LEFT_FINISH].technique = TECHNIQUE_EFFLEURAGE;
	for (size_t i = 0; i < plan.step_count; i++)
		strokes += plan.steps[i].kind == STEP_MASSAGE && plan.steps[i].leg == LEG_LEFT;
	struct seen seen = {0};
	size_t count = plan_check(&plan, note, &seen);
	ok(count == strokes, "%zu strokes of a forbidden leg, %zu breaches", strokes, count);
	plan_release(&plan);
}

int main(void)
{
	notes();
	forbidden_leg();
	struct plan plan;
	sound_plan(&plan);
	ok(plan.step_count == STEPS && !plan_check(&plan, NULL, NULL), "a sound plan passes");
	plan_release(&plan);
	rules_of_anatomy();
	limits_of_the_plan();
	what_passes();
	names_the_zone();
	reach();
	return tap_done();
}
