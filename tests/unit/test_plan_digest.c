/* No plan changes unseen. For each routine some hundred wishes and limits are composed, and plans
 * as a hand might write them are fitted to limits; tests/data/plan-digests.txt has a digest of each
 * routine's plans. Whether a plan is right, test_compose, test_clamp_plan and test_plan_check say:
 * when a digest has changed, see that the change is meant (leg-plan before and after), and write
 * the digests again with `test_plan_digest --print`. */
#include <stdint.h>

#include "base/alloc.h"
#include "base/units.h"
#include "body/code_limits.h"
#include "body/limit_code.h"
#include "body/stretch.h"
#include "leg-plan/clamp_plan.h"
#include "leg-plan/compose.h"
#include "limited.h"
#include "tap.h"

static const char path[] = "tests/data/plan-digests.txt";

enum { RANDOM_PLANS = 400, CLAMPED = 1500, MOST_STEPS = 12 };

static uint64_t digest; /* FNV-1a, of numbers */

static void add(int64_t number)
{
	digest = (digest ^ (uint64_t)number) * 0x100000001b3;
}

static void add_word(const char *word)
{
	for (; word && *word; word++)
		add((unsigned char)*word);
	add(word ? -1 : -2);
}

static uint64_t seed;

static int below(int most)
{
	seed = seed * 6364136223846793005U + 1442695040888963407U;
	return (int)((seed >> 33) % (unsigned)most);
}

/* Draws that differ stand in statements of their own: compilers differ in which they make first. */
static bool chance(int one_in)
{
	return !below(one_in);
}

/* ---- of a plan ------------------------------------------------------------------------------- */

static void add_step(const struct step *step)
{
	const int numbers[] = {
		(int)step->kind, (int)step->what,     (int)step->leg,  step->zone,
		step->technique, step->direction,     step->move,      step->pressure,
		step->seconds,	 step->reps,	      step->rep_ms,    step->stroke_ms,
		step->heat,	 (int)step->position, (int)step->feet, (int)step->clock};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		add(numbers[i]);
	add((int64_t)step->cues);
}

static void add_omission(const struct omission *omission)
{
	const int numbers[] = {(int)omission->what, (int)omission->why, omission->kind,
			       omission->technique, omission->zone,	omission->leg,
			       omission->step,	    omission->seconds};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		add(numbers[i]);
	add_word(omission->part);
	add_word(omission->routine);
}

static void add_plan(const struct plan *plan)
{
	for (size_t i = 0; i < plan->omitted_count; i++)
		add((int)plan->omitted[i].cause * 4 + (int)plan->omitted[i].cause_leg);
	add(plan->outcome);
	add(plan->mode);
	add_word(plan->routine);
	add(plan->seconds);
	add((int64_t)plan->needs);
	for (size_t i = 0; i < plan->step_count; i++)
		add_step(&plan->steps[i]);
	for (size_t i = 0; i < plan->omitted_count; i++)
		add_omission(&plan->omitted[i]);
}

/* ---- composed -------------------------------------------------------------------------------- */

static void add_composed(const struct request *request, const struct limits *limits)
{
	struct plan plan;
	struct fault fault = {0};
	plan_init(&plan);
	if (compose(request, limits, &plan, &fault))
		add_plan(&plan);
	else
		add_word(fault.text);
	plan_release(&plan);
}

static struct request usual(const struct routine_row *routine)
{
	return (struct request){.routine = routine,
				.mode = routine->partner ? MODE_PARTNER : MODE_SELF,
				.seconds = routine->usual * MINUTE,
				.legs = LEG_BOTH,
				.zones = ZONES_ALL,
				.pressure = WISH_USUAL,
				.device = device_row(0)};
}

