#include "lay_steps.h"

#include <string.h>

#include "base/alloc.h"
#include "body/stretch.h"
#include "body/stroke.h"
#include "rule/allows.h"
#include "rule/stroke_span.h"

enum { MS = 1000 };

/* ---- how the body is held ---- */

static bool is_reclined(enum posture posture)
{
	return posture == POSTURE_FLAT || posture == POSTURE_PILLOW || posture == POSTURE_HIGH;
}

static bool is_raised(const struct slot *slot)
{
	return slot->part->posture == POSTURE_PILLOW || slot->part->posture == POSTURE_HIGH;
}

/* Seconds for which the legs would be up if they were wherever the routine likes it. */
static int seconds_raised(const struct draft *draft)
{
	int seconds = 0;
	for (size_t i = 0; i < draft->count; i++)
		if (draft->slots[i].in && is_raised(&draft->slots[i]))
			seconds += draft->slots[i].given * draft->slots[i].times;
	return seconds;
}

static enum feet wished_feet(const struct draft *draft, const struct slot *slot)
{
	const struct elevation_limit *limit = &draft->both.elevation;
	bool rest = slot->part->work == WORK_REST || slot->part->work == WORK_RAISE;
	if (!is_raised(slot) || limit->level >= LEVEL_NOT_ALLOWED ||
	    (!rest && seconds_raised(draft) > limit->seconds))
		return FEET_LEVEL;
	enum feet wish = slot->part->posture == POSTURE_HIGH ? FEET_ABOVE_HEART : FEET_RAISED;
	return wish < limit->feet ? wish : limit->feet;
}

/* The first way of lying that the limit admits, or sitting. */
static struct stance reclined(const struct draft *draft, const struct slot *slot)
{
	static const enum position ways[] = {POSITION_LYING, POSITION_PROPPED, POSITION_SIDE};
	enum feet feet = wished_feet(draft, slot);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (elevation_admits(&draft->both.elevation, ways[i], feet))
			return (struct stance){ways[i], feet};
	return (struct stance){POSITION_SITTING, FEET_LEVEL};
}

struct stance lay_stance(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	const struct part *part = slot->part;
	if (part->work == WORK_MOVE)
		return (struct stance){allows_position(draft->limits, leg, part->move), FEET_LEVEL};
	if (is_reclined(part->posture))
		return reclined(draft, slot);
	return (struct stance){POSITION_SITTING, FEET_LEVEL};
}

/* ---- where and how hard ---- */

/* The last zone that is worked on the leg, as a rank; RANK_WIDE where all strokes are wide. */
static int last_rank(const struct draft *draft, enum leg leg)
{
	int last = RANK_WIDE;
	for (size_t i = 0; i < draft->count; i++) {
		const struct slot *slot = &draft->slots[i];
		if (!slot->in || !slot->on[leg] || slot->part->work != WORK_STROKE ||
		    slot->part->technique == TECHNIQUE_FINISHING)
			continue;
		int rank = stroke_span_rank((enum zone)slot->zone[leg], false);
		last = rank > last ? rank : last;
	}
	return last;
}

int lay_zone(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	int zone = slot->zone[leg];
	if (slot->part->technique != TECHNIQUE_FINISHING || zone >= ZONES_NARROW ||
	    draft->wish->routine->near_first)
		return zone;
	zone_set allowed = draft->limits->leg[leg].massage.zones & draft->wish->zones;
	int last = last_rank(draft, leg);
	for (int at = last; at >= 0 && at < zone; at++)
		if (stroke_span_fits(allowed, (enum zone)at, TECHNIQUE_FINISHING))
			return at;
	return zone;
}

int lay_pressure(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	int zone = lay_zone(draft, slot, leg);
	int pressure = zone_pressure((enum zone)zone, slot->part->technique);
	int limit = draft->limits->leg[leg].massage.pressure;
	pressure = draft->wish->pressure < pressure ? draft->wish->pressure : pressure;
	pressure = limit < pressure ? limit : pressure;
	if (slot->part->pressure && slot->part->pressure < pressure)
		pressure = slot->part->pressure;
	return pressure;
}

