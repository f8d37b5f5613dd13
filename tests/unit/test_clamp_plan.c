/* A plan written by hand, brought within the limits: whatever the answers, what is left is sound,
 * never longer, never stronger; and what was taken away is told. */
#include "base/alloc.h"
#include "base/units.h"
#include "leg-plan/clamp_plan.h"
#include "leg-plan/compose.h"
#include "leg-plan/plan_things.h"
#include "rule/plan_check.h"
#include "rule/screen.h"
#include "show/omission_text.h"
#include "tap.h"

enum { SHOWN = 5 };

static long covered, empty, unsound, longer, untold, left_over;
static int shown;

/* The plan as somebody without any limit would write it. */
static void written(const struct routine_row *routine, int seconds, struct plan *plan)
{
	struct limits open;
	struct fault fault = {0};
	struct request request = {.routine = routine,
				  .seconds = seconds,
				  .legs = LEG_BOTH,
				  .zones = ZONES_ALL,
				  .pressure = WISH_MEDIUM,
				  .device = device_row(1)};
	limits_open(&open);
	plan_init(plan);
	if (!compose(&request, &open, plan, &fault))
		printf("# %s\n", fault.text);
}

static void try(const struct routine_row *routine, int seconds, const struct screening *screening,
		const char *answers)
{
	struct plan plan;
	struct fault fault = {0};
	covered++;
	written(routine, seconds, &plan);
	size_t before = plan.step_count;
	int long_before = plan.seconds;
	empty += !before;
	clamp_plan(&plan, &screening->limits);
	bool stops = plan.outcome >= OUTCOME_STOP;
	if (!stops && !plan_sound(&plan, &fault)) {
		unsound++;
		if (shown++ < SHOWN)
			printf("# %s, %d s, %s: %s\n", routine->id, seconds, answers, fault.text);
	}
	longer += plan.seconds > long_before;
	untold += !stops && plan.step_count < before && !plan.omitted_count;
	left_over += stops && plan.step_count;
	plan_release(&plan);
}

static void each_answer(void)
{
	struct screening screening;
	char answers[120];
	for (int q = 0; q < QUESTIONS; q++)
		for (int answer = ANSWER_YES; answer < ANSWERS; answer++)
			for (int leg = LEG_LEFT; leg <= LEG_BOTH; leg++) {
				const struct question_row *row = question_row((enum question)q);
				if ((answer >= ANSWER_UNDER_18) != (q == QUESTION_AGE_GROUP) ||
				    (answer == ANSWER_CLEARED && !row->clearable) ||
				    (!row->sided && leg != LEG_BOTH))
					continue;
				memset(&screening, 0, sizeof screening);
				for (int i = 0; i < QUESTIONS; i++)
					screening.answers.to[i] =
						(struct reply){ANSWER_NO, LEG_BOTH};
				screening.answers.to[QUESTION_AGE_GROUP].answer = ANSWER_ADULT;
				screening.answers.to[q] =
					(struct reply){(enum answer)answer, (enum leg)leg};
				screen_judge(&screening);
				snprintf(answers, sizeof answers, "%s: %s", row->id,
					 answer_id((enum answer)answer));
				for (int r = 0; r < ROUTINES; r++) {
					const struct routine_row *routine = routine_row(r);
					try(routine, routine->usual * MINUTE, &screening, answers);
					try(routine, routine->most * MINUTE, &screening, answers);
				}
			}
}

static void says(const struct plan *plan, const char *words, const char *test)
{
	bool found = false;
	for (size_t i = 0; i < plan->omitted_count; i++) {
		struct text text = TEXT_EMPTY;
		omission_text(plan, &plan->omitted[i], &text);
		found = found || !strcmp(text.bytes, words);
		text_release(&text);
	}
	ok(found, "%s", test);
}

