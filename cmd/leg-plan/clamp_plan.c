#include "clamp_plan.h"

#include <string.h>

#include "base/alloc.h"
#include "body/stretch.h"
#include "body/stroke.h"
#include "rule/allows.h"
#include "rule/stroke_span.h"

enum { MS = 1000, MINUTE = 60 };

struct clamp {
	struct plan *plan;
	const struct limits *limits;
	struct leg_limits both;
	clamp_note *note;
	void *context;
	int first_leg; /* the leg that was massaged first, -1 = none yet */
	int sleeve[LEGS];
	bool walked;
	int rested;
	bool told_feet, told_trunk;
};

static void clamp_tell(const struct clamp *clamp, const char *what, const char *why,
		       enum modality modality, enum leg leg)
{
	plan_omit(clamp->plan, what, why);
	if (clamp->note)
		clamp->note(modality, leg, clamp->context);
}

static void replace(char **string, const char *with)
{
	alloc_free(*string);
	*string = alloc_string(with);
}

static void caution(struct step *step, cue_set cues)
{
	struct text text = TEXT_EMPTY;
	if (step->caution)
		text_add(&text, step->caution);
	for (int cue = 0; cue < CUES; cue++) {
		const char *words = cue_words((enum cue)cue);
		if (cues & CUE_BIT(cue) && !strstr(text.bytes, words))
			text_addf(&text, "%s%s", text.length ? " " : "", words);
	}
	alloc_free(step->caution);
	step->caution = text.length ? text_take(&text) : NULL;
}

/* Makes a step as long as `seconds` hold whole repetitions of it. */
static void shorten(struct step *step, int seconds)
{
	if (step->reps) {
		step->reps = (int)((long long)seconds * MS / step->rep_ms);
		seconds = step_seconds(step->reps, step->rep_ms);
	}
	step->seconds = seconds;
}

static bool is_upright(const struct step *step)
{
	return step->position == POSITION_SITTING || step->position == POSITION_STANDING;
}

/* Every clamp of a kind gives the reason why the step must go, or NULL. */

/* ---- massage --------------------------------------------------------------------------------- */

static void shrink(const struct clamp *clamp, struct step *step, int zone)
{
	const struct technique_row *row = technique_row((enum technique)step->technique);
	struct text text = TEXT_EMPTY;
	text_addf(&text, "kept to the %s", zone_row((enum zone)zone)->words);
	clamp_tell(clamp, step->title, text.bytes, MODALITY_MASSAGE, step->leg);
	step->zone = zone;
	text_clear(&text);
	text_addf(&text, "%s, %s, %s", row->title, leg_words(step->leg),
		  zone_row((enum zone)zone)->words);
	replace(&step->title, text.bytes);
	text_clear(&text);
	text_addf(&text, "%s %s", row->cue, stroke_path((enum zone)zone));
	replace(&step->cue, text.bytes);
	text_release(&text);
}

static void lighten(const struct clamp *clamp, struct step *step, int limit)
{
	int cap = zone_pressure((enum zone)step->zone, (enum technique)step->technique);
	bool by_limit = limit < cap && step->pressure > limit;
	int most = limit < cap ? limit : cap;
	if (step->pressure <= most)
		return;
	step->pressure = most;
	clamp_tell(clamp, step->title,
		   by_limit ? "lighter pressure only" : "no more pressure is used there",
		   by_limit ? MODALITY_MASSAGE : MODALITIES, step->leg);
}

/* A stroke that is not wide any more may only stand at the end, or the zones would go back. */
static const char *clamp_zone(const struct clamp *clamp, struct step *step)
{
	zone_set zones = clamp->limits->leg[step->leg].massage.zones;
	int zone =
		stroke_span_shrink(zones, (enum zone)step->zone, (enum technique)step->technique);
	bool narrower = zone != step->zone && zone < ZONES_NARROW;
	if (zone == SPAN_NONE || (narrower && step->technique != TECHNIQUE_FINISHING))
		return why_words(WHY_ZONE);
	if (zone != step->zone)
		shrink(clamp, step, zone);
	return NULL;
}

