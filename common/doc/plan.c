#include "doc/plan.h"

#include <string.h>

#include "base/alloc.h"
#include "base/terminal_text.h"
#include "base/units.h"
#include "base/utf8.h"
#include "body/enum_names.h"
#include "body/leg.h"
#include "body/routine.h"
#include "body/rules_version.h"
#include "body/stretch.h"
#include "doc/json.h"
#include "doc/json_write.h"
#include "doc/limits_json.h"

enum {
	MOST_TEXT = 4000, /* bytes of one string */
	MOST_ITEMS = 5000,
	MOST_PRESSURE = 10,
	MOST_REPS = 100000,
	MOST_REP_MS = 3600000
};

NAMER(task_word, task_id((enum task)value))
NAMER(thing_word, thing_id((enum thing)value))
NAMER(why_word, why_id((enum why)value + 1)) /* WHY_NONE is in no document */
NAMER(routine_word, value < ROUTINES ? routine_row(value)->id : PLAN_BY_HAND)
NAMER(clock_word, value == CLOCK_HOLD ? "hold" : "keep")

const char *plan_alternative_routine(int index)
{
	static const char *const routines[PLAN_MOST_ALTERNATIVES] = {"stretch", "elevate", "walk",
								     "pumps", "rest"};
	return routines[index];
}

void plan_init(struct plan *plan)
{
	*plan = (struct plan){.outcome = OUTCOME_GO, .routine = ""};
}

void step_release(struct step *step)
{
	alloc_free(step->title);
	alloc_free(step->cue);
	alloc_free(step->caution);
	alloc_free(step->note);
}

void plan_forget_outcome(struct plan *plan)
{
	alloc_free(plan->advice);
	plan->advice = NULL;
	plan->quiet = false;
	for (size_t i = 0; i < plan->alternative_count; i++) {
		alloc_free(plan->alternatives[i].title);
		alloc_free(plan->alternatives[i].command);
	}
	plan->alternative_count = 0;
	alloc_free(plan->omitted);
	plan->omitted = NULL;
	plan->omitted_count = plan->omitted_room = 0;
}

int plan_massage_seconds(const struct plan *plan, enum leg leg)
{
	int seconds = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].kind == STEP_MASSAGE && plan->steps[i].leg == leg)
			seconds += plan->steps[i].seconds;
	return seconds;
}

void plan_drop_steps(struct plan *plan)
{
	plan->seconds = 0;
	plan->needs = 0;
	for (size_t i = 0; i < plan->step_count; i++)
		step_release(&plan->steps[i]);
	alloc_free(plan->steps);
	plan->steps = NULL;
	plan->step_count = plan->step_room = 0;
}

void plan_release(struct plan *plan)
{
	alloc_free(plan->title);
	plan_forget_outcome(plan);
	plan_drop_steps(plan);
	*plan = (struct plan){0};
}

void plan_omit(struct plan *plan, const struct omission *omission)
{
	ALLOC_ROOM(plan->omitted, plan->omitted_count, plan->omitted_room);
	plan->omitted[plan->omitted_count++] = *omission;
}

void plan_alternative(struct plan *plan, const char *routine, int minutes)
{
	plan->alternatives[plan->alternative_count++] =
		(struct alternative){.routine = routine, .minutes = minutes};
}

void plan_add_step(struct plan *plan, struct step step)
{
	ALLOC_ROOM(plan->steps, plan->step_count, plan->step_room);
	plan->steps[plan->step_count++] = step;
}

/* Strokes, stretches and pumps stop while the machine sleeps, everything else goes on. */
static enum step_clock usual_clock(enum step_kind kind)
{
	bool holds = kind == STEP_MASSAGE || kind == STEP_STRETCH || kind == STEP_PUMPS;
	return holds ? CLOCK_HOLD : CLOCK_KEEP;
}

struct step step_empty(enum step_kind kind)
{
	return (struct step){
		.kind = kind,
		.what = task_of_kind(kind),
		.leg = LEG_BOTH,
		.zone = STEP_WITHOUT,
		.technique = STEP_WITHOUT,
		.direction = STEP_WITHOUT,
		.move = STEP_WITHOUT,
		.clock = usual_clock(kind),
	};
}

