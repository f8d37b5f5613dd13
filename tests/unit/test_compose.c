/* Every plan keeps the promises of leg-plan: over each answer alone, pairs of answers, every
 * routine, its minutes, legs and pressure. Each plan is held against rule/check and against a
 * second reading of the promises, written here without it. */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/units.h"
#include "body/caution.h"
#include "leg-plan/compose.h"
#include "rule/plan_check.h"
#include "rule/screen.h"
#include "tap.h"

enum { SHOWN = 5 };

enum promise {
	COMPOSED,
	CHECKED,
	TIME,
	LESS_IS_TOLD,
	ORDER,
	DIRECTION,
	ONE_LEG_AFTER_THE_OTHER,
	SAME_LEGS,
	FINISH,
	PAIRS,
	CAPS,
	MASSAGE_LIMIT,
	POSTURE_LIMIT,
	HANDS,
	REACH,
	SLIPS,
	OTHER_LIMITS,
	WARM,
	STOP,
	MODE_OF_LEGS,
	PROMISES
};

static const char *const promises[PROMISES] = {
	[COMPOSED] = "every wish within the range is composed",
	[CHECKED] = "the linter finds nothing",
	[TIME] = ("steps add up, never to more than was asked for, and exactly to it when all is "
		  "allowed"),
	[LESS_IS_TOLD] = "where it is less, a limit did it and `omitted` says so",
	[ORDER] = "zones never go back",
	[DIRECTION] = "strokes go toward the heart",
	[ONE_LEG_AFTER_THE_OTHER] = "one leg is finished before the other, a switch between",
	[SAME_LEGS] = "both legs get the same where no limit differs",
	[FINISH] = "the last stroke of a leg is the finishing one, as wide as allowed",
	[PAIRS] = "no technique where it is never used",
	[CAPS] = "no pressure above what zone, technique, wish and the ceiling bear",
	[MASSAGE_LIMIT] = "no massage beyond its limit",
	[POSTURE_LIMIT] = "no posture and no raised leg beyond the limit",
	[HANDS] = "own legs are massaged sitting up, a partner's lying",
	[REACH] = "no hand reaches further than hip and back may bend",
	[SLIPS] = "oil is wiped off at the end, and off the soles before sitting or standing up",
	[OTHER_LIMITS] = "no stretch, march, sleeve or socks beyond their limits",
	[WARM] = "no stretch is held before the march or the massage that warms",
	[STOP] = "a plan stops exactly when nothing it is about is left",
	[MODE_OF_LEGS] = "only the legs asked for are worked",
};

static long covered, breaches[PROMISES];
static int shown;

static void broken(enum promise promise, const struct request *request, const char *answers)
{
	breaches[promise]++;
	tap_bail();
	if (shown++ < SHOWN)
		printf("# %s: %s, %d s, %s, pressure %d, %s\n", promises[promise],
		       request->routine->id, request->seconds, leg_id(request->legs),
		       request->pressure, answers);
}

/* ---- a second reading of the promises ------------------------------------------------------ */

/* Zone x technique, and the caps, once more. */
static const char *const pairs[ZONES] = {
	[ZONE_FOOT] = "EKF",	       [ZONE_ANKLE] = "ELF",
	[ZONE_CALF] = "EKRLF",	       [ZONE_SHIN] = "EL",
	[ZONE_BEHIND_KNEE] = "EL",     [ZONE_HAMSTRING] = "EKRPLF",
	[ZONE_FRONT_THIGH] = "EKRPLF", [ZONE_INNER_THIGH] = "EL",
	[ZONE_LOWER_LEG] = "EF",       [ZONE_WHOLE_LEG] = "EF",
};
static const char letters[TECHNIQUES] = {
	[TECHNIQUE_EFFLEURAGE] = 'E',	     [TECHNIQUE_KNEADING] = 'K',
	[TECHNIQUE_PERCUSSION] = 'P',	     [TECHNIQUE_LYMPH] = 'L',
	[TECHNIQUE_PINCH_AND_RELEASE] = 'R', [TECHNIQUE_FINISHING] = 'F',
};
static const int zone_caps[ZONES] = {
	[ZONE_FOOT] = 4,	[ZONE_ANKLE] = 3,	[ZONE_CALF] = 5,
	[ZONE_SHIN] = 2,	[ZONE_BEHIND_KNEE] = 2, [ZONE_HAMSTRING] = 5,
	[ZONE_FRONT_THIGH] = 5, [ZONE_INNER_THIGH] = 2, [ZONE_LOWER_LEG] = 3,
	[ZONE_WHOLE_LEG] = 3,
};
static const int technique_caps[TECHNIQUES] = {
	[TECHNIQUE_EFFLEURAGE] = 5, [TECHNIQUE_KNEADING] = 5,	       [TECHNIQUE_PERCUSSION] = 3,
	[TECHNIQUE_LYMPH] = 2,	    [TECHNIQUE_PINCH_AND_RELEASE] = 4, [TECHNIQUE_FINISHING] = 3,
};
static const int near_first[] = {ZONE_INNER_THIGH, ZONE_FRONT_THIGH, ZONE_HAMSTRING,
				 ZONE_BEHIND_KNEE, ZONE_CALF,	     ZONE_SHIN,
				 ZONE_ANKLE,	   ZONE_FOOT};

static zone_set covered_by(int zone)
{
	zone_set lower = ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_ANKLE) | ZONE_BIT(ZONE_CALF);
	if (zone == ZONE_WHOLE_LEG)
		return lower | ZONE_BIT(ZONE_BEHIND_KNEE) | ZONE_BIT(ZONE_FRONT_THIGH);
	return zone == ZONE_LOWER_LEG ? lower : ZONE_BIT(zone);
}