static struct mask random_mask(void)
{
	struct mask mask = {0};
	if (chance(3))
		mask.zones = ZONE_BIT(below(ZONES_NARROW)) | ZONE_BIT(below(ZONES_NARROW));
	if (chance(4))
		mask.techniques = TECHNIQUE_BIT(below(TECHNIQUES));
	if (chance(4))
		mask.cap = 1 + below(5);
	if (chance(4))
		mask.seconds = 10 + below(300);
	if (chance(4))
		mask.moves = MOVE_BIT(below(MOVES_STRETCH)) | MOVE_BIT(below(MOVES_STRETCH));
	mask.no_heat = chance(4);
	for (int m = 0; m < MODALITIES; m++)
		mask.cues[m] = chance(3) ? CUE_BIT(below(CUES_LIMIT)) : 0;
	if (chance(4))
		mask.cues[MODALITY_MASSAGE] |= CUE_BIT(CUE_ONE_LEG);
	return mask;
}

/* Numbers that no code has, but a document may. */
static void random_members(struct limits *limits)
{
	for (int i = below(5); i > 0; i--) {
		const struct limit_member *member = &limit_members[below(LIMIT_MEMBERS)];
		struct leg_limits *leg = &limits->leg[below(LEGS)];
		uint64_t value = (uint64_t)below(member->most + 1);
		uint64_t known = limit_value(leg, member);
		if ((member->form == FORM_MOST && value < known) ||
		    (member->form == FORM_LEAST && value > known))
			limit_set(leg, member, value);
	}
}

static struct limits random_limits(void)
{
	struct limits limits;
	limits_open(&limits);
	for (int i = below(4); i > 0; i--) {
		enum modality modality = (enum modality)below(MODALITIES);
		enum code code = (enum code)below(CODES);
		struct limits one = limited(modality, code, (enum leg)below(LEG_BOTH + 1));
		if (code_defined(modality, code) && (code != CODE_X || chance(8)))
			limits_tighten(&limits, &one);
	}
	for (int leg = 0; leg < LEGS; leg++) {
		struct mask mask = random_mask();
		for (int m = 0; m < MODALITIES && chance(2); m++)
			mask_apply((enum modality)m, &mask, false, &limits.leg[leg]);
	}
	if (chance(3)) { /* little time, so that something has to give way */
		struct leg_limits *leg = &limits.leg[below(LEGS)];
		leg->massage.seconds = below(120);
	}
	if (chance(3)) {
		limits.leg[LEG_RIGHT].walking.block = 5 + below(150);
		limits.leg[LEG_RIGHT].walking.rest = below(60);
	}
	random_members(&limits);
	limits_settle(&limits);
	return limits;
}

static void each_limit(const struct routine_row *routine)
{
	struct request request = usual(routine);
	for (enum modality modality = 0; modality < MODALITIES; modality++)
		for (enum code code = CODE_A; code < CODES; code++)
			for (enum leg leg = LEG_LEFT; leg <= LEG_BOTH; leg += 2) {
				struct limits limits = limited(modality, code, leg);
				if (code_defined(modality, code))
					add_composed(&request, &limits);
			}
}

/* All closed but one modality on one leg. */
static void each_left_open(const struct routine_row *routine)
{
	struct request request = usual(routine);
	for (int open = 0; open < MODALITIES * LEGS; open++) {
		struct limits limits;
		limits_open(&limits);
		for (int at = 0; at < MODALITIES * LEGS; at++)
			if (at != open)
				code_apply((enum modality)(at / LEGS), CODE_N,
					   &limits.leg[at % LEGS]);
		limits_settle(&limits);
		add_composed(&request, &limits);
	}
}