static void nothing_to_take(void)
{
	struct plan plan;
	struct limits open;
	written(routine_find("circulation"), 10 * MINUTE, &plan);
	size_t steps = plan.step_count;
	limits_open(&open);
	clamp_plan(&plan, &open);
	ok(plan.step_count == steps && plan.seconds == 10 * MINUTE && plan.outcome == OUTCOME_GO &&
		   !plan.omitted_count,
	   "under open limits nothing changes");
	plan_release(&plan);
}

/* Strokes that are never allowed are taken out or lightened even under open limits. */
static void beyond_anatomy(void)
{
	struct plan plan;
	struct limits open;
	written(routine_find("circulation"), 10 * MINUTE, &plan);
	for (size_t i = 0; i < plan.step_count; i++) {
		struct step *step = &plan.steps[i];
		if (step->zone == ZONE_SHIN)
			step->technique = TECHNIQUE_KNEADING;
		if (step->zone == ZONE_ANKLE)
			step->pressure = 9;
	}
	limits_open(&open);
	clamp_plan(&plan, &open);
	struct fault fault = {0};
	ok(plan_sound(&plan, &fault), "kneading the shin and pressure 9 are taken out %s",
	   fault.text);
	says(&plan, "step 9, kneading, left shin: never done this way", "the step is named");
	says(&plan,
	     "more pressure in step 21, long strokes, right ankle: no more pressure is used there",
	     "the pressure is named");
	plan_release(&plan);
}

/* Two steps of air sleeves, where the left leg has 900 seconds a day and the right one 600. */
static const struct {
	enum leg legs[2];
	int written[2], kept[2];
	const char *test;
} sleeves[] = {
	{{LEG_BOTH, LEG_BOTH}, {300, 300}, {300, 300}, "time enough"},
	{{LEG_BOTH, LEG_BOTH}, {599, 300}, {599, 1}, "one second is left"},
	{{LEG_BOTH, LEG_BOTH}, {600, 300}, {600, 0}, "no second is left"},
	{{LEG_BOTH, LEG_LEFT}, {600, 400}, {600, 300}, "only the left leg has some left"},
	{{LEG_LEFT, LEG_BOTH}, {900, 300}, {900, 0}, "one leg had more than both may have"},
};

static void try_sleeves(size_t at)
{
	struct limits limits;
	struct plan plan;
	int kept[2] = {0, 0};
	limits_open(&limits);
	limits.leg[LEG_LEFT].sleeve.seconds = 900;
	limits.leg[LEG_RIGHT].sleeve.seconds = 600;
	plan_init(&plan);
	for (int i = 0; i < 2; i++) {
		struct step step = step_empty(STEP_SLEEVE);
		step.leg = sleeves[at].legs[i];
		step.seconds = sleeves[at].written[i];
		plan_add_step(&plan, step);
	}
	clamp_plan(&plan, &limits);
	for (size_t i = 0; i < plan.step_count; i++)
		kept[i] = plan.steps[i].seconds;
	size_t count = sleeves[at].kept[1] ? 2 : 1;
	ok(plan.step_count == count && kept[0] == sleeves[at].kept[0] &&
		   kept[1] == sleeves[at].kept[1],
	   "air sleeves: %s (%d s, %d s)", sleeves[at].test, kept[0], kept[1]);
	plan_release(&plan);
}