/* The own hands reach: the thigh alone where the hip must not go far, no foot where the back
 * stays straight or in pregnancy. */
static zone_set reached(const struct limits *limits, int leg, enum mode mode)
{
	const struct stretch_limit *stretch = &limits->leg[leg].stretch;
	move_set far =
		MOVE_BIT(MOVE_HIP_HINGE) | MOVE_BIT(MOVE_HAMSTRING) | MOVE_BIT(MOVE_THIGH_STRETCH);
	bool bends = true;
	for (int one = 0; one < LEGS; one++)
		bends = bends && !(limits->leg[one].stretch.cues & CUE_BIT(CUE_STRAIGHT_BACK)) &&
			!(limits->leg[one].elevation.cues & CUE_BIT(CUE_LEFT_SIDE));
	if (mode == MODE_PARTNER)
		return ZONES_ALL;
	if (stretch->level > LEVEL_LIMITED || !(stretch->moves & far))
		return ZONE_BIT(ZONE_HAMSTRING) | ZONE_BIT(ZONE_FRONT_THIGH) |
		       ZONE_BIT(ZONE_INNER_THIGH);
	return bends ? ZONES_ALL : ZONES_ALL & ~(ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_ANKLE));
}

static int place_in_order(const struct request *request, int zone)
{
	if (strcmp(request->routine->id, "lymph"))
		return zone;
	for (int i = 0; i < ZONES_NARROW; i++)
		if (near_first[i] == zone)
			return i;
	return -1;
}

static void read_strokes(const struct plan *plan, const struct request *request, int leg,
			 const char *answers)
{
	const struct massage_limit *limit = &plan->limits.leg[leg].massage;
	const struct step *last = NULL;
	int place = -1, seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++) {
		const struct step *step = &plan->steps[i];
		if (step->kind != STEP_MASSAGE || (int)step->leg != leg)
			continue;
		if (!strchr(pairs[step->zone], letters[step->technique]))
			broken(PAIRS, request, answers);
		if (step->pressure < 1 || step->pressure > zone_caps[step->zone] ||
		    step->pressure > technique_caps[step->technique] || step->pressure > 5 ||
		    step->pressure > request->pressure ||
		    (step->zone == ZONE_FOOT && step->technique != TECHNIQUE_KNEADING &&
		     step->pressure > 3))
			broken(CAPS, request, answers);
		if (step->direction != DIRECTION_TOWARD_HEART)
			broken(DIRECTION, request, answers);
		bool outside =
			step->zone >= ZONES_NARROW || (!strcmp(request->routine->id, "lymph") &&
						       step->technique == TECHNIQUE_FINISHING);
		int now = outside ? place : place_in_order(request, step->zone);
		if (now < place)
			broken(ORDER, request, answers);
		place = now;
		if (limit->level > LEVEL_LIMITED || covered_by(step->zone) & ~limit->zones ||
		    !(limit->techniques >> step->technique & 1) || step->pressure > limit->pressure)
			broken(MASSAGE_LIMIT, request, answers);
		if (covered_by(step->zone) & ~reached(&plan->limits, leg, request->mode))
			broken(REACH, request, answers);
		seconds += step->seconds;
		last = step;
	}
	if (!last)
		return;
	zone_set free = limit->zones & reached(&plan->limits, leg, request->mode);
	if (seconds > limit->seconds)
		broken(MASSAGE_LIMIT, request, answers);
	bool whole = !(covered_by(ZONE_WHOLE_LEG) & ~free);
	bool lower = !(covered_by(ZONE_LOWER_LEG) & ~free);
	int widest = whole ? ZONE_WHOLE_LEG : lower ? ZONE_LOWER_LEG : last->zone;
	if (last->technique != TECHNIQUE_FINISHING || last->zone != widest)
		broken(FINISH, request, answers);
}

static bool does_kind(const struct plan *plan, enum step_kind kind)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].kind == kind)
			return true;
	return false;
}

/* One leg after the other, and both alike. */
static void read_legs(const struct plan *plan, const struct request *request, const char *answers)
{
	int on = -1, switches = 0;
	bool massage = does_kind(plan, STEP_MASSAGE);
	bool seen[LEGS] = {false, false};
	const struct step *of[LEGS][ROUTINE_MOST_PARTS];
	size_t count[LEGS] = {0, 0};
	bool stretched = false;
	for (size_t i = 0; i < plan->step_count; i++) {
		const struct step *step = &plan->steps[i];
		if (step->kind == STEP_SWITCH) {
			switches++;
			on = -1;
		}
		bool stretch = step->kind == STEP_STRETCH;
		if (step->leg == LEG_BOTH || (step->kind != STEP_MASSAGE && !stretch))
			continue;
		if (stretch && massage) { /* once both legs are massaged */
			stretched = true;
			continue;
		}
		if (stretched)
			broken(ONE_LEG_AFTER_THE_OTHER, request, answers);
		int leg = (int)step->leg;
		if (!leg_includes(request->legs, step->leg))
			broken(MODE_OF_LEGS, request, answers);
		if ((on >= 0 && on != leg) || (on < 0 && seen[leg]))
			broken(ONE_LEG_AFTER_THE_OTHER, request, answers);
		on = leg;
		seen[leg] = true;
		of[leg][count[leg]++] = step;
	}
	if (switches != (seen[LEG_LEFT] && seen[LEG_RIGHT]))
		broken(ONE_LEG_AFTER_THE_OTHER, request, answers);
	struct limits left = {{plan->limits.leg[LEG_LEFT], plan->limits.leg[LEG_LEFT]}};
	struct limits right = {{plan->limits.leg[LEG_RIGHT], plan->limits.leg[LEG_RIGHT]}};
	bool one = plan->limits.leg[LEG_LEFT].massage.cues & CUE_BIT(CUE_ONE_LEG);
	if (request->legs != LEG_BOTH || one || !limits_within(&left, &right) ||
	    !limits_within(&right, &left))
		return;
	bool alike = count[LEG_LEFT] == count[LEG_RIGHT];
	for (size_t i = 0; alike && i < count[LEG_LEFT]; i++) {
		const struct step *a = of[LEG_LEFT][i], *b = of[LEG_RIGHT][i];
		alike = a->kind == b->kind && a->zone == b->zone && a->move == b->move &&
			a->technique == b->technique && a->pressure == b->pressure &&
			a->seconds == b->seconds && a->reps == b->reps &&
			a->position == b->position && a->feet == b->feet;
	}
	if (!alike)
		broken(SAME_LEGS, request, answers);
}