void lay_place(struct text *out, int zone, enum leg leg)
{
	if (zone == ZONE_WHOLE_LEG || zone == STEP_WITHOUT) {
		text_add(out, leg_words(leg));
		return;
	}
	const char *words = zone_row((enum zone)zone)->words;
	const char *the = strstr(words, "the "); /* "front of the thigh": of the left thigh */
	size_t before = the ? (size_t)(the - words) + strlen("the ") : 0;
	if (leg == LEG_BOTH)
		text_addf(out, "%s of both legs", words);
	else
		text_addf(out, "%.*s%s %s", (int)before, words, leg_id(leg), words + before);
}

/* ---- words ---- */

static void add_sentence(struct text *out, const char *sentence)
{
	if (!sentence || !*sentence)
		return;
	if (out->length)
		text_add_char(out, ' ');
	text_add(out, sentence);
}

/* `said`: what the step says anyway. */
static void add_cues(struct text *out, cue_set cues, const char *said)
{
	for (int cue = 0; cue < CUES; cue++)
		if (cues & CUE_BIT(cue) && !(said && strstr(said, cue_words((enum cue)cue))) &&
		    !strstr(out->bytes, cue_words((enum cue)cue)))
			add_sentence(out, cue_words((enum cue)cue));
}

static char *take_or_nothing(struct text *text)
{
	if (text->length)
		return text_take(text);
	text_release(text);
	return NULL;
}

static char *title_with(const char *title, int zone, enum leg leg)
{
	struct text text = TEXT_EMPTY;
	text_addf(&text, "%s, ", title);
	lay_place(&text, zone, leg);
	return text_take(&text);
}

/* Cues of massage that belong to its beginning, and to its end: not to every stroke. */
static const cue_set oil_cues = CUE_BIT(CUE_NO_OIL) | CUE_BIT(CUE_PLAIN_LOTION);
static const cue_set first_cues = CUE_BIT(CUE_CHECK_SKIN);
static const cue_set last_cues =
	CUE_BIT(CUE_CHECK_SKIN) | CUE_BIT(CUE_WIPE_SOLES) | CUE_BIT(CUE_RISE_SLOWLY);

static cue_set cues_of_stroke(const struct slot *slot, cue_set cues)
{
	bool last = slot->part->technique == TECHNIQUE_FINISHING;
	cue_set kept = cues & ~(oil_cues | first_cues | last_cues);
	return last ? kept | (cues & last_cues) : kept;
}

static cue_set cues_of_setup(const struct draft *draft, const struct slot *slot)
{
	cue_set massage = draft->both.massage.cues;
	if (slot->part->oil)
		return massage & oil_cues;
	cue_set cues = massage & first_cues;
	return is_raised(slot) ? cues | draft->both.elevation.cues : cues;
}

/* The cues that concern a step of this part on these legs. */
static cue_set cues_of(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	struct leg_limits on = limits_on(draft->limits, leg);
	switch (slot->part->work) {
	case WORK_STROKE: return cues_of_stroke(slot, on.massage.cues);
	case WORK_MOVE:
		return part_modality(slot->part) == MODALITY_STRETCH ? on.stretch.cues
								     : on.walking.cues;
	case WORK_SLEEVE: return on.sleeve.cues;
	case WORK_SOCKS: return on.socks.cues;
	case WORK_RAISE:
	case WORK_REST: return draft->both.elevation.cues;
	case WORK_SETUP: return cues_of_setup(draft, slot);
	case WORK_AFTERCARE: return draft->both.massage.cues & last_cues;
	case WORK_SWITCH: break;
	}
	return 0;
}

/* ---- steps ---- */

struct layout {
	const struct draft *draft;
	struct plan *plan;
	bool oiled;
};