/* Tasks for air sleeves stay only beside a sleeve that is allowed. */
static void tasks_of_sleeves(bool written, bool allowed)
{
	static const enum task tasks[] = {TASK_SKIN_CHECK, TASK_TAKE_OFF};
	struct limits limits;
	struct plan plan;
	limits_open(&limits);
	for (int leg = 0; leg < LEGS; leg++)
		limits.leg[leg].sleeve.level = allowed ? LEVEL_ALLOWED : LEVEL_NOT_ALLOWED;
	plan_init(&plan);
	struct step step = step_empty(written ? STEP_SLEEVE : STEP_REST);
	step.seconds = 60;
	plan_add_step(&plan, step);
	step = step_empty(STEP_PUMPS);
	step.seconds = 60;
	plan_add_step(&plan, step);
	for (int i = 0; i < 2; i++) {
		step = step_empty(STEP_AFTERCARE);
		step.what = tasks[i];
		step.seconds = 60;
		plan_add_step(&plan, step);
	}
	clamp_plan(&plan, &limits);
	int told = 0, kept = 0;
	for (size_t i = 0; i < plan.step_count; i++)
		kept += plan.steps[i].kind == STEP_AFTERCARE;
	for (size_t i = 0; i < plan.omitted_count; i++)
		told += plan.omitted[i].why == WHY_NO_USE;
	ok(kept == (written && allowed ? 2 : 0) && told == 2 - kept, "what sleeves need, %s and %s",
	   written ? "with one" : "without", allowed ? "allowed" : "not");
	plan_release(&plan);
}

/* With an allergy on the leg that comes last, and oil in the first step. */
static void lotion_for_oil(void)
{
	struct limits limits;
	struct plan plan;
	struct step oil = step_empty(STEP_SETUP);
	limits_open(&limits);
	limits.leg[LEG_RIGHT].massage.cues = CUE_BIT(CUE_PLAIN_LOTION);
	plan_init(&plan);
	oil.what = TASK_OIL;
	oil.seconds = 20;
	plan_add_step(&plan, oil);
	clamp_plan(&plan, &limits);
	ok(plan.step_count == 1 && plan.steps[0].what == TASK_LOTION,
	   "lotion takes the place of oil, in the first step too");
	plan_release(&plan);
}

static void add_stroke(struct plan *plan, enum zone zone, enum technique technique)
{
	struct step step = step_empty(STEP_MASSAGE);
	step.leg = LEG_LEFT;
	step.zone = (int)zone;
	step.technique = (int)technique;
	step.direction = (int)technique_row(technique)->direction;
	step.pressure = 2;
	step.reps = 4;
	step.rep_ms = 5000;
	step.stroke_ms = 3500;
	step.seconds = 20;
	step.position = POSITION_LONG_SITTING;
	plan_add_step(plan, step);
}

/* The front of the thigh is closed, so the last stroke ends on the back of it. */
static void beyond_the_last_stroke(void)
{
	struct limits limits;
	struct plan plan;
	limits_open(&limits);
	limits.leg[LEG_LEFT].massage.zones =
		ZONE_BIT(ZONE_CALF) | ZONE_BIT(ZONE_HAMSTRING) | ZONE_BIT(ZONE_INNER_THIGH);
	plan_init(&plan);
	plan.routine = PLAN_BY_HAND;
	add_stroke(&plan, ZONE_CALF, TECHNIQUE_EFFLEURAGE);
	add_stroke(&plan, ZONE_HAMSTRING, TECHNIQUE_EFFLEURAGE);
	add_stroke(&plan, ZONE_INNER_THIGH, TECHNIQUE_EFFLEURAGE);
	add_stroke(&plan, ZONE_WHOLE_LEG, TECHNIQUE_FINISHING);
	clamp_plan(&plan, &limits);
	struct fault fault = {0};
	ok(plan.step_count == 3 && plan.steps[1].zone == ZONE_HAMSTRING &&
		   plan.steps[2].zone == ZONE_HAMSTRING && plan_sound(&plan, &fault),
	   "nothing is worked above where the last stroke ends %s", fault.text);
	plan_release(&plan);
}

/* ---- what must be at hand ---- */