static bool posture_fits(const struct elevation_limit *limit, const struct step *step)
{
	bool rests = step->kind == STEP_REST || step->kind == STEP_ELEVATION;
	if (step->position == POSITION_SITTING || step->position == POSITION_STANDING)
		return step->feet == FEET_LEVEL;
	if (step->position == POSITION_LONG_SITTING && rests)
		return false; /* these lie */
	if (step->position == POSITION_LONG_SITTING)
		return step->feet == FEET_LEVEL ||
		       (limit->level <= LEVEL_LIMITED && step->feet <= limit->feet &&
			limit->trunk_max >= 70);
	if (limit->level > LEVEL_LIMITED || step->feet > limit->feet)
		return false;
	int trunk = step->position == POSITION_PROPPED ? 45 : 0;
	bool side = step->position == POSITION_SIDE && limit->cues & CUE_BIT(CUE_LEFT_SIDE);
	return side || (trunk >= limit->trunk_min && trunk <= limit->trunk_max);
}

static void read_posture(const struct plan *plan, const struct request *request,
			 const char *answers)
{
	for (int leg = 0; leg < LEGS; leg++) {
		const struct elevation_limit *limit = &plan->limits.leg[leg].elevation;
		int raised = 0;
		for (size_t i = 0; i < plan->step_count; i++) {
			const struct step *step = &plan->steps[i];
			if (!posture_fits(limit, step))
				broken(POSTURE_LIMIT, request, answers);
			bool on = leg_includes(step->leg, (enum leg)leg);
			if (on && (step->feet != FEET_LEVEL || step->kind == STEP_ELEVATION))
				raised += step->seconds;
		}
		if (raised && raised > limit->seconds)
			broken(POSTURE_LIMIT, request, answers);
	}
}

/* Who is massaged how, and oil. */
static void read_hands(const struct plan *plan, const struct request *request, const char *answers)
{
	bool seated =
		!strcmp(request->routine->id, "desk") || !strcmp(request->routine->id, "morning");
	bool oil = false, soles = false, chair = false, lies = false;
	for (size_t i = 0; i < plan->step_count; i++) {
		const struct step *step = &plan->steps[i];
		bool up = step->position == POSITION_SITTING || step->position == POSITION_STANDING;
		bool wipes = step->what == TASK_WIPE || step->what == TASK_WIPE_LOTION;
		bool hands = step->kind == STEP_MASSAGE || step->kind == STEP_SWITCH;
		bool long_sitting = step->position == POSITION_LONG_SITTING;
		bool bends = !(reached(&plan->limits, LEG_LEFT, request->mode) >> ZONE_FOOT & 1);
		if (step->kind == STEP_MASSAGE && request->mode == MODE_PARTNER && !seated &&
		    (long_sitting || step->position == POSITION_SITTING))
			broken(HANDS, request, answers);
		if (step->kind == STEP_MASSAGE && request->mode == MODE_SELF && !up &&
		    !long_sitting)
			broken(HANDS, request, answers);
		if (step->kind == STEP_MASSAGE && long_sitting && bends &&
		    !(step->cues & CUE_BIT(CUE_LEAN_BACK)))
			broken(REACH, request, answers);
		chair = chair || (step->kind == STEP_MASSAGE && step->position == POSITION_SITTING);
		lies = lies || (!up && !long_sitting);
		if (soles && up && !hands && !wipes &&
		    !(step->cues & (CUE_BIT(CUE_WIPE_SOLES) | CUE_BIT(CUE_WIPE_OFF))))
			broken(SLIPS, request, answers);
		oil = oil || step->what == TASK_OIL || step->what == TASK_LOTION;
		soles = soles || (oil && step->kind == STEP_MASSAGE &&
				  covered_by(step->zone) & ZONE_BIT(ZONE_FOOT));
		bool last = i + 1 == plan->step_count;
		if (last && oil && !wipes && !(step->cues & CUE_BIT(CUE_WIPE_OFF)))
			broken(SLIPS, request, answers);
	}
	bool never_flat = plan->limits.leg[LEG_LEFT].elevation.cues & CUE_BIT(CUE_LEFT_SIDE);
	if (never_flat && chair && lies)
		broken(HANDS, request, answers);
}

static bool stretch_fits(const struct leg_limits *on, const struct step *step)
{
	const struct stretch_limit *limit = &on->stretch;
	bool held = step->move <= MOVE_THIGH_STRETCH;
	return limit->level <= LEVEL_LIMITED && limit->moves >> step->move & 1 &&
	       (!held || step->stroke_ms <= limit->hold * 1000) && step->reps <= 60 &&
	       (!held || step->reps <= 10) && step->pressure <= limit->pull &&
	       (step->position != POSITION_STANDING || limit->standing);
}