static void put_caution(struct layout *lay, struct step *step, const struct slot *slot,
			const char *own)
{
	struct text text = TEXT_EMPTY;
	if (!lay->plan->step_count)
		add_sentence(&text, lay->draft->wish->routine->caution);
	add_sentence(&text, own);
	add_sentence(&text, slot->part->caution);
	cue_set cues = cues_of(lay->draft, slot, step->leg);
	if (step->position == POSITION_STANDING && lay->oiled)
		cues |= CUE_BIT(CUE_WIPE_SOLES); /* D15 */
	add_cues(&text, cues, step->cue);
	step->caution = take_or_nothing(&text);
}

static void put_stance(const struct layout *lay, struct step *step, const struct slot *slot)
{
	struct stance stance = lay_stance(lay->draft, slot, step->leg);
	step->position = stance.position;
	step->feet = stance.feet;
}

static void put_reps(struct step *step, const struct slot *slot, int seconds)
{
	step->seconds = seconds;
	if (!slot->rep_ms)
		return;
	step->reps = (int)((long long)seconds * MS / slot->rep_ms);
	step->rep_ms = slot->rep_ms;
	step->stroke_ms = slot->stroke_ms;
}

static void lay_stroke(struct layout *lay, const struct slot *slot, enum leg leg)
{
	const struct part *part = slot->part;
	const struct technique_row *row = technique_row(part->technique);
	int zone = lay_zone(lay->draft, slot, leg);
	struct step step = step_empty(STEP_MASSAGE);
	struct text cue = TEXT_EMPTY;
	add_sentence(&cue, part->cue ? part->cue : row->cue);
	add_sentence(&cue, stroke_path((enum zone)zone));
	step.title = title_with(part->title ? part->title : row->title, zone, leg);
	step.cue = text_take(&cue);
	step.leg = leg;
	step.zone = zone;
	step.technique = (int)part->technique;
	step.direction = (int)row->direction;
	step.pressure = lay_pressure(lay->draft, slot, leg);
	step.clock = step_clock_of(step.kind);
	put_reps(&step, slot, slot->given);
	put_stance(lay, &step, slot);
	put_caution(lay, &step, slot, stroke_caution((enum zone)zone));
	plan_add_step(lay->plan, step);
}

static int pull_on(const struct draft *draft, const struct stretch_row *row, enum leg leg)
{
	struct leg_limits on = limits_on(draft->limits, leg);
	return row->pull < on.stretch.pull ? row->pull : on.stretch.pull;
}

static void lay_stretch(struct layout *lay, const struct slot *slot, enum leg leg)
{
	const struct stretch_row *row = stretch_row(slot->part->move);
	struct step step = step_empty(STEP_STRETCH);
	step.title = title_with(row->title, STEP_WITHOUT, leg);
	step.leg = leg;
	step.move = (int)slot->part->move;
	step.pressure = pull_on(lay->draft, row, leg);
	step.clock = step_clock_of(step.kind);
	put_reps(&step, slot, slot->given);
	put_stance(lay, &step, slot);
	step.cue = alloc_string(stretch_cue(slot->part->move, step.position));
	put_caution(lay, &step, slot, row->caution);
	plan_add_step(lay->plan, step);
}

static void lay_block(struct layout *lay, const struct slot *slot, int seconds)
{
	const struct stretch_row *row = stretch_row(slot->part->move);
	bool pumps = row->exercise == EXERCISE_PUMPS;
	struct step step = step_empty(pumps ? STEP_PUMPS : STEP_WALKING);
	step.title = alloc_string(row->title);
	step.move = (int)slot->part->move;
	step.clock = step_clock_of(step.kind);
	put_reps(&step, slot, seconds);
	put_stance(lay, &step, slot);
	step.cue = alloc_string(stretch_cue(slot->part->move, step.position));
	put_caution(lay, &step, slot, row->caution);
	plan_add_step(lay->plan, step);
}

static void lay_pause(struct layout *lay, int seconds)
{
	struct step step = step_empty(STEP_REST);
	step.title = alloc_string("Rest");
	step.cue = alloc_string("Sit and rest until your breath is easy again.");
	step.seconds = seconds;
	step.position = POSITION_SITTING;
	step.clock = step_clock_of(step.kind);
	plan_add_step(lay->plan, step);
}