enum modality step_modality(enum step_kind kind)
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

enum move step_move(const struct step *step)
{
	if (step->move != STEP_WITHOUT)
		return (enum move)step->move;
	return step->kind == STEP_PUMPS ? MOVE_CALF_PUMPS : MOVE_MARCHING;
}

enum position step_usual_position(const struct step *step)
{
	bool hands =
		step->kind == STEP_MASSAGE || step->kind == STEP_SETUP || step->kind == STEP_SWITCH;
	if (step->move != STEP_WITHOUT)
		return stretch_way((enum move)step->move, POSITION_SITTING)
			       ? POSITION_SITTING
			       : stretch_row((enum move)step->move)->ways[0].position;
	if (step->feet == FEET_LEVEL)
		return POSITION_SITTING;
	return hands ? POSITION_LONG_SITTING : POSITION_LYING;
}

int step_seconds(int reps, int rep_ms)
{
	return (int)(((long long)reps * rep_ms + 999) / 1000);
}

int step_hold_ms(const struct step *step)
{
	if (!step->reps)
		return step->seconds * MS_IN_SECOND;
	return step->stroke_ms ? step->stroke_ms : step->rep_ms;
}

/* ---- reading ---- */

/* One document being read. A draft may leave out what can be filled in. */
struct reader {
	struct plan *plan;
	bool draft;
	struct fault *fault;
	struct plan_faults *faults; /* NULL: the first fault ends the reading */
	struct step step;	    /* that is being read */
	int number;		    /* its number, from 1; 0 = none */
};

/* Returns `read`; but if faults are collected, hands this one to `take` and goes on. */
static bool passed(const struct reader *reader, bool read)
{
	if (read || !reader->faults)
		return read;
	reader->faults->take(reader->number, reader->fault, reader->faults->context);
	return true;
}

static bool left_out(const struct reader *reader, const struct doc_place *in, const char *key)
{
	return reader->draft && !doc_has(in, key);
}

/* From before the rules had a version: needs and omitted are words, not ids. */
static bool is_wordy(const struct reader *reader, const struct doc_place *root)
{
	return !reader->draft && !doc_has(root, "rules");
}

static bool read_word(const struct reader *reader, const struct doc_place *in, const char *key,
		      enum_namer *id, int count, int *out)
{
	return left_out(reader, in, key) ||
	       passed(reader, doc_enum(in, key, id, count, out, reader->fault));
}

static bool read_optional_word(const struct reader *reader, const struct doc_place *in,
			       const char *key, enum_namer *id, int count, int *out)
{
	return !doc_has(in, key) || read_word(reader, in, key, id, count, out);
}

static bool read_optional_int(const struct reader *reader, const struct doc_place *in,
			      const char *key, int most, int *out)
{
	return !doc_has(in, key) || passed(reader, doc_int(in, key, 1, most, out, reader->fault));
}

/* Reads the work of a step: the strokes, the movement, how hard. */
static bool read_work(struct reader *reader, const struct doc_place *in)
{
	struct step *step = &reader->step;
	bool ok = read_word(reader, in, "leg", word_leg, LEG_BOTH + 1, DOC_INT(&step->leg)) &&
		  read_optional_word(reader, in, "zone", word_zone, ZONES, &step->zone) &&
		  read_optional_word(reader, in, "technique", word_technique, TECHNIQUES,
				     &step->technique) &&
		  read_optional_word(reader, in, "direction", word_direction, DIRECTIONS,
				     &step->direction) &&
		  read_optional_word(reader, in, "move", word_move, MOVES, &step->move) &&
		  read_optional_int(reader, in, "pressure", MOST_PRESSURE, &step->pressure);
	if (reader->draft && step->technique != STEP_WITHOUT && step->direction == STEP_WITHOUT)
		step->direction = (int)technique_row((enum technique)step->technique)->direction;
	if (step->kind == STEP_WALKING || step->kind == STEP_PUMPS)
		step->move = (int)step_move(step); /* its words are the instruction */
	return ok;
}