static void read_others(const struct plan *plan, const struct request *request, const char *answers)
{
	int walked = 0, rested = 0, sleeve = 0;
	for (size_t i = 0; i < plan->step_count; i++) {
		const struct step *step = &plan->steps[i];
		struct leg_limits on = limits_on(&plan->limits, step->leg);
		bool walks = step->kind == STEP_WALKING || step->kind == STEP_PUMPS;
		bool fits = true;
		if (step->kind == STEP_STRETCH)
			fits = stretch_fits(&on, step);
		if (walks) {
			fits = on.walking.level <= LEVEL_LIMITED &&
			       step->seconds <= on.walking.block &&
			       (on.walking.standing || step->position != POSITION_STANDING) &&
			       (!walked || rested >= on.walking.rest);
			walked = 1;
			rested = 0;
		} else {
			rested += step->seconds;
		}
		if (step->kind == STEP_SLEEVE) {
			sleeve += step->seconds;
			fits = on.sleeve.level <= LEVEL_LIMITED && sleeve <= on.sleeve.seconds &&
			       (on.sleeve.heat || !step->heat);
		}
		if (step->kind == STEP_SOCKS)
			fits = on.socks.level <= LEVEL_LIMITED && on.socks.mmhg > 0;
		if (!fits)
			broken(OTHER_LIMITS, request, answers);
	}
}

/* Warm first. Where nothing warms a leg, all of that was forbidden. */
static void read_warmth(const struct plan *plan, const struct request *request, const char *answers)
{
	bool held[LEGS] = {false, false}, cold = false;
	for (size_t i = 0; i < plan->step_count; i++) {
		const struct step *step = &plan->steps[i];
		bool warms = step->kind == STEP_MASSAGE || step->kind == STEP_WALKING;
		for (int leg = 0; leg < LEGS; leg++) {
			if (!leg_includes(step->leg, (enum leg)leg))
				continue;
			cold = cold || (held[leg] && warms);
			held[leg] |= step->kind == STEP_STRETCH && step->move <= MOVE_THIGH_STRETCH;
		}
	}
	if (cold)
		broken(WARM, request, answers);
}

static bool is_open(const struct limits *limits)
{
	struct limits open;
	limits_open(&open);
	return limits_within(&open, limits);
}

static void read_time(const struct plan *plan, const struct request *request, const char *answers)
{
	int sum = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		sum += plan->steps[i].seconds;
	if (sum != plan->seconds || sum > request->seconds)
		broken(TIME, request, answers);
	if (sum == request->seconds)
		return;
	if (is_open(&plan->limits))
		broken(TIME, request, answers);
	if (!plan->omitted_count)
		broken(LESS_IS_TOLD, request, answers);
}

/* Nothing at all is allowed. */
static bool is_shut(const struct limits *limits)
{
	for (int modality = 0; modality < MODALITIES; modality++)
		for (int leg = 0; leg < LEGS; leg++)
			if (limits_level(limits, (enum modality)modality, (enum leg)leg) <=
			    LEVEL_LIMITED)
				return false;
	return true;
}

/* Once more: what a routine is about. */
static bool something_left(const struct plan *plan, const struct request *request)
{
	static const struct {
		const char *routine;
		enum modality modality;
	} about[] = {
		{"sleeve", MODALITY_SLEEVE},	 {"stretch", MODALITY_STRETCH},
		{"elevate", MODALITY_ELEVATION}, {"walk", MODALITY_WALKING},
		{"pumps", MODALITY_WALKING},
	};
	enum modality modality = MODALITY_MASSAGE;
	if (limits_level(&plan->limits, MODALITY_MASSAGE, LEG_LEFT) == LEVEL_EMERGENCY)
		return false;
	if (!strcmp(request->routine->id, "rest")) /* stops where a partner has not agreed */
		return request->mode == MODE_SELF || !is_shut(&plan->limits);
	for (size_t i = 0; i < sizeof about / sizeof *about; i++)
		if (!strcmp(about[i].routine, request->routine->id))
			modality = about[i].modality;
	for (int leg = 0; leg < LEGS; leg++) {
		const struct leg_limits *limits = &plan->limits.leg[leg];
		if (!leg_includes(request->legs, (enum leg)leg) ||
		    limits_level(&plan->limits, modality, (enum leg)leg) > LEVEL_LIMITED)
			continue;
		zone_set free = limits->massage.zones & reached(&plan->limits, leg, request->mode);
		bool ends = free & ~(ZONE_BIT(ZONE_SHIN) | ZONE_BIT(ZONE_BEHIND_KNEE) |
				     ZONE_BIT(ZONE_INNER_THIGH));
		if ((modality != MODALITY_MASSAGE || ends) &&
		    (modality != MODALITY_SLEEVE || limits->sleeve.seconds) &&
		    (modality != MODALITY_WALKING || limits->walking.block))
			return true;
	}
	return false;
}

/* ---- one plan -------------------------------------------------------------------------------- */

