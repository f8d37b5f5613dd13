/* Everyone who decides whether a limit allows something decides alike: composing, fitting a
 * hand-written plan, checking and reminding, over every limit code, modality and leg. */
#include "base/alloc.h"
#include "base/units.h"
#include "body/code_limits.h"
#include "body/limit_code.h"
#include "body/stretch.h"
#include "leg-plan/clamp_plan.h"
#include "leg-plan/compose.h"
#include "leg-remind/due.h"
#include "limited.h"
#include "rule/allows.h"
#include "rule/effect.h"
#include "rule/plan_check.h"
#include "rule/reach.h"
#include "screened.h"
#include "tap.h"

enum { SHOWN = 10 };

/* How each modality is asked for, by each of the four. */
static const struct ask {
	const char *routine, *with;
	enum step_kind kind;
	enum reminder reminder;
	bool both; /* a step of both legs */
} asks[MODALITIES] = {
	[MODALITY_MASSAGE] = {"circulation", NULL, STEP_MASSAGE, REMINDER_CIRCULATION, false},
	[MODALITY_ELEVATION] = {"elevate", NULL, STEP_ELEVATION, REMINDER_ELEVATE, true},
	[MODALITY_SOCKS] = {"morning", "socks", STEP_SOCKS, REMINDER_WEAR, false},
	[MODALITY_SLEEVE] = {"sleeve", NULL, STEP_SLEEVE, REMINDER_SLEEVE, false},
	[MODALITY_STRETCH] = {"stretch", NULL, STEP_STRETCH, REMINDER_STRETCH, false},
	[MODALITY_WALKING] = {"walk", NULL, STEP_WALKING, REMINDER_WALK, true},
};

static long asked, apart;
static int shown;

static void agree(bool same, const char *who, enum modality modality, enum code code, enum leg leg)
{
	asked++;
	if (same)
		return;
	apart++;
	if (shown++ < SHOWN)
		printf("# %s: %s on the %s\n", who, code_id(modality, code), leg_words(leg));
}

/* ---- composing ------------------------------------------------------------------------------- */

static bool has_step(const struct plan *plan, enum step_kind kind, enum leg leg)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].kind == kind && leg_includes(plan->steps[i].leg, leg))
			return true;
	return false;
}

static bool composed(enum modality modality, const struct limits *limits, enum leg leg)
{
	const struct ask *ask = &asks[modality];
	const struct routine_row *routine = routine_find(ask->routine);
	struct request request = {.routine = routine,
				  .seconds = routine->most * MINUTE,
				  .legs = LEG_BOTH,
				  .zones = ZONES_ALL,
				  .pressure = WISH_USUAL,
				  .with = ask->with ? routine_part(routine, ask->with) : 0,
				  .device = device_row(0)};
	struct plan plan;
	struct fault fault;
	plan_init(&plan);
	bool done = compose(&request, limits, &plan, &fault) && has_step(&plan, ask->kind, leg);
	plan_release(&plan);
	return done;
}

/* ---- by hand --------------------------------------------------------------------------------- */

static struct step step_of(enum modality modality, enum leg leg)
{
	struct step step = step_empty(asks[modality].kind);
	step.title = alloc_string("by hand");
	step.leg = asks[modality].both ? LEG_BOTH : leg;
	step.seconds = 20;
	step.position = POSITION_SITTING;
	if (modality == MODALITY_ELEVATION) {
		step.position = POSITION_PROPPED;
		step.feet = FEET_RAISED;
	}
	if (modality == MODALITY_STRETCH)
		step.move = MOVE_ANKLE_CIRCLES;
	if (modality != MODALITY_MASSAGE)
		return step;
	step.technique = TECHNIQUE_FINISHING;
	step.zone = ZONE_WHOLE_LEG;
	step.direction = DIRECTION_TOWARD_HEART;
	step.pressure = 1;
	step.reps = 1;
	step.rep_ms = 6000;
	step.stroke_ms = 5000;
	step.seconds = 6;
	return step;
}

static void by_hand(struct plan *plan, enum modality modality, enum leg leg)
{
	plan_init(plan);
	plan->limits = (struct limits){0};
	plan_add_step(plan, step_of(modality, leg));
	plan->seconds = plan->steps[0].seconds;
}

static bool clamped(enum modality modality, const struct limits *limits, enum leg leg)
{
	struct plan plan;
	by_hand(&plan, modality, leg);
	clamp_plan(&plan, limits);
	bool left = has_step(&plan, asks[modality].kind, leg);
	plan_release(&plan);
	return left;
}

static void note_limit(const struct breach *breach, void *context)
{
	if (breach->rule == CHECK_LIMIT || breach->rule == CHECK_POSITION)
		*(bool *)context = true;
}