/* How long. A draft may leave the product to us. */
static bool read_time(struct reader *reader, const struct doc_place *in)
{
	struct step *step = &reader->step;
	if (!read_optional_int(reader, in, "reps", MOST_REPS, &step->reps) ||
	    !read_optional_int(reader, in, "rep_ms", MOST_REP_MS, &step->rep_ms) ||
	    !read_optional_int(reader, in, "stroke_ms", MOST_REP_MS, &step->stroke_ms))
		return false;
	step->seconds = step_seconds(step->reps, step->rep_ms);
	if (left_out(reader, in, "seconds") && step->seconds > 0 &&
	    step->seconds <= PLAN_MOST_SECONDS)
		return true;
	return passed(reader,
		      doc_int(in, "seconds", 1, PLAN_MOST_SECONDS, &step->seconds, reader->fault));
}

/* How the body is held meanwhile, and what the clock does. */
static bool read_posture(struct reader *reader, const struct doc_place *in)
{
	struct step *step = &reader->step;
	step->feet = step->kind == STEP_ELEVATION ? FEET_RAISED : FEET_LEVEL;
	if (!read_word(reader, in, "feet", word_feet, FEET_HEIGHTS, DOC_INT(&step->feet)))
		return false;
	step->position = step_usual_position(step);
	return read_word(reader, in, "position", word_position, POSITIONS,
			 DOC_INT(&step->position)) &&
	       read_word(reader, in, "clock", clock_word, STEP_CLOCKS, DOC_INT(&step->clock)) &&
	       (!doc_has(in, "heat") ||
		passed(reader, doc_boolean(in, "heat", &step->heat, reader->fault)));
}

/* Each of the cues can have a fault of its own. */
static bool read_cue(const struct doc_place *item, void *context, struct fault *fault)
{
	struct reader *reader = context;
	return passed(reader, doc_set_item(item, word_cue, CUES, &reader->step.cues, fault));
}

/* Reads the task of a step and its cues; `known`: so is its kind. */
static bool read_task(struct reader *reader, const struct doc_place *in, bool known)
{
	struct step *step = &reader->step;
	int what = (int)step->what;
	if (!read_optional_word(reader, in, "what", task_word, TASKS, &what) ||
	    (doc_has(in, "cues") &&
	     !passed(reader, doc_items(in, "cues", CUES, read_cue, reader, reader->fault))))
		return false;
	if (!known || task_fits((enum task)what, step->kind)) {
		step->what = (enum task)what;
		return true;
	}
	return passed(reader, doc_refuse(in, "what", reader->fault, "'%s' is not a step of kind %s",
					 task_word(what), step_kind_id(step->kind)));
}

bool plan_note_fits(const char *note)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, note);
	bool fits = !strcmp(shown.bytes, note);
	text_release(&shown);
	int characters = 0;
	for (const char *at = note; fits && *at;) {
		uint32_t code;
		at += utf8_character((const unsigned char *)at, &code);
		fits = ++characters <= PLAN_MOST_NOTE;
	}
	return fits;
}

/* Dropped, as ours are said instead. */
static bool read_texts(struct reader *reader, const struct doc_place *in)
{
	static const char *const keys[] = {"title", "cue", "caution"};
	const char *text;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (doc_has(in, keys[i]) &&
		    !passed(reader, doc_string(in, keys[i], &text, reader->fault)))
			return false;
	return true;
}

static bool read_note(struct reader *reader, const struct doc_place *in)
{
	if (!doc_has(in, "note"))
		return true;
	bool read =
		doc_copy(in, "note", MOST_TEXT, &reader->step.note, reader->fault) &&
		(plan_note_fits(reader->step.note) ||
		 doc_refuse(in, "note", reader->fault,
			    "at most %d characters, and no control characters", PLAN_MOST_NOTE));
	return passed(reader, read);
}

/* If faults are collected, a step of no known kind is read too: an empty one keeps the count. */
static bool read_step(const struct doc_place *in, void *context, struct fault *fault)
{
	struct reader *reader = context;
	struct doc_place object;
	int kind = STEP_AFTERCARE;
	reader->number = (int)in->index + 1;
	bool is_object = doc_object(in, NULL, &object, fault);
	bool known = is_object && doc_enum(in, "kind", word_step_kind, STEP_KINDS, &kind, fault);
	if (!passed(reader, known))
		return false;
	reader->step = step_empty((enum step_kind)kind);
	bool ok = !is_object ||
		  (read_task(reader, in, known) && read_work(reader, in) && read_time(reader, in) &&
		   read_posture(reader, in) && read_texts(reader, in) && read_note(reader, in));
	if (!ok || !known) {
		step_release(&reader->step);
		reader->step = step_empty(STEP_AFTERCARE);
	}
	if (ok)
		plan_add_step(reader->plan, reader->step);
	return ok;
}