/* What is missing of the rest that the limit wants after the last block, whatever part it was of.
 */
static int rest_due(const struct layout *lay)
{
	int rested = 0;
	for (size_t i = lay->plan->step_count; i-- > 0;) {
		const struct step *step = &lay->plan->steps[i];
		if (step->kind == STEP_WALKING || step->kind == STEP_PUMPS) {
			int due = lay->draft->both.walking.rest - rested;
			return due > 0 ? due : 0;
		}
		rested += step->seconds;
	}
	return 0;
}

/* Blocks and the rests that the limit wants between them (W-L3), out of the time of the part. */
static void lay_blocks(struct layout *lay, const struct slot *slot)
{
	const struct walking_limit *limit = &lay->draft->both.walking;
	int block = limit->block - limit->block % slot->unit;
	for (int left = slot->given; left > 0;) {
		int rest = rest_due(lay);
		if (left < rest + ALLOWS_SHORTEST_BLOCK)
			rest = left;
		rest += (left - rest) % slot->unit; /* whole repetitions are left */
		if (rest > 0)
			lay_pause(lay, rest);
		left -= rest;
		int now = left < block ? left : block;
		if (now > 0)
			lay_block(lay, slot, now);
		left -= now;
	}
}

static enum step_kind kind_of(enum work work, const struct stance *stance)
{
	switch (work) {
	case WORK_SETUP: return STEP_SETUP;
	case WORK_SWITCH: return STEP_SWITCH;
	case WORK_RAISE:
		return stance->feet == FEET_LEVEL ? STEP_REST : STEP_ELEVATION; /* E-L1, E-L2 */
	case WORK_SLEEVE: return STEP_SLEEVE;
	case WORK_SOCKS: return STEP_SOCKS;
	case WORK_REST: return STEP_REST;
	case WORK_AFTERCARE:
	case WORK_STROKE:
	case WORK_MOVE: break;
	}
	return STEP_AFTERCARE;
}

static enum leg legs_of(const struct slot *slot)
{
	if (slot->on[LEG_LEFT] && slot->on[LEG_RIGHT])
		return LEG_BOTH;
	return slot->on[LEG_LEFT] ? LEG_LEFT : LEG_RIGHT;
}

static bool has_heat(const struct draft *draft, enum leg leg)
{
	return draft->wish->device->heat && limits_on(draft->limits, leg).sleeve.heat;
}

static void put_device(const struct layout *lay, struct step *step)
{
	const struct device_row *device = lay->draft->wish->device;
	struct text cue = TEXT_EMPTY;
	add_sentence(&cue, device->setting);
	step->heat = has_heat(lay->draft, step->leg);
	if (device->heat)
		add_sentence(&cue, step->heat ? "Heat on its lowest setting, or off."
					      : "Leave the heat off.");
	step->cue = text_take(&cue);
	plan_need(lay->plan, device->name);
}

/* How one lies in what the part is about: a setup that is done sitting tells of what follows. */
static struct stance stance_told(const struct draft *draft, const struct slot *slot)
{
	if (slot->part->work != WORK_SETUP || is_reclined(slot->part->posture))
		return lay_stance(draft, slot, LEG_BOTH);
	for (size_t i = 0; i < draft->count; i++)
		if (draft->slots[i].in && is_raised(&draft->slots[i]))
			return lay_stance(draft, &draft->slots[i], LEG_BOTH);
	return lay_stance(draft, slot, LEG_BOTH);
}

static const char *cue_told(const struct draft *draft, const struct slot *slot)
{
	const struct part *part = slot->part;
	enum feet feet = stance_told(draft, slot).feet;
	if (feet == FEET_LEVEL && part->level_cue)
		return part->level_cue;
	return feet == FEET_RAISED && part->pillow_cue ? part->pillow_cue : part->cue;
}