static const char *clamp_massage(struct clamp *clamp, struct step *step)
{
	if (step->leg == LEG_BOTH || step->zone == STEP_WITHOUT || step->technique == STEP_WITHOUT)
		return NULL; /* rule/check refuses it */
	const struct massage_limit *limit = &clamp->limits->leg[step->leg].massage;
	if (limit->cues & CUE_BIT(CUE_ONE_LEG) && clamp->first_leg >= 0 &&
	    clamp->first_leg != (int)step->leg)
		return why_words(WHY_ONE_LEG);
	if (!zone_pressure((enum zone)step->zone, (enum technique)step->technique))
		return why_words(WHY_NEVER_THERE);
	enum why why = allows_technique(clamp->limits, step->leg, (enum technique)step->technique);
	if (why)
		return why_words(why);
	const char *zone = clamp_zone(clamp, step);
	if (zone)
		return zone;
	lighten(clamp, step, limit->pressure);
	caution(step, limit->cues);
	step->clock = CLOCK_HOLD; /* never what the hand wrote: rule/check */
	clamp->first_leg = clamp->first_leg < 0 ? (int)step->leg : clamp->first_leg;
	return NULL;
}

/* ---- everything else ------------------------------------------------------------------------- */

/* In another position if the written one is not allowed; why the step must go if none is. */
static enum why clamp_position(const struct clamp *clamp, struct step *step, enum move move,
			       enum modality modality)
{
	enum why why = allows_move_in(clamp->limits, step->leg, move, step->position);
	if (!why)
		return WHY_NONE;
	enum position position = allows_position(clamp->limits, step->leg, move);
	if (allows_move_in(clamp->limits, step->leg, move, position))
		return why;
	step->position = position;
	replace(&step->cue, stretch_cue(move, position));
	clamp_tell(clamp, step->title, why_words(why), modality, step->leg);
	return WHY_NONE;
}

static const char *clamp_stretch(const struct clamp *clamp, struct step *step)
{
	struct leg_limits on = limits_on(clamp->limits, step->leg);
	const struct stretch_limit *limit = &on.stretch;
	if (step->move == STEP_WITHOUT ||
	    stretch_row((enum move)step->move)->exercise != EXERCISE_STRETCH)
		return NULL; /* rule/check refuses it */
	enum why why = allows_move(clamp->limits, step->leg, (enum move)step->move);
	if (why)
		return why_words(why);
	const struct stretch_row *row = stretch_row((enum move)step->move);
	why = clamp_position(clamp, step, (enum move)step->move, MODALITY_STRETCH);
	if (why)
		return why_words(why);
	int hold_ms = step->stroke_ms ? step->stroke_ms : step->seconds * MS;
	if (row->held && hold_ms > limit->hold * MS) {
		clamp_tell(clamp, step->title, "a shorter hold", MODALITY_STRETCH, step->leg);
		if (step->reps) {
			step->rep_ms -= hold_ms - limit->hold * MS;
			step->stroke_ms = limit->hold * MS;
		}
		step->seconds = step->reps ? step_seconds(step->reps, step->rep_ms) : limit->hold;
	}
	if (step->pressure > limit->pull) {
		clamp_tell(clamp, step->title, "a lighter pull", MODALITY_STRETCH, step->leg);
		step->pressure = limit->pull;
	}
	caution(step, limit->cues);
	return NULL;
}

static const char *clamp_walking(struct clamp *clamp, struct step *step)
{
	const struct walking_limit *limit = &clamp->both.walking;
	enum why why = allows_walking(clamp->limits, LEG_BOTH);
	if (!why && clamp->walked && clamp->rested < limit->rest)
		return "only after a rest";
	if (!why)
		why = clamp_position(clamp, step, step_move(step), MODALITY_WALKING);
	if (why)
		return why_words(why);
	if (step->seconds > limit->block) {
		clamp_tell(clamp, step->title, "a shorter block", MODALITY_WALKING, LEG_BOTH);
		shorten(step, limit->block);
	}
	caution(step, limit->cues);
	clamp->walked = true;
	clamp->rested = -step->seconds; /* made up for when the step is counted */
	return NULL;
}