static bool read_needs(const struct reader *reader, const struct doc_place *root)
{
	uint64_t needs = 0;
	if (left_out(reader, root, "needs") || is_wordy(reader, root))
		return true;
	if (!doc_set(root, "needs", thing_word, THINGS, &needs, reader->fault))
		return false;
	reader->plan->needs = (thing_set)needs;
	return true;
}

static bool read_text(const struct doc_place *item, void *context, struct fault *fault)
{
	bool *quiet = context;
	const char *text;
	if (!doc_string(item, NULL, &text, fault))
		return false;
	*quiet &= !strcmp(text, action_leave_out(false)) || !strcmp(text, action_leave_out(true));
	return true;
}

/* Advice is made from the action; that there is none, or to leave this out, says it is known. */
static bool read_advice(const struct reader *reader, const struct doc_place *root)
{
	bool *quiet = &reader->plan->quiet;
	if (left_out(reader, root, "advice"))
		return true;
	*quiet = true;
	return doc_items(root, "advice", MOST_ITEMS, read_text, quiet, reader->fault);
}

static bool read_alternative(const struct doc_place *in, void *context, struct fault *fault)
{
	const struct reader *reader = context;
	struct doc_place object;
	int routine, minutes;
	if (!doc_object(in, NULL, &object, fault) ||
	    !doc_enum(in, "routine", plan_alternative_routine, PLAN_MOST_ALTERNATIVES, &routine,
		      fault) ||
	    !doc_int(in, "minutes", 1, PLAN_MOST_SECONDS / 60, &minutes, fault))
		return false;
	plan_alternative(reader->plan, plan_alternative_routine(routine), minutes);
	return true;
}

static bool read_alternatives(struct reader *reader, const struct doc_place *root)
{
	return !doc_has(root, "alternatives") ||
	       doc_items(root, "alternatives", PLAN_MOST_ALTERNATIVES, read_alternative, reader,
			 reader->fault);
}

/* The id of a routine's part or of a move. */
static const char *part_id(const char *word)
{
	enum move move;
	const struct part *part = routine_any_part(word);
	if (part)
		return part->id;
	return move_find(word, &move) ? move_id(move) : NULL;
}

static bool read_part(const struct doc_place *in, struct omission *omission, struct fault *fault)
{
	const char *word;
	if (!doc_has(in, "part"))
		return true;
	if (!doc_string(in, "part", &word, fault))
		return false;
	omission->part = part_id(word);
	return omission->part || doc_refuse(in, "part", fault, "unknown part");
}

static bool read_routine(const struct reader *reader, const struct doc_place *in,
			 const char **routine)
{
	int value;
	if (!doc_has(in, "routine"))
		return true;
	if (!doc_enum(in, "routine", routine_word, ROUTINES + 1, &value, reader->fault))
		return passed(reader, false);
	*routine = routine_word(value);
	return true;
}

static bool read_omission(const struct doc_place *in, void *context, struct fault *fault)
{
	const struct reader *reader = context;
	struct doc_place object;
	int what, why;
	if (!doc_object(in, NULL, &object, fault) ||
	    !doc_enum(in, "what", omit_what_id, OMIT_WHATS, &what, fault) ||
	    !doc_enum(in, "why", why_word, WHYS - 1, &why, fault))
		return false;
	struct omission omission = omission_of((enum omit_what)what, (enum why)(why + 1));
	omission.has_at = doc_has(in, "at");
	bool ok = read_optional_word(reader, in, "kind", word_step_kind, STEP_KINDS,
				     &omission.kind) &&
		  read_optional_word(reader, in, "technique", word_technique, TECHNIQUES,
				     &omission.technique) &&
		  read_optional_word(reader, in, "zone", word_zone, ZONES, &omission.zone) &&
		  read_optional_word(reader, in, "leg", word_leg, LEG_BOTH + 1, &omission.leg) &&
		  read_part(in, &omission, fault) && read_routine(reader, in, &omission.routine) &&
		  read_optional_int(reader, in, "step", PLAN_MOST_STEPS, &omission.step) &&
		  read_optional_int(reader, in, "seconds", PLAN_MOST_SECONDS, &omission.seconds) &&
		  (!omission.has_at || doc_stamp(in, "at", &omission.at, fault));
	if (ok)
		plan_omit(reader->plan, &omission);
	return ok;
}