static void try(const struct request *request, const struct limits *limits, const char *answers)
{
	struct plan plan;
	struct fault fault = {0};
	covered++;
	plan_init(&plan);
	if (!compose(request, limits, &plan, &fault)) {
		broken(COMPOSED, request, answers);
		if (shown < SHOWN)
			printf("# %s\n", fault.text);
	} else if (plan.outcome >= OUTCOME_STOP) {
		if (plan.step_count || something_left(&plan, request))
			broken(STOP, request, answers);
	} else {
		if (!something_left(&plan, request) || !plan.step_count)
			broken(STOP, request, answers);
		if (plan_check(&plan, NULL, NULL)) {
			broken(CHECKED, request, answers);
			if (shown < SHOWN && !plan_sound(&plan, &fault))
				printf("# %s\n", fault.text);
		}
		read_time(&plan, request, answers);
		for (int leg = 0; leg < LEGS; leg++)
			read_strokes(&plan, request, leg, answers);
		read_legs(&plan, request, answers);
		read_posture(&plan, request, answers);
		read_hands(&plan, request, answers);
		read_others(&plan, request, answers);
		read_warmth(&plan, request, answers);
	}
	plan_release(&plan);
}

/* ---- which plans ----------------------------------------------------------------------------- */

static enum mode whose; /* legs */

static struct request request_of(const struct routine_row *routine, int seconds)
{
	return (struct request){.routine = routine,
				.mode = routine->partner ? MODE_PARTNER : whose,
				.seconds = seconds,
				.legs = LEG_BOTH,
				.zones = ZONES_ALL,
				.pressure = WISH_USUAL,
				.device = device_row(1)};
}

/* All legs for this routine and time; where `hard` both legs with all pressures too. */
static void try_ways(const struct routine_row *routine, int seconds, bool hard,
		     const struct limits *limits, const char *answers)
{
	struct request request = request_of(routine, seconds);
	for (int leg = routine->legs ? LEG_LEFT : LEG_BOTH; leg <= LEG_BOTH; leg++) {
		request.legs = (enum leg)leg;
		request.pressure = WISH_USUAL;
		try(&request, limits, answers);
	}
	for (int pressure = WISH_LIGHT; hard && pressure <= WISH_MEDIUM; pressure += 2) {
		request.pressure = pressure;
		try(&request, limits, answers);
	}
}

/* Every fourth minute of the first routine, all of them of all if `all`; otherwise the least, the
 * usual and the most. */
static void try_minutes(const struct limits *limits, const char *answers, bool all)
{
	static int turn;
	int stride = all ? 1 : tap_stride(ROUTINES);
	for (int r = turn++ % stride; r < ROUTINES; r += stride) {
		const struct routine_row *routine = routine_row(r);
		for (int minute = routine->least; minute <= routine->most;
		     minute += all ? tap_stride(5) : 1) {
			bool named = minute == routine->least || minute == routine->usual ||
				     minute == routine->most;
			if (all || named || (!r && minute % 4 == 0))
				try_ways(routine, minute * MINUTE, all || minute == routine->usual,
					 limits, answers);
		}
	}
}

static void all_no(struct screening *screening, enum mode mode)
{
	memset(screening, 0, sizeof *screening);
	screening->mode = mode;
	for (int q = 0; q < QUESTIONS; q++)
		screening->answers.to[q] = (struct reply){ANSWER_NO, LEG_BOTH};
	screening->answers.to[QUESTION_AGE_GROUP].answer = ANSWER_ADULT;
	if (mode == MODE_PARTNER)
		screening->answers.to[QUESTION_PARTNER_CONSENT].answer = ANSWER_YES;
}

static void describe(char *out, size_t size, const struct screening *screening, int question)
{
	const struct reply *reply = &screening->answers.to[question];
	snprintf(out, size, "%s, %s: %s, %s", mode_id(screening->mode),
		 question_row((enum question)question)->id, answer_id(reply->answer),
		 leg_id(reply->leg));
}

typedef void trial(const struct screening *screening, const char *answers);

/* Every answer alone, on every leg it can name. */
static void each_answer(enum mode mode, trial *visit)
{
	struct screening screening;
	char answers[120];
	for (int q = 0; q < QUESTIONS; q++)
		for (int answer = ANSWER_NO; answer < ANSWERS; answer++) {
			const struct question_row *row = question_row((enum question)q);
			bool age = answer >= ANSWER_UNDER_18;
			if (age != (q == QUESTION_AGE_GROUP) ||
			    (answer == ANSWER_CLEARED && !row->clearable))
				continue;
			for (int leg = row->sided ? LEG_LEFT : LEG_BOTH; leg <= LEG_BOTH; leg++) {
				all_no(&screening, mode);
				screening.answers.to[q] =
					(struct reply){(enum answer)answer, (enum leg)leg};
				screen_judge(&screening);
				describe(answers, sizeof answers, &screening, q);
				visit(&screening, answers);
			}
		}
}

static void try_answer(const struct screening *screening, const char *answers)
{
	try_minutes(&screening->limits, answers, false);
}

static void try_partner(const struct screening *screening, const char *answers)
{
	whose = MODE_PARTNER;
	static int turn;
	int stride = tap_stride(ROUTINES);
	for (int r = turn++ % stride; r < ROUTINES; r += stride)
		try_ways(routine_row(r), routine_row(r)->usual * MINUTE, true, &screening->limits,
			 answers);
	whose = MODE_SELF;
}

static void try_open(void)
{
	struct limits open;
	limits_open(&open);
	try_minutes(&open, "nothing limited", true);
}

/* Minutes need not be whole: every second of every range is filled exactly. */
static void try_seconds(void)
{
	struct limits open;
	limits_open(&open);
	for (int r = 0; r < ROUTINES; r++) {
		const struct routine_row *routine = routine_row(r);
		for (int s = routine->least * MINUTE; s <= routine->most * MINUTE;
		     s += tap_stride(11)) {
			struct request request = request_of(routine, s);
			request.legs = s % 2 || !routine->legs ? LEG_BOTH : LEG_RIGHT;
			try(&request, &open, "nothing limited");
		}
	}
}