static void each_wish(const struct routine_row *routine)
{
	struct limits open = limited(MODALITY_MASSAGE, CODE_A, LEG_BOTH);
	struct request request = usual(routine);
	for (int minutes = routine->least - 1; minutes <= routine->most + 1; minutes++) {
		request.seconds = minutes * MINUTE;
		add_composed(&request, &open);
	}
	request = usual(routine);
	for (size_t part = 0; part < routine->part_count; part++)
		for (int most = 0; most < 2; most++) {
			request.with = PART_BIT(part);
			request.seconds = (most ? routine->most : routine->usual) * MINUTE;
			add_composed(&request, &open);
		}
	request = usual(routine);
	for (int i = 0; i < ZONES_NARROW * ZONES_NARROW; i++) {
		request.zones = ZONE_BIT(i / ZONES_NARROW) | ZONE_BIT(i % ZONES_NARROW);
		request.seconds = (i % 2 ? routine->least : routine->usual) * MINUTE;
		add_composed(&request, &open);
	}
}

static void at_random(const struct routine_row *routine)
{
	for (int i = 0; i < RANDOM_PLANS; i++) {
		struct request request = usual(routine);
		struct limits limits = random_limits();
		request.seconds =
			(routine->least + below(routine->most - routine->least + 1)) * MINUTE;
		request.legs = (enum leg)below(LEG_BOTH + 1);
		request.pressure = WISH_LIGHT + below(3);
		request.device = device_row(below(DEVICES));
		request.mode = chance(3) ? MODE_PARTNER : request.mode;
		if (chance(4))
			request.zones = (zone_set)below(ZONES_ALL) + 1;
		if (chance(3))
			request.with = PART_BIT(below((int)routine->part_count));
		add_composed(&request, &limits);
	}
}

/* ---- by hand --------------------------------------------------------------------------------- */

static int maybe(int most)
{
	return chance(6) ? STEP_WITHOUT : below(most);
}

static void shape_massage(struct step *step)
{
	step->leg = chance(8) ? LEG_BOTH : (enum leg)below(LEGS);
	step->zone = chance(8) ? STEP_WITHOUT : below(ZONES);
	step->technique = chance(8) ? STEP_WITHOUT : below(TECHNIQUES);
	step->what = chance(8) ? TASK_BRUSH : step->what;
	step->clock = (enum step_clock)below(STEP_CLOCKS);
	step->direction = maybe(DIRECTIONS);
	step->pressure = below(7);
	step->reps = 1 + below(30);
	step->rep_ms = 500 + 250 * below(24);
	step->stroke_ms = step->rep_ms - 250 * below(2);
	step->seconds = step_seconds(step->reps, step->rep_ms);
}

static struct step random_step(enum step_kind kind)
{
	struct step step = step_empty(kind);
	step.title = alloc_string("by hand");
	step.leg = (enum leg)below(LEG_BOTH + 1);
	step.seconds = chance(2) ? 1 + below(60) : 5 * (1 + below(80));
	step.position = (enum position)below(POSITIONS);
	step.feet = (enum feet)below(FEET_HEIGHTS);
	if (step.kind == STEP_MASSAGE)
		shape_massage(&step);
	if (step.kind == STEP_SETUP && chance(2))
		step.what = chance(2) ? TASK_OIL : TASK_LOTION;
	if (step.kind == STEP_STRETCH) {
		step.move = below(MOVES_STRETCH);
		step.pressure = below(7);
		step.reps = chance(2) ? 1 + below(4) : 0;
		step.stroke_ms = step.reps ? 1000 * (5 + below(60)) : 0;
		step.rep_ms = step.reps ? step.stroke_ms + 5000 : 0;
		if (step.reps)
			step.seconds = step_seconds(step.reps, step.rep_ms);
	}
	if (step.kind == STEP_WALKING || step.kind == STEP_PUMPS)
		step.move = maybe(MOVES);
	if (step.kind == STEP_SLEEVE)
		step.seconds = 60 * (1 + below(4));
	step.heat = step.kind == STEP_SLEEVE && chance(2);
	step.note = chance(3) ? alloc_string("press hard") : NULL;
	return step;
}