static bool read_omitted(struct reader *reader, const struct doc_place *root)
{
	return left_out(reader, root, "omitted") || is_wordy(reader, root) ||
	       doc_items(root, "omitted", MOST_ITEMS, read_omission, reader, reader->fault);
}

static bool read_head(const struct reader *reader, const struct doc_place *root)
{
	struct plan *plan = reader->plan;
	struct fault *fault = reader->fault;
	plan->screened = doc_has(root, "screening_id");
	return doc_kind(root, "leg-plan", PLAN_VERSION, fault) &&
	       (left_out(reader, root, "id") ||
		passed(reader, doc_uuid(root, "id", &plan->envelope.id, fault))) &&
	       (left_out(reader, root, "created") ||
		passed(reader, doc_stamp(root, "created", &plan->envelope.created, fault))) &&
	       passed(reader, doc_rules(root, plan->rules, fault)) &&
	       (!plan->screened ||
		passed(reader, doc_uuid(root, "screening_id", &plan->screening_id, fault))) &&
	       (left_out(reader, root, "valid_until") ||
		passed(reader, doc_stamp(root, "valid_until", &plan->valid_until, fault))) &&
	       read_word(reader, root, "outcome", word_outcome, OUTCOMES,
			 DOC_INT(&plan->outcome)) &&
	       read_word(reader, root, "action", word_action, ACTIONS, DOC_INT(&plan->action)) &&
	       read_word(reader, root, "mode", word_mode, MODES, DOC_INT(&plan->mode)) &&
	       (reader->draft || doc_has(root, "routine") ||
		doc_refuse(root, "routine", fault, "missing, expected a string")) &&
	       read_routine(reader, root, &plan->routine) &&
	       (left_out(reader, root, "seconds") ||
		passed(reader,
		       doc_int(root, "seconds", 0, PLAN_MOST_SECONDS, &plan->seconds, fault)));
}

static bool read_limits(const struct reader *reader, const struct doc_place *root)
{
	bool read = left_out(reader, root, "limits");
	if (!read && limits_get(root, "limits", &reader->plan->limits, reader->fault))
		return true;
	limits_open(&reader->plan->limits);
	return passed(reader, read);
}

static bool read_plan(const struct doc_place *root, void *context, struct fault *fault)
{
	struct reader *reader = context;
	struct plan *plan = reader->plan;
	if (!read_head(reader, root) || !passed(reader, read_needs(reader, root)) ||
	    !read_limits(reader, root) || !passed(reader, read_advice(reader, root)) ||
	    !passed(reader, read_alternatives(reader, root)) ||
	    !passed(reader, read_omitted(reader, root)) ||
	    !doc_items(root, "steps", PLAN_MOST_STEPS, read_step, reader, fault))
		return false;
	for (size_t i = 0; left_out(reader, root, "seconds") && i < plan->step_count; i++)
		plan->seconds += plan->steps[i].seconds;
	return true;
}

static bool decode(const struct text *bytes, struct reader *reader)
{
	plan_init(reader->plan);
	if (doc_decode(bytes->bytes, bytes->length, read_plan, reader, reader->fault))
		return true;
	plan_release(reader->plan);
	return false;
}

bool plan_decode(const struct text *bytes, struct plan *plan, struct fault *fault)
{
	struct reader reader = {.plan = plan, .fault = fault};
	return decode(bytes, &reader);
}

bool plan_decode_draft(const struct text *bytes, struct plan *plan, struct plan_faults *faults,
		       struct fault *fault)
{
	struct reader reader = {.plan = plan, .draft = true, .faults = faults, .fault = fault};
	return decode(bytes, &reader);
}

/* ---- writing ---- */