/* Pairs of yes, on one leg each where they can, at the default length. */
static void try_pairs(void)
{
	struct screening screening;
	char answers[120];
	for (int a = 0; a < QUESTIONS; a++)
		for (int b = a + 1; b < QUESTIONS; b += tap_stride(11)) {
			bool sided = question_row((enum question)b)->sided;
			if (a == QUESTION_AGE_GROUP)
				continue;
			all_no(&screening, MODE_SELF);
			screening.answers.to[a].answer = ANSWER_YES;
			screening.answers.to[b] =
				(struct reply){ANSWER_YES, sided ? LEG_LEFT : LEG_BOTH};
			screen_judge(&screening);
			if (screening.verdict == OUTCOME_EMERGENCY)
				continue;
			snprintf(answers, sizeof answers, "%s and %s",
				 question_row((enum question)a)->id,
				 question_row((enum question)b)->id);
			for (int r = 0; r < ROUTINES; r++) {
				struct request request =
					request_of(routine_row(r), routine_row(r)->usual * MINUTE);
				try(&request, &screening.limits, answers);
			}
		}
}

/* Pairs of clearances and other standing answers: where massage goes on under two masks. */
static void try_cleared_pairs(void)
{
	struct screening screening;
	char answers[120];
	for (int a = QUESTION_CLOT_RECENT; a < QUESTIONS; a++)
		for (int b = QUESTION_CLOT_RECENT; b < QUESTIONS; b += tap_stride(11)) {
			bool cleared = question_row((enum question)a)->clearable;
			if (a == b)
				continue;
			all_no(&screening, MODE_SELF);
			screening.answers.to[a].answer = cleared ? ANSWER_CLEARED : ANSWER_YES;
			screening.answers.to[b].answer = question_row((enum question)b)->clearable
								 ? ANSWER_CLEARED
								 : ANSWER_YES;
			if (question_row((enum question)a)->sided)
				screening.answers.to[a].leg = LEG_RIGHT;
			screen_judge(&screening);
			snprintf(answers, sizeof answers, "%s and %s, cleared",
				 question_row((enum question)a)->id,
				 question_row((enum question)b)->id);
			for (int minute = 1; minute <= 30; minute += 7) {
				struct request request =
					request_of(routine_row(0), minute * MINUTE);
				try(&request, &screening.limits, answers);
			}
		}
}

/* ---- requests -------------------------------------------------------------------------------- */

static long chosen, astray, unfilled, lacking;

/* Any zones that can be finished: no stroke anywhere else, and the time is filled or refused. */
static void try_zones(void)
{
	static const int minutes[] = {1, 3, 8};
	struct limits open;
	limits_open(&open);
	for (zone_set zones = 1; zones < (zone_set)ZONES_ALL; zones++)
		for (size_t m = 0; m < sizeof minutes / sizeof *minutes; m++) {
			struct request request =
				request_of(routine_find("circulation"), minutes[m] * MINUTE);
			struct plan plan;
			struct fault fault = {0};
			request.zones = zones;
			request.legs = (enum leg)(zones % 3);
			plan_init(&plan);
			bool done = compose(&request, &open, &plan, &fault);
			chosen++;
			unfilled += done ? plan.outcome < OUTCOME_STOP &&
						    plan.seconds != request.seconds
					 : fault.kind != FAULT_USAGE;
			astray += done && plan.outcome < OUTCOME_STOP &&
				  plan_check(&plan, NULL, NULL);
			for (size_t i = 0; i < plan.step_count; i++)
				astray += plan.steps[i].kind == STEP_MASSAGE &&
					  covered_by(plan.steps[i].zone) & ~zones;
			plan_release(&plan);
		}
	ok(!astray && !unfilled,
	   "--zones: nowhere else, sound, and to the second (%ld plans, %ld and %ld breaches)",
	   chosen, astray, unfilled);
}

static bool does(const struct step *step, const struct part *part)
{
	if (part->work == WORK_STROKE)
		return step->technique == (int)part->technique && step->what == part->task &&
		       (part->task != TASK_STROKE || step->zone == (int)part->zone);
	if (part->work == WORK_MOVE)
		return step->move == (int)part->move;
	return part->work == WORK_SLEEVE ? step->kind == STEP_SLEEVE : step->what == part->task;
}

/* Every part, asked for alone, is there. */
static void try_parts(void)
{
	struct limits open;
	limits_open(&open);
	for (int r = 0; r < ROUTINES; r++)
		for (size_t p = 0; p < routine_row(r)->part_count; p++) {
			const struct part *part = &routine_row(r)->parts[p];
			struct request request =
				request_of(routine_row(r), routine_row(r)->most * MINUTE);
			struct plan plan;
			struct fault fault = {0};
			bool found = false;
			if (!*part->id)
				continue;
			request.with = routine_part(request.routine, part->id);
			plan_init(&plan);
			bool done = compose(&request, &open, &plan, &fault);
			for (size_t i = 0; i < plan.step_count; i++)
				found = found || does(&plan.steps[i], part);
			lacking += !done || !found || plan_check(&plan, NULL, NULL);
			plan_release(&plan);
		}
	ok(!lacking, "--with: what is asked for is there (%ld breaches)", lacking);
}

/* ---- any limits ------------------------------------------------------------------------------ */

static unsigned long long dice = 1;

/* The same numbers in every run. */
static int roll(int sides)
{
	dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
	return (int)((dice >> 33) % (unsigned)sides);
}