static bool passed(enum modality modality, const struct limits *limits, enum leg leg)
{
	struct plan plan;
	bool breaks = false;
	by_hand(&plan, modality, leg);
	plan.limits = *limits;
	plan_check(&plan, note_limit, &breaks);
	plan_release(&plan);
	return !breaks;
}

/* ---- reminding ------------------------------------------------------------------------------- */

static bool reminded(enum modality modality, const struct limits *limits)
{
	struct due_screening screening = {.saved = true, .drink = true, .limits = *limits};
	return due_permits(&screening, asks[modality].reminder) == DUE_NOW;
}

static bool may_remind(enum modality modality, const struct limits *limits)
{
	if (modality == MODALITY_ELEVATION)
		return !allows_raising(limits, LEG_BOTH);
	bool one_is_enough = modality == MODALITY_MASSAGE || modality == MODALITY_STRETCH;
	bool left = !allows_modality(limits, LEG_LEFT, modality);
	bool right = !allows_modality(limits, LEG_RIGHT, modality);
	return one_is_enough ? left || right : left && right;
}

/* ---- all of them ----------------------------------------------------------------------------- */

/* An emergency ends every plan, whatever it is about; that is not a modality's own rule. */
static void try(enum modality modality, enum code code, enum leg leg)
{
	struct limits limits = limited(modality, code, leg);
	bool nothing = allows_nothing(&limits);
	for (int one = 0; one < LEGS; one++) {
		enum leg on = asks[modality].both ? LEG_BOTH : (enum leg)one;
		bool allowed = modality == MODALITY_ELEVATION
				       ? !allows_raising(&limits, on)
				       : !allows_modality(&limits, on, modality);
		agree(composed(modality, &limits, (enum leg)one) == (allowed && !nothing),
		      "composing", modality, code, leg);
		agree(clamped(modality, &limits, (enum leg)one) == (allowed && !nothing), "fitting",
		      modality, code, leg);
		agree(passed(modality, &limits, (enum leg)one) == allowed, "checking", modality,
		      code, leg);
	}
	agree(reminded(modality, &limits) == may_remind(modality, &limits), "reminding", modality,
	      code, leg);
}

static void all_codes(void)
{
	for (int modality = 0; modality < MODALITIES; modality++)
		for (int code = 0; code < CODES; code++)
			for (int leg = LEG_LEFT; leg <= LEG_BOTH; leg++)
				if (code_defined((enum modality)modality, (enum code)code))
					try((enum modality)modality, (enum code)code,
					    (enum leg)leg);
	ok(asked > 500 && !apart, "all four decide alike (%ld times, %ld apart)", asked, apart);
}

/* ---- movements by position ------------------------------------------------------------------- */

/* Where each movement may be done under one limit on the left leg: "standing,sitting" or "". */
static void may_be_done(const char *what, const struct limits *limits, enum move move, enum leg leg,
			const char *wanted)
{
	static const enum position positions[] = {POSITION_STANDING, POSITION_SITTING,
						  POSITION_SIDE};
	char got[80] = "";
	for (size_t i = 0; i < sizeof positions / sizeof *positions; i++) {
		if (!stretch_way(move, positions[i]) ||
		    allows_move_in(limits, leg, move, positions[i]))
			continue;
		if (*got)
			strcat(got, ",");
		strcat(got, position_row(positions[i])->id);
	}
	ok(!strcmp(got, wanted), "%s: %s of the %s: %s (%s)", what, move_words(move),
	   leg_words(leg), wanted, got);
}