static const char *clamp_sleeve(struct clamp *clamp, struct step *step)
{
	struct leg_limits on = limits_on(clamp->limits, step->leg);
	enum why why = allows_sleeve(clamp->limits, step->leg);
	if (why)
		return why_words(why);
	int left = on.sleeve.seconds;
	for (int leg = 0; leg < LEGS; leg++)
		if (leg_includes(step->leg, (enum leg)leg) &&
		    on.sleeve.seconds - clamp->sleeve[leg] < left)
			left = on.sleeve.seconds - clamp->sleeve[leg];
	if (left <= 0)
		return "no longer than allowed";
	if (step->seconds > left) {
		clamp_tell(clamp, step->title, "no longer than allowed", MODALITY_SLEEVE,
			   step->leg);
		shorten(step, left);
	}
	if (step->heat && !on.sleeve.heat) {
		clamp_tell(clamp, step->title, "no heat", MODALITY_SLEEVE, step->leg);
		step->heat = false;
	}
	for (int leg = 0; leg < LEGS; leg++)
		if (leg_includes(step->leg, (enum leg)leg))
			clamp->sleeve[leg] += step->seconds;
	caution(step, on.sleeve.cues);
	return NULL;
}

static const char *clamp_socks(const struct clamp *clamp, struct step *step)
{
	struct leg_limits on = limits_on(clamp->limits, step->leg);
	enum why why = allows_socks(clamp->limits, step->leg);
	if (why)
		return why_words(why);
	caution(step, on.socks.cues);
	return NULL;
}

static const char *clamp_kind(struct clamp *clamp, struct step *step)
{
	switch (step->kind) {
	case STEP_MASSAGE: return clamp_massage(clamp, step);
	case STEP_STRETCH: return clamp_stretch(clamp, step);
	case STEP_WALKING:
	case STEP_PUMPS: return clamp_walking(clamp, step);
	case STEP_SLEEVE: return clamp_sleeve(clamp, step);
	case STEP_SOCKS: return clamp_socks(clamp, step);
	case STEP_ELEVATION:
		if (allows_elevation(clamp->limits, LEG_BOTH))
			return why_words(WHY_NOT_RAISED);
		break;
	case STEP_REST:
	case STEP_SETUP:
	case STEP_SWITCH:
	case STEP_AFTERCARE:
	case STEP_KINDS: break;
	}
	return NULL;
}

/* ---- posture --------------------------------------------------------------------------------- */

/* The nearest posture that the limit admits: the feet lower, then the back higher, then sitting. */
static void lay_down(const struct clamp *clamp, struct step *step)
{
	const struct elevation_limit *limit = &clamp->both.elevation;
	enum position wish = step->position;
	enum feet feet = step->feet;
	const enum position ways[] = {wish, POSITION_PROPPED, POSITION_SIDE};
	for (int height = (int)feet; height >= FEET_LEVEL; height--)
		for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
			step->position = ways[i];
			step->feet = (enum feet)height;
			if (elevation_admits(limit, step->position, step->feet))
				return;
		}
	step->position = POSITION_SITTING;
	step->feet = FEET_LEVEL;
}

/* Told once for the plan: it concerns the whole body. */
static void tell_posture(struct clamp *clamp, const struct step *was, const struct step *is)
{
	if (was->feet > is->feet && !clamp->told_feet) {
		clamp_tell(clamp, feet_words(was->feet), "the legs lie lower", MODALITY_ELEVATION,
			   LEG_BOTH);
		clamp->told_feet = true;
	}
	if (was->position != is->position && !clamp->told_trunk) {
		clamp_tell(clamp, position_row(was->position)->words, "head and chest stay up",
			   MODALITY_ELEVATION, LEG_BOTH);
		clamp->told_trunk = true;
	}
}