static void lay_plain(struct layout *lay, const struct slot *slot)
{
	const struct part *part = slot->part;
	struct stance stance = lay_stance(lay->draft, slot, legs_of(slot));
	struct step step = step_empty(kind_of(part->work, &stance));
	bool level = is_raised(slot) && stance.feet == FEET_LEVEL;
	step.leg = legs_of(slot);
	const char *title = step.kind == STEP_REST && level ? "Rest" : part->title;
	step.title = part_modality(part) != MODALITIES && step.leg != LEG_BOTH
			     ? title_with(title, STEP_WITHOUT, step.leg)
			     : alloc_string(title);
	step.seconds = slot->given;
	step.clock = step_clock_of(step.kind);
	put_stance(lay, &step, slot);
	if (part->work == WORK_SLEEVE)
		put_device(lay, &step);
	else
		step.cue = alloc_string(cue_told(lay->draft, slot));
	put_caution(lay, &step, slot, NULL);
	plan_add_step(lay->plan, step);
	lay->oiled = lay->oiled || part->oil;
}

/* ---- the order ---- */

static bool needed(const struct plan *plan, const char *thing)
{
	for (size_t i = 0; i < plan->need_count; i++)
		if (!strcmp(plan->needs[i], thing))
			return true;
	return false;
}

/* Pillows are needed only where the legs go up or the back is propped. */
static void note_need(struct layout *lay, const struct slot *slot)
{
	const char *need = slot->part->need;
	if (!need || needed(lay->plan, need))
		return;
	struct stance stance = stance_told(lay->draft, slot);
	if (strstr(need, "pillow") && stance.feet == FEET_LEVEL &&
	    stance.position != POSITION_PROPPED)
		return;
	plan_need(lay->plan, need);
}

static void lay_slot(struct layout *lay, const struct slot *slot, enum leg leg)
{
	note_need(lay, slot);
	if (slot->part->work == WORK_STROKE)
		lay_stroke(lay, slot, leg);
	else if (part_modality(slot->part) == MODALITY_WALKING)
		lay_blocks(lay, slot);
	else if (slot->part->work == WORK_MOVE)
		lay_stretch(lay, slot, leg);
	else
		lay_plain(lay, slot);
}

static void lay_turn(struct layout *lay, enum part_turn turn)
{
	for (size_t i = 0; i < lay->draft->count; i++) {
		const struct slot *slot = &lay->draft->slots[i];
		if (slot->in && slot->part->turn == turn)
			lay_slot(lay, slot, legs_of(slot));
	}
}

/* Where a part of a leg stands: strokes by zone, wide ones first, the finishing stroke after them,
 * then what is no massage. Parts of the same place keep the order of the routine. */
static int order_of(const struct draft *draft, const struct slot *slot, enum leg leg)
{
	enum { AFTER_ZONES = ZONES, AFTER_STROKES };
	if (slot->part->work != WORK_STROKE)
		return AFTER_STROKES;
	if (slot->part->technique == TECHNIQUE_FINISHING)
		return AFTER_ZONES;
	return stroke_span_rank((enum zone)slot->zone[leg], draft->wish->routine->near_first);
}

static void lay_leg(struct layout *lay, enum leg leg)
{
	for (int order = RANK_WIDE; order <= ZONES + 1; order++)
		for (size_t i = 0; i < lay->draft->count; i++) {
			const struct slot *slot = &lay->draft->slots[i];
			if (slot->in && slot->part->turn == TURN_EACH_LEG && slot->on[leg] &&
			    order_of(lay->draft, slot, leg) == order)
				lay_slot(lay, slot, leg);
		}
}

void lay_steps(const struct draft *draft, struct plan *plan)
{
	struct layout lay = {.draft = draft, .plan = plan};
	lay_turn(&lay, TURN_FIRST);
	lay_leg(&lay, LEG_LEFT);
	lay_turn(&lay, TURN_BETWEEN);
	lay_leg(&lay, LEG_RIGHT);
	lay_turn(&lay, TURN_LAST);
	for (size_t i = 0; i < plan->step_count; i++)
		plan->seconds += plan->steps[i].seconds;
}