static void movements(void)
{
	struct limits l1 = limited(MODALITY_STRETCH, CODE_L1, LEG_BOTH);
	struct limits l2 = limited(MODALITY_STRETCH, CODE_L2, LEG_LEFT);
	struct limits l3 = limited(MODALITY_STRETCH, CODE_L3, LEG_BOTH);
	struct limits w1 = limited(MODALITY_WALKING, CODE_L1, LEG_BOTH);
	struct limits w4 = limited(MODALITY_WALKING, CODE_L4, LEG_BOTH);
	struct limits tilt = limited(MODALITY_ELEVATION, CODE_L3, LEG_BOTH);
	struct limits shut = limited(MODALITY_STRETCH, CODE_N, LEG_BOTH);
	limits_tighten(&shut, &l3);
	ok(reach_needs_chair(&l3, MODE_SELF) && reach_needs_chair(&shut, MODE_SELF) &&
		   !reach_needs_chair(&l3, MODE_PARTNER),
	   "T-L3 seats the own massage on a chair, stretches or none");
	may_be_done("T-L1", &l1, MOVE_CALF_STRETCH, LEG_LEFT, "sitting");
	may_be_done("T-L1", &l1, MOVE_THIGH_STRETCH, LEG_LEFT, "side");
	may_be_done("T-L1", &l1, MOVE_HEEL_RAISES, LEG_BOTH, "sitting");
	may_be_done("T-L1", &l1, MOVE_HIP_HINGE, LEG_BOTH, "");
	may_be_done("T-L2", &l2, MOVE_CALF_STRETCH, LEG_LEFT, "sitting");
	may_be_done("T-L2", &l2, MOVE_THIGH_STRETCH, LEG_LEFT, "");
	may_be_done("T-L2", &l2, MOVE_HAMSTRING, LEG_LEFT, "");
	may_be_done("T-L2 on the other leg", &l2, MOVE_HAMSTRING, LEG_RIGHT, "");
	may_be_done("T-L2", &l2, MOVE_ANKLE_CIRCLES, LEG_LEFT, "sitting");
	may_be_done("T-L2 on the other leg", &l2, MOVE_THIGH_STRETCH, LEG_RIGHT, "");
	may_be_done("T-L3", &l3, MOVE_THIGH_STRETCH, LEG_LEFT, "side");
	may_be_done("T-L3", &l3, MOVE_CALF_STRETCH, LEG_LEFT, "standing,sitting");
	may_be_done("W-L1", &w1, MOVE_HEEL_RAISES, LEG_BOTH, "sitting");
	may_be_done("W-L1", &w1, MOVE_CALF_STRETCH, LEG_LEFT, "sitting");
	may_be_done("W-L1", &w1, MOVE_THIGH_STRETCH, LEG_LEFT, "side");
	may_be_done("W-L1", &w1, MOVE_HIP_HINGE, LEG_BOTH, "");
	may_be_done("W-L4", &w4, MOVE_HEEL_RAISES, LEG_BOTH, "");
	may_be_done("E-L3", &tilt, MOVE_THIGH_STRETCH, LEG_LEFT, "standing");
	may_be_done("E-L3", &tilt, MOVE_THIGH_STRETCH, LEG_RIGHT, "standing,side");
}

static void reaches(const char *what, const struct limits *limits, zone_set zones,
		    enum position position)
{
	zone_set got = reach_zones(limits, LEG_LEFT, MODE_SELF);
	ok(got == zones && reach_position(limits) == position &&
		   reach_zones(limits, LEG_LEFT, MODE_PARTNER) == ZONES_ALL,
	   "%s: one's own hands reach %#x (%#x), %s", what, zones, got,
	   position_row(position)->words);
}

/* How far one's own hands go, and whether the leg lies out in front meanwhile. */
static void reaching(void)
{
	const zone_set thigh =
		ZONE_BIT(ZONE_HAMSTRING) | ZONE_BIT(ZONE_FRONT_THIGH) | ZONE_BIT(ZONE_INNER_THIGH);
	const zone_set below = ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_ANKLE);
	static const struct {
		enum modality modality;
		enum code code;
		enum position position;
	} rows[] = {
		{MODALITY_ELEVATION, CODE_A, POSITION_LONG_SITTING},
		{MODALITY_ELEVATION, CODE_L1, POSITION_LONG_SITTING},
		{MODALITY_ELEVATION, CODE_L2, POSITION_SITTING},
		{MODALITY_ELEVATION, CODE_N, POSITION_LONG_SITTING}, /* sitting raises nothing */
		{MODALITY_ELEVATION, CODE_X, POSITION_LONG_SITTING},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct limits limits = limited(rows[i].modality, rows[i].code, LEG_LEFT);
		reaches(code_id(rows[i].modality, rows[i].code), &limits, ZONES_ALL,
			rows[i].position);
	}
	struct limits limits = limited(MODALITY_ELEVATION, CODE_L3, LEG_LEFT);
	reaches("E-L3", &limits, ZONES_ALL & ~below, POSITION_SITTING);
	limits = limited(MODALITY_STRETCH, CODE_L3, LEG_RIGHT);
	reaches("T-L3", &limits, ZONES_ALL & ~below, POSITION_SITTING);
	limits = limited(MODALITY_STRETCH, CODE_L2, LEG_LEFT);
	reaches("T-L2", &limits, thigh, POSITION_LONG_SITTING);
	limits = limited(MODALITY_STRETCH, CODE_N, LEG_LEFT);
	reaches("T-N", &limits, thigh, POSITION_LONG_SITTING);
	limits_open(&limits);
	limits.leg[LEG_RIGHT].elevation.trunk_max = 70;
	reaches("up to 70 degrees", &limits, ZONES_ALL, POSITION_LONG_SITTING);
	limits.leg[LEG_RIGHT].elevation.trunk_max = 69;
	reaches("up to 69 degrees", &limits, ZONES_ALL, POSITION_SITTING);
}