static const struct {
	struct step step;
	thing_set things;
	const char *test;
} handled[] = {
	{{.kind = STEP_MASSAGE, .position = POSITION_LONG_SITTING}, 0, "a stroke, legs level"},
	{{.kind = STEP_MASSAGE, .position = POSITION_LYING, .feet = FEET_RAISED},
	 THING_BIT(THING_PILLOW),
	 "a stroke, legs raised"},
	{{.kind = STEP_MASSAGE, .position = POSITION_PROPPED},
	 THING_BIT(THING_PILLOW),
	 "a stroke, lying back"},
	{{.kind = STEP_ELEVATION, .position = POSITION_LYING, .feet = FEET_ABOVE_HEART},
	 THING_BIT(THING_TWO_PILLOWS),
	 "legs above the heart"},
	{{.kind = STEP_SETUP, .what = TASK_PILLOWS, .position = POSITION_LYING},
	 THING_BIT(THING_TWO_PILLOWS),
	 "laying pillows"},
	{{.kind = STEP_SETUP,
	  .what = TASK_PILLOWS,
	  .position = POSITION_LYING,
	  .cues = CUE_BIT(CUE_ONE_PILLOW)},
	 THING_BIT(THING_PILLOW),
	 "laying one pillow"},
	{{.kind = STEP_SETUP,
	  .what = TASK_PILLOWS,
	  .position = POSITION_LYING,
	  .cues = CUE_BIT(CUE_FEET_LOWERED)},
	 0,
	 "laying no pillow for lowered feet"},
	{{.kind = STEP_SETUP, .what = TASK_DEVICE, .position = POSITION_LONG_SITTING},
	 THING_BIT(THING_DEVICE),
	 "the first device"},
	{{.kind = STEP_SETUP, .what = TASK_OIL, .position = POSITION_LONG_SITTING},
	 THING_BIT(THING_OIL),
	 "oil on a bed"},
	{{.kind = STEP_SETUP, .what = TASK_OIL, .position = POSITION_SITTING},
	 THING_BIT(THING_OIL) | THING_BIT(THING_CHAIR),
	 "oil on a chair"},
};

static void things_of_a_step(void)
{
	for (size_t i = 0; i < sizeof handled / sizeof *handled; i++) {
		struct plan plan;
		plan_init(&plan);
		plan_add_step(&plan, handled[i].step);
		plan.steps[0].move = STEP_WITHOUT;
		ok(plan_things(&plan) == handled[i].things, "at hand: %s", handled[i].test);
		plan_release(&plan);
	}
}

/* The writer of the plan listed all that is called a thing. */
static thing_set things_kept(enum step_kind kind, enum feet highest)
{
	struct limits limits;
	struct plan plan;
	limits_open(&limits);
	limits.leg[LEG_RIGHT].elevation.feet = highest;
	plan_init(&plan);
	plan.routine = PLAN_BY_HAND;
	plan.needs = THING_BIT(THINGS) - 1;
	if (kind == STEP_MASSAGE) {
		add_stroke(&plan, ZONE_CALF, TECHNIQUE_FINISHING);
	} else {
		struct step step = step_empty(kind);
		step.position = POSITION_SITTING;
		step.seconds = 60;
		plan_add_step(&plan, step);
	}
	clamp_plan(&plan, &limits);
	thing_set needs = plan.step_count ? plan.needs : THING_BIT(THINGS);
	plan_release(&plan);
	return needs;
}

static void things_of_the_writer(void)
{
	static const thing_set pillow = THING_BIT(THING_PILLOW), two = THING_BIT(THING_TWO_PILLOWS),
			       oils = THING_BIT(THING_OIL) | THING_BIT(THING_LOTION),
			       rest = THING_BIT(THING_CHAIR) | THING_BIT(THING_TOWEL);
	ok(things_kept(STEP_MASSAGE, FEET_ABOVE_HEART) == (rest | oils | pillow | two),
	   "what the writer lists stays, but a brush, socks and devices that no step uses");
	ok(things_kept(STEP_MASSAGE, FEET_RAISED) == (rest | oils | pillow),
	   "no two pillows if one is the most for either leg");
	ok(things_kept(STEP_MASSAGE, FEET_LEVEL) == (rest | oils), "no pillow for level legs");
	ok(things_kept(STEP_WALKING, FEET_LEVEL) == rest, "no oil or lotion without massage");
}