static void clamp_posture(struct clamp *clamp, struct step *step)
{
	struct step was = *step;
	lay_down(clamp, step);
	tell_posture(clamp, &was, step);
	if (step->kind == STEP_ELEVATION && step->feet == FEET_LEVEL)
		step->kind = STEP_REST; /* E-L1, E-L2 */
	bool rests = step->kind == STEP_ELEVATION || step->kind == STEP_REST;
	if (rests && !is_upright(step))
		caution(step, clamp->both.elevation.cues);
}

/* ---- seconds --------------------------------------------------------------------------------- */

static bool counts_as_raised(const struct step *step)
{
	bool rests = step->kind == STEP_ELEVATION || (step->kind == STEP_REST && !is_upright(step));
	return rests || step->feet != FEET_LEVEL;
}

static bool is_stroke_of(const struct step *step, int leg)
{
	return step->kind == STEP_MASSAGE && (int)step->leg == leg;
}

static int sum(const struct plan *plan, int leg)
{
	int seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++) {
		const struct step *step = &plan->steps[i];
		if (leg < 0 ? counts_as_raised(step) : is_stroke_of(step, leg))
			seconds += step->seconds;
	}
	return seconds;
}

static void drop(struct plan *plan, size_t at)
{
	step_release(&plan->steps[at]);
	memmove(&plan->steps[at], &plan->steps[at + 1],
		(plan->step_count - at - 1) * sizeof *plan->steps);
	plan->step_count--;
}

/* Takes `over` seconds from a step, or all of it. Gives what is still over. */
static int cut(struct plan *plan, size_t at, int over)
{
	struct step *step = &plan->steps[at];
	int was = step->seconds;
	if (was > over)
		shorten(step, was - over);
	if (was <= over || step->seconds <= 0) {
		drop(plan, at);
		return over - was;
	}
	return over - (was - step->seconds);
}

/* From the last stroke back, the finishing stroke apart. */
static void cut_massage(struct clamp *clamp, int leg)
{
	int limit = clamp->limits->leg[leg].massage.seconds;
	int over = sum(clamp->plan, leg) - limit;
	if (over <= 0 || !limit)
		return;
	struct text what = TEXT_EMPTY, why = TEXT_EMPTY;
	text_addf(&what, "%d s of massage, %s", over, leg_words((enum leg)leg));
	text_addf(&why, "at most %d minutes a leg", limit / MINUTE);
	clamp_tell(clamp, what.bytes, why.bytes, MODALITY_MASSAGE, (enum leg)leg);
	text_release(&what);
	text_release(&why);
	for (size_t i = clamp->plan->step_count; i-- > 0 && over > 0;) {
		const struct step *step = &clamp->plan->steps[i];
		if (is_stroke_of(step, leg) && step->technique != TECHNIQUE_FINISHING)
			over = cut(clamp->plan, i, over);
	}
}

/* First the legs come down while something else is done, then the rests get shorter. */
static void cut_raised(struct clamp *clamp)
{
	const struct elevation_limit *limit = &clamp->both.elevation;
	if (sum(clamp->plan, -1) <= limit->seconds)
		return;
	clamp_tell(clamp, "time with the legs up", "no longer than allowed", MODALITY_ELEVATION,
		   LEG_BOTH);
	for (size_t i = 0; i < clamp->plan->step_count; i++) {
		struct step *step = &clamp->plan->steps[i];
		if (step->kind != STEP_REST && step->kind != STEP_ELEVATION)
			step->feet = FEET_LEVEL;
		if (!elevation_admits(limit, step->position, step->feet))
			step->position = POSITION_SITTING;
	}
	int over = sum(clamp->plan, -1) - limit->seconds;
	for (size_t i = clamp->plan->step_count; i-- > 0 && over > 0;)
		if (counts_as_raised(&clamp->plan->steps[i]))
			over = cut(clamp->plan, i, over);
}

/* ---- the plan -------------------------------------------------------------------------------- */