/* The effect of one answer alone is settled, as every limit is that is asked for a leg. */
static void effects_settled(void)
{
	long looked = 0, loose = 0;
	for (int q = 0; q < QUESTIONS; q++)
		for (int leg = LEG_LEFT; leg <= LEG_BOTH; leg++) {
			struct screening screening = screened_clear(MODE_SELF);
			struct counted counted;
			struct effect effect;
			screened_answer(&screening, (enum question)q, ANSWER_YES, (enum leg)leg);
			count_answers(&screening.answers, MODE_SELF, &counted);
			if (!effect_of(&screening.answers, &counted, MODE_SELF, (enum question)q,
				       &effect))
				continue;
			struct limits again = effect.limits;
			limits_settle(&again);
			looked++;
			for (int i = 0; i < LIMIT_MEMBERS * LEGS; i++) {
				const struct limit_member *member = &limit_members[i / LEGS];
				loose += limit_value(&again.leg[i % LEGS], member) !=
					 limit_value(&effect.limits.leg[i % LEGS], member);
			}
		}
	ok(looked > QUESTIONS && !loose, "%ld effects are settled", looked);
}

/* ---- one more yes ---------------------------------------------------------------------------- */

static enum answer answer_to(int question)
{
	return question_row((enum question)question)->clearable ? ANSWER_CLEARED : ANSWER_YES;
}

static struct limits judged(int a, int b, enum leg leg)
{
	struct screening screening = screened_clear(MODE_SELF);
	screened_answer(&screening, (enum question)a, answer_to(a), leg);
	if (b >= 0)
		screened_answer(&screening, (enum question)b, ANSWER_YES, LEG_BOTH);
	screen_judge(&screening);
	return screening.limits;
}

static long wider(const struct limits *more, const struct limits *less)
{
	bool massage = !allows_modality(more, LEG_LEFT, MODALITY_MASSAGE) ||
		       !allows_modality(more, LEG_RIGHT, MODALITY_MASSAGE);
	long found = massage && reach_needs_chair(less, MODE_SELF) &&
		     !reach_needs_chair(more, MODE_SELF);
	for (int leg = LEG_LEFT; leg <= LEG_BOTH; leg++) {
		enum leg on = (enum leg)leg;
		found +=
			(reach_zones(more, on, MODE_SELF) & ~reach_zones(less, on, MODE_SELF)) != 0;
		for (int m = 0; m < MODALITIES; m++)
			found += allows_modality(less, on, (enum modality)m) &&
				 !allows_modality(more, on, (enum modality)m);
		for (int move = 0; move < MOVES; move++)
			for (int position = 0; position < POSITIONS; position++)
				found += allows_move_in(less, on, (enum move)move,
							(enum position)position) &&
					 !allows_move_in(more, on, (enum move)move,
							 (enum position)position);
		for (int kind = 0; kind < STEP_KINDS; kind++)
			for (int position = 0; position < POSITIONS; position++)
				for (int feet = 0; feet < FEET_HEIGHTS; feet++)
					found += allows_posture(less, on, (enum step_kind)kind,
								(enum position)position,
								(enum feet)feet) &&
						 !allows_posture(more, on, (enum step_kind)kind,
								 (enum position)position,
								 (enum feet)feet);
	}
	return found;
}

/* One more yes, beside a clearance too, never allows more: in no position, and to no hand. */
static void one_more_answer(void)
{
	long pairs = 0, found = 0;
	for (int a = 0; a < QUESTIONS; a++)
		for (int b = 0; b < QUESTIONS; b++) {
			if (a == b || a == QUESTION_AGE_GROUP || b == QUESTION_AGE_GROUP ||
			    a == QUESTION_PARTNER_CONSENT || b == QUESTION_PARTNER_CONSENT)
				continue;
			struct limits less = judged(a, -1, LEG_BOTH);
			struct limits more = judged(a, b, LEG_BOTH);
			long now = wider(&more, &less);
			pairs++;
			found += now;
			if (now && shown++ < SHOWN)
				printf("# %s, then %s: wider %ld times\n",
				       question_row((enum question)a)->id,
				       question_row((enum question)b)->id, now);
		}
	ok(!found, "one more yes widens nothing (%ld pairs, %ld wider)", pairs, found);
}

static bool whys_have_names(void)
{
	for (int why = WHY_NONE + 1; why < WHYS; why++)
		if (!*why_id((enum why)why) || !*why_words((enum why)why) ||
		    strspn(why_id((enum why)why), "abcdefghijklmnopqrstuvwxyz-") !=
			    strlen(why_id((enum why)why)))
			return false;
	return true;
}

int main(void)
{
	all_codes();
	movements();
	reaching();
	effects_settled();
	one_more_answer();
	ok(whys_have_names(), "every effect has an id and words");
	return tap_done();
}