/* A number from 0 to `most`, small ones as likely as all others. */
static int some(int most)
{
	return roll(2) ? roll(most + 1) : roll(most < 12 ? most + 1 : 12);
}

static void tighten_one(struct leg_limits *limits)
{
	switch (roll(12)) {
	case 0: limits->massage.seconds = some(LIMIT_SECONDS); break;
	case 1: limits->massage.techniques &= (technique_set)roll(TECHNIQUES_ALL + 1); break;
	case 2: limits->massage.zones &= (zone_set)roll(ZONES_ALL + 1); break;
	case 3: limits->massage.pressure = some(LIMIT_PRESSURE); break;
	case 4: limits->massage.cues |= CUE_BIT(CUE_ONE_LEG); break;
	case 5: limits->elevation.seconds = some(LIMIT_SECONDS); break;
	case 6: limits->elevation.trunk_min = some(LIMIT_TRUNK); break;
	case 7: limits->elevation.feet = (enum feet)roll(2); break;
	case 8: limits->sleeve.seconds = some(LIMIT_SLEEVE_SECONDS); break;
	case 9: limits->stretch.hold = some(LIMIT_HOLD); break;
	case 10: limits->walking.block = some(LIMIT_BLOCK); break;
	case 11: limits->walking.rest = some(120); break;
	default: break;
	}
}

static struct request some_request(void)
{
	const struct routine_row *routine = routine_row(roll(ROUTINES));
	int minutes = routine->least + roll(routine->most - routine->least + 1);
	struct request request = request_of(routine, minutes * MINUTE);
	if (routine->legs)
		request.legs = (enum leg)roll(3);
	if (!roll(4))
		request.with = PART_BIT(roll((int)routine->part_count));
	if (!roll(4))
		request.zones = (zone_set)(1 + roll(ZONES_ALL));
	return request;
}

/* Limits that no answer leads to, as an edited screening may bring them: the plan ends, and is
 * sound. */
static void try_tight(void)
{
	enum { ROUNDS = 40000 };
	long unsound = 0, untold = 0;
	for (int i = 0; i < ROUNDS; i += tap_stride(20)) {
		struct request request = some_request();
		struct limits limits;
		struct plan plan;
		struct fault fault = {0};
		limits_open(&limits);
		for (int n = 1 + roll(4); n > 0; n--)
			tighten_one(&limits.leg[roll(LEGS)]);
		limits_settle(&limits);
		plan_init(&plan);
		bool done = compose(&request, &limits, &plan, &fault);
		if (done && plan.outcome < OUTCOME_STOP) {
			unsound += plan_check(&plan, NULL, NULL) || plan.seconds > request.seconds;
			untold += plan.seconds < request.seconds && !plan.omitted_count;
		}
		plan_release(&plan);
	}
	ok(!unsound && !untold, "any limits: a sound plan, and less is told (%ld, %ld breaches)",
	   unsound, untold);
}

/* ---- single facts ---------------------------------------------------------------------------- */

static void add_stroke(struct text *out, const struct step *step)
{
	text_addf(out, "%s %s %s %dx%d/%d p%d %ds %s %s\n", leg_id(step->leg),
		  technique_row((enum technique)step->technique)->id,
		  zone_row((enum zone)step->zone)->id, step->reps, step->rep_ms, step->stroke_ms,
		  step->pressure, step->seconds, position_row(step->position)->id,
		  feet_id(step->feet));
}

#define LEG_OF_3(leg)                                                                              \
	leg " effleurage whole-leg 5x5000/3500 p3 25s long-sitting raised\n" leg                   \
	    " kneading calf 30x1000/1000 p4 30s long-sitting raised\n" leg                         \
	    " percussion front-thigh 8x500/250 p3 4s long-sitting raised\n" leg                    \
	    " finishing whole-leg 1x6000/5000 p3 6s long-sitting raised\n"

static void three_minutes(void)
{
	struct limits open;
	struct plan plan;
	struct fault fault = {0};
	struct request request = request_of(routine_find("circulation"), 3 * MINUTE);
	struct text got = TEXT_EMPTY;
	int setup = 0;
	limits_open(&open);
	plan_init(&plan);
	ok(compose(&request, &open, &plan, &fault) && plan.seconds == 180 &&
		   plan.outcome == OUTCOME_GO && !plan.omitted_count,
	   "three minutes with nothing limited: 180 seconds, nothing left out");
	for (size_t i = 0; i < plan.step_count; i++) {
		if (plan.steps[i].kind == STEP_MASSAGE)
			add_stroke(&got, &plan.steps[i]);
		else if (plan.steps[i].kind == STEP_SETUP)
			setup += plan.steps[i].seconds;
		else
			text_addf(&got, "%s %ds\n", step_kind_id(plan.steps[i].kind),
				  plan.steps[i].seconds);
	}
	same(got.bytes, LEG_OF_3("left") "switch 5s\n" LEG_OF_3("right"),
	     "and they are the beginner routine, stroke by stroke");
	ok(setup == 45 && plan.needs == (THING_BIT(THING_PILLOW) | THING_BIT(THING_OIL)),
	   "after 45 s of setting up, with a pillow and oil");
	text_release(&got);
	plan_release(&plan);
}

static int seconds_of(const char *routine, int minutes, enum move move)
{
	struct limits open;
	struct plan plan;
	struct fault fault = {0};
	struct request request = request_of(routine_find(routine), minutes * MINUTE);
	int seconds = 0;
	limits_open(&open);
	plan_init(&plan);
	if (compose(&request, &open, &plan, &fault))
		for (size_t i = 0; i < plan.step_count; i++)
			seconds += plan.steps[i].move == (int)move ? plan.steps[i].seconds : 0;
	plan_release(&plan);
	return seconds;
}