/* A switch stands only between two legs. */
static void drop_idle_switches(struct plan *plan)
{
	for (size_t i = plan->step_count; i-- > 0;) {
		if (plan->steps[i].kind != STEP_SWITCH)
			continue;
		bool before[LEGS] = {false, false}, after[LEGS] = {false, false};
		for (size_t j = 0; j < plan->step_count; j++)
			if (plan->steps[j].leg != LEG_BOTH)
				(j < i ? before : after)[plan->steps[j].leg] = true;
		if (!(before[LEG_LEFT] && after[LEG_RIGHT]) &&
		    !(before[LEG_RIGHT] && after[LEG_LEFT]))
			drop(plan, i);
	}
}

static bool is_work(enum step_kind kind)
{
	return kind != STEP_SETUP && kind != STEP_SWITCH && kind != STEP_REST &&
	       kind != STEP_AFTERCARE;
}

static bool has_kind(const struct plan *plan, enum step_kind kind)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].kind == kind)
			return true;
	return false;
}

static bool has_work(const struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (is_work(plan->steps[i].kind))
			return true;
	return false;
}

static enum modality modality_of(enum step_kind kind)
{
	static const enum modality of[STEP_KINDS] = {
		[STEP_SETUP] = MODALITIES,
		[STEP_MASSAGE] = MODALITY_MASSAGE,
		[STEP_SWITCH] = MODALITIES,
		[STEP_STRETCH] = MODALITY_STRETCH,
		[STEP_WALKING] = MODALITY_WALKING,
		[STEP_PUMPS] = MODALITY_WALKING,
		[STEP_ELEVATION] = MODALITY_ELEVATION,
		[STEP_SLEEVE] = MODALITY_SLEEVE,
		[STEP_SOCKS] = MODALITY_SOCKS,
		[STEP_REST] = MODALITY_ELEVATION,
		[STEP_AFTERCARE] = MODALITIES,
	};
	return of[kind];
}

static void clamp_steps(struct clamp *clamp)
{
	struct plan *plan = clamp->plan;
	for (size_t i = 0; i < plan->step_count;) {
		struct step *step = &plan->steps[i];
		const char *why = clamp_kind(clamp, step);
		if (why) {
			clamp_tell(clamp, step->title, why, modality_of(step->kind), step->leg);
			drop(plan, i);
			continue;
		}
		clamp_posture(clamp, step);
		clamp->rested += step->seconds;
		i++;
	}
}

static void stop(struct plan *plan, enum outcome outcome)
{
	while (plan->step_count)
		drop(plan, plan->step_count - 1);
	plan->outcome = outcome;
}

/* The outcome is that of what the plan does (D17), also where no step had to change. */
static bool is_limited(const struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++) {
		enum modality modality = modality_of(plan->steps[i].kind);
		if (modality != MODALITIES &&
		    limits_level(&plan->limits, modality, plan->steps[i].leg) > LEVEL_ALLOWED)
			return true;
	}
	return plan->omitted_count > 0;
}

void clamp_plan(struct plan *plan, const struct limits *limits, clamp_note *note, void *context)
{
	struct clamp clamp = {.plan = plan,
			      .limits = limits,
			      .note = note,
			      .context = context,
			      .both = limits_on(limits, LEG_BOTH),
			      .first_leg = -1};
	bool massages = has_kind(plan, STEP_MASSAGE), works = has_work(plan);
	plan->limits = *limits;
	clamp_steps(&clamp);
	for (int leg = 0; leg < LEGS; leg++)
		cut_massage(&clamp, leg);
	cut_raised(&clamp);
	drop_idle_switches(plan);
	plan->outcome = is_limited(plan) ? OUTCOME_LIMITED : OUTCOME_GO;
	if ((massages && !has_kind(plan, STEP_MASSAGE)) || (works && !has_work(plan)))
		stop(plan, OUTCOME_STOP);
	if (allows_nothing(limits))
		stop(plan, OUTCOME_EMERGENCY);
	plan->seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		plan->seconds += plan->steps[i].seconds;
}