/* As many seconds of massage as the plan has, or one step less. */
static void limit_exactly(const struct plan *plan, struct limits *limits)
{
	struct massage_limit *left = &limits->leg[LEG_LEFT].massage;
	int seconds = 0;
	for (size_t i = chance(2); i < plan->step_count; i++)
		if (plan->steps[i].kind == STEP_MASSAGE && plan->steps[i].leg == LEG_LEFT)
			seconds += plan->steps[i].seconds;
	if (left->level < LEVEL_NOT_ALLOWED && seconds && seconds < LIMIT_SECONDS)
		left->seconds = seconds;
}

static void by_hand(void)
{
	for (int i = 0; i < CLAMPED; i++) {
		struct plan plan;
		struct limits limits = random_limits();
		plan_init(&plan);
		enum step_kind much = chance(2) ? STEP_MASSAGE : (enum step_kind)below(STEP_KINDS);
		if (chance(4))
			limits.leg[below(LEGS)].massage.cues |= CUE_BIT(CUE_ONE_LEG);
		for (int leg = 0; leg < LEGS; leg++) {
			if (chance(5))
				limits.leg[leg].stretch.cues |= CUE_BIT(CUE_STRAIGHT_BACK);
			if (chance(5) && limits.leg[leg].sleeve.level < LEVEL_NOT_ALLOWED)
				limits.leg[leg].sleeve.seconds = 30 * (2 + below(7));
		}
		plan.mode = chance(3) ? MODE_PARTNER : MODE_SELF;
		for (int steps = 1 + below(MOST_STEPS); steps > 0; steps--) {
			struct step step =
				random_step(chance(3) ? much : (enum step_kind)below(STEP_KINDS));
			plan_add_step(&plan, step);
			plan.seconds += step.seconds;
		}
		if (chance(3))
			limit_exactly(&plan, &limits);
		clamp_plan(&plan, &limits);
		add_plan(&plan);
		plan_release(&plan);
	}
}

/* Legs that are up for as long as they may be, and a second or two longer. */
static void raised_too_long(void)
{
	for (int over = 0; over <= 100; over += over % 3 == 2 ? 97 : 1) {
		struct plan plan;
		struct limits limits = limited(MODALITY_MASSAGE, CODE_A, LEG_BOTH);
		struct step step = step_empty(STEP_ELEVATION);
		plan_init(&plan);
		step.title = alloc_string("by hand");
		step.seconds = 100;
		step.position = POSITION_LYING;
		step.feet = FEET_RAISED;
		plan_add_step(&plan, step);
		limits.leg[LEG_RIGHT].elevation.seconds = step.seconds - over;
		clamp_plan(&plan, &limits);
		add_plan(&plan);
		plan_release(&plan);
	}
}

/* ---- against the file ------------------------------------------------------------------------ */

static const char *line_of(int which)
{
	static char line[80];
	const struct routine_row *routine = which < ROUTINES ? routine_row(which) : NULL;
	seed = (uint64_t)which + 100;
	digest = 0xcbf29ce484222325;
	if (routine) {
		each_limit(routine);
		each_left_open(routine);
		each_wish(routine);
		at_random(routine);
	} else {
		by_hand();
		raised_too_long();
	}
	snprintf(line, sizeof line, "%016llx %s\n", (unsigned long long)digest,
		 routine ? routine->id : PLAN_BY_HAND);
	return line;
}

int main(int argc, char **argv)
{
	bool print = argc > 1 && !strcmp(argv[1], "--print");
	char known[4096] = "";
	FILE *file = fopen(path, "r");
	size_t got = file ? fread(known, 1, sizeof known - 1, file) : 0;
	known[got] = '\0';
	if (file)
		fclose(file);
	for (int which = 0; which <= ROUTINES; which++) {
		const char *line = line_of(which);
		if (print)
			fputs(line, stdout);
		else
			ok(strstr(known, line) != NULL, "no plan of %s has changed",
			   which < ROUTINES ? routine_row(which)->id : PLAN_BY_HAND);
	}
	return print ? 0 : tap_done();
}