static void calf_from_ten_minutes(void)
{
	ok(!seconds_of("stretch", 9, MOVE_CALF_STRETCH) &&
		   seconds_of("stretch", 10, MOVE_CALF_STRETCH) >= 140 &&
		   !seconds_of("stretch", 20, MOVE_THIGH_STRETCH),
	   "stretch takes the calf from ten minutes on, two holds each, the thigh only when asked");
}

static void same_twice(void)
{
	int differences = 0;
	struct limits open;
	limits_open(&open);
	for (int r = 0; r < ROUTINES; r++) {
		struct request request = request_of(routine_row(r), routine_row(r)->most * MINUTE);
		struct text one = TEXT_EMPTY, two = TEXT_EMPTY;
		struct fault fault;
		struct plan a, b;
		plan_init(&a);
		plan_init(&b);
		if (!compose(&request, &open, &a, &fault) || !compose(&request, &open, &b, &fault))
			differences++;
		plan_encode(&a, &one);
		plan_encode(&b, &two);
		differences +=
			one.length != two.length || memcmp(one.bytes, two.bytes, one.length) != 0;
		plan_release(&a);
		plan_release(&b);
		text_release(&one);
		text_release(&two);
	}
	ok(!differences, "the same wish gives the same plan, byte for byte");
}

static bool is_word(const char *text, const char *at, size_t length)
{
	bool before = at == text || at[-1] == '"' || at[-1] == ' ';
	char after = at[length];
	return before && (after == '"' || after == ' ' || after == ',' || after == '.');
}

static bool holds_word(const char *text, const char *word)
{
	for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
		if (is_word(text, at, strlen(word)))
			return true;
	return false;
}

static int leaks;

/* No id of a question and no advice of a row in what a plan says. */
static void look_for_reasons(const struct screening *screening, const char *answers)
{
	static const char *const routines[] = {"circulation", "combined", "evening", "elevate"};
	for (size_t r = 0; r < sizeof routines / sizeof *routines; r++) {
		const struct routine_row *routine = routine_find(routines[r]);
		struct request request = request_of(routine, routine->usual * MINUTE);
		struct text out = TEXT_EMPTY;
		struct fault fault;
		struct plan plan;
		plan_init(&plan);
		if (compose(&request, &screening->limits, &plan, &fault))
			plan_encode(&plan, &out);
		for (int q = 0; q < QUESTIONS; q++)
			if (holds_word(out.bytes, question_row((enum question)q)->id))
				leaks++;
		for (size_t i = 0; i < screening->finding_count; i++) {
			const char *advice = screening->findings[i].advice;
			if (*advice && strstr(out.bytes, advice) && leaks++ < SHOWN)
				printf("# %s: %s\n", answers, advice);
		}
		plan_release(&plan);
		text_release(&out);
	}
}

static void no_reasons(void)
{
	each_answer(MODE_SELF, look_for_reasons);
	each_answer(MODE_PARTNER, look_for_reasons);
	ok(!leaks, "no question id and no advice of a row in any plan (%d found)", leaks);
}

static void refused(struct request request, const char *what)
{
	struct limits open;
	struct plan plan;
	struct fault fault = {0};
	limits_open(&open);
	plan_init(&plan);
	ok(!compose(&request, &open, &plan, &fault) && fault.kind == FAULT_USAGE,
	   "refused: %s (%s)", what, fault.text);
	plan_release(&plan);
}

static void refusals(void)
{
	struct request request = request_of(routine_find("circulation"), 30 * MINUTE);
	request.zones = ZONE_BIT(ZONE_FOOT);
	refused(request, "half an hour for the feet alone");
	request = request_of(routine_find("circulation"), MINUTE);
	request.with =
		routine_part(request.routine, "rest") | routine_part(request.routine, "kneading");
	refused(request, "more parts than a minute holds");
}

/* A partner rests sitting while anything is allowed on either leg. */
static void rest_of_a_partner(bool left_massage)
{
	struct request request = request_of(routine_find("rest"), 5 * MINUTE);
	struct fault fault = {0};
	struct limits limits;
	struct plan plan;
	request.mode = MODE_PARTNER;
	limits_open(&limits);
	for (int leg = 0; leg < LEGS; leg++) {
		struct leg_limits *on = &limits.leg[leg];
		on->massage.level = on->elevation.level = on->socks.level = on->sleeve.level =
			on->stretch.level = on->walking.level = LEVEL_NOT_ALLOWED;
	}
	if (left_massage)
		limits.leg[LEG_LEFT].massage.level = LEVEL_ALLOWED;
	plan_init(&plan);
	ok(compose(&request, &limits, &plan, &fault) &&
		   (plan.outcome < OUTCOME_STOP) == left_massage,
	   "a partner's rest, %s", left_massage ? "where one leg may be massaged" : "all closed");
	plan_release(&plan);
}

int main(void)
{
	three_minutes();
	calf_from_ten_minutes();
	same_twice();
	refusals();
	rest_of_a_partner(true);
	rest_of_a_partner(false);
	no_reasons();
	try_zones();
	try_parts();
	try_tight();
	try_open();
	try_seconds();
	each_answer(MODE_SELF, try_answer);
	each_answer(MODE_PARTNER, try_partner);
	try_pairs();
	try_cleared_pairs();
	for (int promise = 0; promise < PROMISES; promise++)
		ok(!breaches[promise], "%s (%ld breaches)", promises[promise], breaches[promise]);
	printf("# %ld plans\n", covered);
	return tap_done();
}