/* ---- what is cut for the time that the limits leave ---- */

static void short_massage(struct leg_limits *limits)
{
	limits->massage.seconds = 40;
}
static void lower_thigh_closed(struct leg_limits *limits)
{
	limits->massage.zones &= ~(ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_INNER_THIGH));
}
static void no_calf_strokes(struct leg_limits *limits)
{
	limits->massage.zones &= ~ZONE_BIT(ZONE_CALF);
}
static void rests_between_blocks(struct leg_limits *limits)
{
	limits->walking.block = 120;
	limits->walking.rest = 60;
	limits->elevation.seconds = 100;
}
static void short_sleeves(struct leg_limits *limits)
{
	limits->sleeve.seconds = 100;
}
static void short_holds(struct leg_limits *limits)
{
	limits->stretch.hold = 20;
}

#define STROKE(zone, technique, rest)                                                              \
	"{\"kind\":\"massage\",\"leg\":\"left\",\"pressure\":2,\"zone\":\"" zone                   \
	"\",\"technique\":\"" technique "\"," rest "}"
#define STEP(kind, rest) "{\"kind\":\"" kind "\"," rest "}"

static const struct {
	void (*tighten)(struct leg_limits *limits);
	const char *steps, *kept, *test;
} cuts[] = {
	{short_massage,
	 STROKE("calf", "kneading", "\"seconds\":30") "," STROKE("calf", "finishing",
								 "\"reps\":12,\"rep_ms\":6000"),
	 " 36", "a last stroke that is too long by itself is shortened"},
	{short_massage,
	 STROKE("calf", "finishing", "\"seconds\":30") "," STROKE("calf", "finishing",
								  "\"seconds\":20"),
	 " 20 20", "of two finishing strokes the last one stays whole"},
	{lower_thigh_closed,
	 STROKE("whole-leg", "finishing", "\"seconds\":6") "," STROKE(
		 "calf", "effleurage", "\"seconds\":20") "," STROKE("whole-leg", "finishing",
								    "\"seconds\":6"),
	 " 20 6", "a finishing stroke that is no longer wide may only come last"},
	{no_calf_strokes,
	 STROKE("foot", "finishing", "\"seconds\":6") "," STROKE(
		 "ankle", "effleurage",
		 "\"seconds\":20") "," STROKE("calf", "finishing",
					      "\"seconds\":6") "," STEP("socks", "\"seconds\":60"),
	 "", "a leg whose last stroke is gone is not begun"},
	{rests_between_blocks,
	 STEP("rest", "\"seconds\":60,\"position\":\"lying\"") "," STEP(
		 "walking", "\"seconds\":100") "," STEP("rest", "\"seconds\":60,\"position\":"
								"\"lying\"") "," STEP("walking",
										      "\"seconds\":"
										      "100"),
	 " 60 100 40", "a block goes when the rest before it was cut"},
	{rests_between_blocks,
	 STEP("walking", "\"seconds\":100") "," STEP("switch", "\"seconds\":70") "," STEP(
		 "walking", "\"seconds\":90"),
	 " 100", "a change of legs that is needless is no rest either"},
	{rests_between_blocks,
	 STEP("walking", "\"seconds\":100") "," STEP("rest", "\"seconds\":59") "," STEP(
		 "walking", "\"seconds\":90"),
	 " 100 59", "a second of rest is missing"},
	{rests_between_blocks, STEP("walking", "\"reps\":1,\"rep_ms\":600000"), "",
	 "a block of one repetition that is too long goes"},
	{short_sleeves, STEP("sleeve", "\"reps\":2,\"rep_ms\":200000"), "",
	 "air sleeves of one repetition that is too long go"},
	{short_holds,
	 STEP("stretch",
	      "\"leg\":\"left\",\"move\":\"hamstring\",\"seconds\":300,\"stroke_ms\":9000"),
	 " 20", "a hold is as long as a step without repetitions"},
};