static void put_step(struct text *out, const struct step *step)
{
	doc_put_string(out, "kind", step_kind_id(step->kind));
	doc_put_string(out, "what", task_id(step->what));
	doc_put_set(out, "cues", step->cues, CUES, word_cue);
	doc_put_string(out, "title", step->title ? step->title : "");
	doc_put_optional(out, "cue", step->cue);
	doc_put_string(out, "leg", leg_id(step->leg));
	doc_put_word(out, "zone", word_zone, step->zone);
	doc_put_word(out, "technique", word_technique, step->technique);
	doc_put_word(out, "direction", word_direction, step->direction);
	doc_put_word(out, "move", word_move, step->move);
	doc_put_count(out, "pressure", step->pressure);
	doc_put_integer(out, "seconds", step->seconds);
	doc_put_count(out, "reps", step->reps);
	doc_put_count(out, "rep_ms", step->rep_ms);
	doc_put_count(out, "stroke_ms", step->stroke_ms);
	doc_put_string(out, "position", word_position((int)step->position));
	doc_put_string(out, "feet", feet_id(step->feet));
	doc_put_string(out, "clock", clock_word((int)step->clock));
	if (step->heat)
		doc_put_boolean(out, "heat", true);
	doc_put_optional(out, "caution", step->caution);
	doc_put_optional(out, "note", step->note);
}

static void put_alternatives(struct text *out, const struct plan *plan)
{
	doc_open_array(out, "alternatives");
	for (size_t i = 0; i < plan->alternative_count; i++) {
		const struct alternative *alternative = &plan->alternatives[i];
		doc_open_object(out, NULL);
		doc_put_string(out, "routine", alternative->routine);
		doc_put_optional(out, "title", alternative->title);
		doc_put_integer(out, "minutes", alternative->minutes);
		doc_put_optional(out, "command", alternative->command);
		doc_close_object(out);
	}
	doc_close_array(out);
}

static void put_omission(struct text *out, const struct omission *omission)
{
	doc_open_object(out, NULL);
	doc_put_string(out, "what", omit_what_id((int)omission->what));
	doc_put_string(out, "why", why_id(omission->why));
	doc_put_word(out, "kind", word_step_kind, omission->kind);
	doc_put_word(out, "technique", word_technique, omission->technique);
	doc_put_word(out, "zone", word_zone, omission->zone);
	doc_put_word(out, "leg", word_leg, omission->leg);
	doc_put_optional(out, "part", omission->part);
	doc_put_optional(out, "routine", omission->routine);
	doc_put_count(out, "step", omission->step);
	doc_put_count(out, "seconds", omission->seconds);
	if (omission->has_at)
		doc_put_stamp(out, "at", omission->at);
	doc_close_object(out);
}

void plan_encode(const struct plan *plan, struct text *out)
{
	doc_begin(out, "leg-plan", PLAN_VERSION, &plan->envelope);
	doc_put_optional(out, "rules", plan->rules);
	doc_put_optional(out, "screening_id", plan->screened ? plan->screening_id.word : NULL);
	doc_put_stamp(out, "valid_until", plan->valid_until);
	doc_put_string(out, "outcome", outcome_id(plan->outcome));
	doc_put_string(out, "action", action_id(plan->action));
	doc_put_string(out, "mode", mode_id(plan->mode));
	doc_put_string(out, "routine", plan->routine);
	doc_put_string(out, "title", plan->title ? plan->title : "");
	doc_put_integer(out, "seconds", plan->seconds);
	doc_put_set(out, "needs", plan->needs, THINGS, thing_word);
	limits_put(out, "limits", &plan->limits);
	doc_open_array(out, "advice");
	doc_put_optional(out, NULL, plan->advice);
	doc_close_array(out);
	put_alternatives(out, plan);
	doc_open_array(out, "omitted");
	for (size_t i = 0; i < plan->omitted_count; i++)
		put_omission(out, &plan->omitted[i]);
	doc_close_array(out);
	doc_open_array(out, "steps");
	for (size_t i = 0; i < plan->step_count; i++) {
		doc_open_object(out, NULL);
		put_step(out, &plan->steps[i]);
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
}

void step_encode(const struct step *step, struct text *out)
{
	doc_begin_object(out);
	put_step(out, step);
	doc_finish(out);
}