static void try_cut(size_t at)
{
	struct text bytes = TEXT_EMPTY, kept = TEXT_EMPTY;
	struct fault fault = {0};
	struct limits limits;
	struct plan plan;
	limits_open(&limits);
	for (int leg = 0; leg < LEGS; leg++)
		cuts[at].tighten(&limits.leg[leg]);
	text_addf(&bytes, "{\"type\":\"leg-plan\",\"version\":1,\"steps\":[%s]}", cuts[at].steps);
	bool read = plan_decode_draft(&bytes, &plan, NULL, &fault);
	if (read)
		clamp_plan(&plan, &limits);
	for (size_t i = 0; read && i < plan.step_count; i++)
		text_addf(&kept, " %d", plan.steps[i].seconds);
	bool sound = read && (plan.outcome >= OUTCOME_STOP || plan_sound(&plan, &fault));
	ok(sound && !strcmp(kept.bytes, cuts[at].kept), "%s (%s) %s", cuts[at].test, kept.bytes,
	   fault.text);
	plan_release(&plan);
	text_release(&bytes);
	text_release(&kept);
}

/* Nothing comes down while the time with the legs up is no longer than it may be. */
static void raised_to_the_limit(void)
{
	struct limits limits;
	struct plan plan;
	limits_open(&limits);
	plan_init(&plan);
	for (int i = 0; i < 2; i++) {
		struct step step = step_empty(i ? STEP_ELEVATION : STEP_SETUP);
		step.feet = FEET_RAISED;
		step.seconds = 50;
		plan_add_step(&plan, step);
	}
	limits.leg[LEG_LEFT].elevation.seconds = 100;
	clamp_plan(&plan, &limits);
	ok(plan.steps[0].feet == FEET_RAISED && !plan.omitted_count,
	   "legs up for as long as they may be stay up");
	plan_release(&plan);
}

/* The limit of the leg that is stretched, not of one that may not be. */
static void tells_the_hold(void)
{
	struct limits limits;
	struct plan plan;
	struct step step = step_empty(STEP_STRETCH);
	step.leg = LEG_LEFT;
	step.move = MOVE_CALF_STRETCH;
	step.position = POSITION_SITTING;
	step.seconds = 30;
	limits_open(&limits);
	limits.leg[LEG_LEFT].stretch.hold = 20;
	limits.leg[LEG_RIGHT].stretch.level = LEVEL_NOT_ALLOWED;
	limits_settle(&limits);
	plan_init(&plan);
	plan_add_step(&plan, step);
	clamp_plan(&plan, &limits);
	says(&plan,
	     "holding a stretch for longer in step 1, calf stretch, left leg: no longer than 20 s",
	     "the hold that is left is told");
	plan_release(&plan);
}

int main(void)
{
	for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
		try_cut(i);
	raised_to_the_limit();
	tells_the_hold();
	lotion_for_oil();
	beyond_the_last_stroke();
	things_of_a_step();
	things_of_the_writer();
	nothing_to_take();
	beyond_anatomy();
	for (size_t i = 0; i < sizeof sleeves / sizeof *sleeves; i++)
		try_sleeves(i);
	tasks_of_sleeves(true, true);
	tasks_of_sleeves(true, false);
	tasks_of_sleeves(false, true);
	each_answer();
	ok(covered > 5000 && !empty, "%ld plans, %ld of them empty", covered, empty);
	ok(!unsound, "what is left is sound (%ld breaches)", unsound);
	ok(!longer, "and never longer (%ld breaches)", longer);
	ok(!untold, "what was taken is told (%ld breaches)", untold);
	ok(!left_over, "a stop has no steps (%ld breaches)", left_over);
	return tap_done();
}
