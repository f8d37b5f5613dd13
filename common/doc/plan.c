#include "doc/plan.h"

#include "base/alloc.h"
#include "body/leg.h"
#include "doc/json.h"
#include "doc/limits_json.h"
#include "doc/enum_names.h"
#include "doc/json_write.h"

enum {
	MOST_TEXT = 4000, /* bytes of one string */
	MOST_ID = 200,
	MOST_ITEMS = 5000,
	MOST_PRESSURE = 10,
	MOST_REPS = 100000,
	MOST_REP_MS = 3600000
};

static const struct {
	const char *id;
} kinds[] = {
	[STEP_SETUP] = {"setup"},	  [STEP_MASSAGE] = {"massage"},
	[STEP_SWITCH] = {"switch"},	  [STEP_STRETCH] = {"stretch"},
	[STEP_WALKING] = {"walking"},	  [STEP_PUMPS] = {"pumps"},
	[STEP_ELEVATION] = {"elevation"}, [STEP_SLEEVE] = {"sleeve"},
	[STEP_SOCKS] = {"socks"},	  [STEP_REST] = {"rest"},
	[STEP_AFTERCARE] = {"aftercare"},
};

const char *step_kind_id(enum step_kind kind)
{
	return kinds[kind].id;
}

static const char *kind_word(int kind)
{
	return kinds[kind].id;
}

static const char *clock_word(int clock)
{
	return clock == CLOCK_HOLD ? "hold" : "keep";
}

void plan_init(struct plan *plan)
{
	*plan = (struct plan){.routine = alloc_string(""), .title = alloc_string("")};
}

void step_release(struct step *step)
{
	alloc_free(step->title);
	alloc_free(step->cue);
	alloc_free(step->caution);
}

static void release_strings(char **strings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		alloc_free(strings[i]);
	alloc_free(strings);
}

void plan_forget_notes(struct plan *plan)
{
	release_strings(plan->advice, plan->advice_count);
	plan->advice = NULL;
	plan->advice_count = 0;
	for (size_t i = 0; i < plan->omitted_count; i++) {
		alloc_free(plan->omitted[i].what);
		alloc_free(plan->omitted[i].why);
	}
	alloc_free(plan->omitted);
	plan->omitted = NULL;
	plan->omitted_count = 0;
}

void plan_release(struct plan *plan)
{
	alloc_free(plan->routine);
	alloc_free(plan->title);
	release_strings(plan->needs, plan->need_count);
	plan_forget_notes(plan);
	for (size_t i = 0; i < plan->step_count; i++)
		step_release(&plan->steps[i]);
	alloc_free(plan->steps);
	*plan = (struct plan){0};
}

/* Room for one more behind `count` things: doubles whenever the count is a power of two. */
static void *grown(void *old, size_t count, size_t size)
{
	if (count & (count - 1))
		return old;
	return alloc_resize(old, count ? 2 * count : 1, size);
}

static void add_string(char ***strings, size_t *count, const char *string)
{
	*strings = grown(*strings, *count, sizeof **strings);
	(*strings)[(*count)++] = alloc_string(string);
}

void plan_need(struct plan *plan, const char *thing)
{
	add_string(&plan->needs, &plan->need_count, thing);
}

void plan_advise(struct plan *plan, const char *advice)
{
	add_string(&plan->advice, &plan->advice_count, advice);
}

void plan_omit(struct plan *plan, const char *what, const char *why)
{
	plan->omitted = grown(plan->omitted, plan->omitted_count, sizeof *plan->omitted);
	plan->omitted[plan->omitted_count++] =
		(struct omission){alloc_string(what), alloc_string(why)};
}

void plan_add_step(struct plan *plan, struct step step)
{
	plan->steps = grown(plan->steps, plan->step_count, sizeof *plan->steps);
	plan->steps[plan->step_count++] = step;
}

struct step step_empty(enum step_kind kind)
{
	return (struct step){
		.kind = kind,
		.leg = LEG_BOTH,
		.zone = STEP_WITHOUT,
		.technique = STEP_WITHOUT,
		.direction = STEP_WITHOUT,
		.move = STEP_WITHOUT,
	};
}

enum step_clock step_clock_of(enum step_kind kind)
{
	bool holds = kind == STEP_MASSAGE || kind == STEP_STRETCH || kind == STEP_PUMPS;
	return holds ? CLOCK_HOLD : CLOCK_KEEP;
}

enum move step_move(const struct step *step)
{
	if (step->move != STEP_WITHOUT)
		return (enum move)step->move;
	return step->kind == STEP_PUMPS ? MOVE_CALF_PUMPS : MOVE_MARCHING;
}

int step_seconds(int reps, int rep_ms)
{
	return (int)(((long long)reps * rep_ms + 999) / 1000);
}

/* ---- reading ---- */

/* One document being read. A draft may leave out what can be filled in. */
struct reader {
	struct plan *plan;
	bool draft;
	struct fault *fault;
};

static bool left_out(const struct reader *reader, const struct doc_place *in, const char *key)
{
	return reader->draft && !doc_has(in, key);
}

static bool read_optional_text(const struct reader *reader, const struct doc_place *in,
			       const char *key, char **out)
{
	return !doc_has(in, key) || doc_copy(in, key, MOST_TEXT, out, reader->fault);
}

static bool read_word(const struct reader *reader, const struct doc_place *in, const char *key,
		      doc_namer *id, int count, int *out)
{
	return left_out(reader, in, key) || doc_enum(in, key, id, count, out, reader->fault);
}

static bool read_optional_word(const struct reader *reader, const struct doc_place *in,
			       const char *key, doc_namer *id, int count, int *out)
{
	return !doc_has(in, key) || doc_enum(in, key, id, count, out, reader->fault);
}

static bool read_optional_int(const struct reader *reader, const struct doc_place *in,
			      const char *key, int most, int *out)
{
	return !doc_has(in, key) || doc_int(in, key, 1, most, out, reader->fault);
}

/* What is done: the strokes, the movement, how hard. */
static bool read_work(const struct reader *reader, const struct doc_place *in, struct step *step)
{
	int leg = LEG_BOTH;
	bool ok = read_word(reader, in, "leg", word_leg, LEG_BOTH + 1, &leg) &&
		  read_optional_word(reader, in, "zone", word_zone, ZONES, &step->zone) &&
		  read_optional_word(reader, in, "technique", word_technique, TECHNIQUES,
				     &step->technique) &&
		  read_optional_word(reader, in, "direction", word_direction, DIRECTIONS,
				     &step->direction) &&
		  read_optional_word(reader, in, "move", word_move, MOVES, &step->move) &&
		  read_optional_int(reader, in, "pressure", MOST_PRESSURE, &step->pressure);
	step->leg = (enum leg)leg;
	if (reader->draft && step->technique != STEP_WITHOUT && step->direction == STEP_WITHOUT)
		step->direction = (int)technique_row((enum technique)step->technique)->direction;
	return ok;
}

/* How long. A draft may leave the product to us. */
static bool read_time(const struct reader *reader, const struct doc_place *in, struct step *step)
{
	if (!read_optional_int(reader, in, "reps", MOST_REPS, &step->reps) ||
	    !read_optional_int(reader, in, "rep_ms", MOST_REP_MS, &step->rep_ms) ||
	    !read_optional_int(reader, in, "stroke_ms", MOST_REP_MS, &step->stroke_ms))
		return false;
	step->seconds = step_seconds(step->reps, step->rep_ms);
	if (left_out(reader, in, "seconds") && step->seconds > 0 &&
	    step->seconds <= PLAN_MOST_SECONDS)
		return true;
	return doc_int(in, "seconds", 1, PLAN_MOST_SECONDS, &step->seconds, reader->fault);
}

/* How the body is held meanwhile, and what the clock does. */
static bool read_posture(const struct reader *reader, const struct doc_place *in, struct step *step)
{
	int position = POSITION_SITTING, feet = FEET_LEVEL, clock = (int)step_clock_of(step->kind);
	bool ok = read_word(reader, in, "position", word_position, POSITIONS, &position) &&
		  read_word(reader, in, "feet", word_feet, FEET_HEIGHTS, &feet) &&
		  read_word(reader, in, "clock", clock_word, STEP_CLOCKS, &clock) &&
		  (!doc_has(in, "heat") || doc_boolean(in, "heat", &step->heat, reader->fault));
	step->position = (enum position)position;
	step->feet = (enum feet)feet;
	step->clock = (enum step_clock)clock;
	return ok;
}

static bool read_step(const struct reader *reader, const struct doc_place *in)
{
	struct doc_place object;
	int kind;
	if (!doc_object(in, NULL, &object, reader->fault) ||
	    !doc_enum(in, "kind", kind_word, STEP_KINDS, &kind, reader->fault))
		return false;
	struct step step = step_empty((enum step_kind)kind);
	bool ok = doc_copy(in, "title", MOST_TEXT, &step.title, reader->fault) &&
		  read_optional_text(reader, in, "cue", &step.cue) &&
		  read_work(reader, in, &step) && read_time(reader, in, &step) &&
		  read_posture(reader, in, &step) &&
		  read_optional_text(reader, in, "caution", &step.caution);
	if (ok)
		plan_add_step(reader->plan, step);
	else
		step_release(&step);
	return ok;
}

static bool read_steps(const struct reader *reader, const struct doc_place *root)
{
	struct doc_place steps;
	size_t length;
	if (!doc_array(root, "steps", PLAN_MOST_STEPS, &steps, &length, reader->fault))
		return false;
	for (size_t i = 0; i < length; i++) {
		struct doc_place item = doc_item(&steps, i);
		if (!read_step(reader, &item))
			return false;
	}
	return true;
}

static bool read_strings(const struct reader *reader, const struct doc_place *root, const char *key,
			 char ***strings, size_t *count)
{
	struct doc_place array;
	size_t length;
	if (left_out(reader, root, key))
		return true;
	if (!doc_array(root, key, MOST_ITEMS, &array, &length, reader->fault))
		return false;
	for (size_t i = 0; i < length; i++) {
		struct doc_place item = doc_item(&array, i);
		const char *string;
		if (!doc_string(&item, NULL, &string, reader->fault))
			return false;
		add_string(strings, count, string);
	}
	return true;
}

static bool read_omitted(const struct reader *reader, const struct doc_place *root)
{
	struct doc_place array;
	size_t length;
	if (left_out(reader, root, "omitted"))
		return true;
	if (!doc_array(root, "omitted", MOST_ITEMS, &array, &length, reader->fault))
		return false;
	for (size_t i = 0; i < length; i++) {
		struct doc_place item = doc_item(&array, i), object;
		const char *what, *why;
		if (!doc_object(&item, NULL, &object, reader->fault) ||
		    !doc_string(&item, "what", &what, reader->fault) ||
		    !doc_string(&item, "why", &why, reader->fault))
			return false;
		plan_omit(reader->plan, what, why);
	}
	return true;
}

static bool read_name(const struct reader *reader, const struct doc_place *root, const char *key,
		      size_t most, char **name)
{
	char *read = NULL;
	if (left_out(reader, root, key))
		return true;
	if (!doc_copy(root, key, most, &read, reader->fault))
		return false;
	alloc_free(*name);
	*name = read;
	return true;
}

static bool read_envelope(const struct reader *reader, const struct doc_place *root)
{
	if (left_out(reader, root, "id") || left_out(reader, root, "created"))
		return doc_kind(root, "leg-plan", PLAN_VERSION, reader->fault);
	return doc_envelope(root, "leg-plan", PLAN_VERSION, &reader->plan->envelope, reader->fault);
}

static bool read_head(const struct reader *reader, const struct doc_place *root)
{
	struct plan *plan = reader->plan;
	int outcome = OUTCOME_GO, action = ACTION_NONE, mode = MODE_SELF;
	plan->screened = doc_has(root, "screening_id");
	bool ok = (!plan->screened ||
		   doc_uuid(root, "screening_id", &plan->screening_id, reader->fault)) &&
		  (left_out(reader, root, "valid_until") ||
		   doc_stamp(root, "valid_until", &plan->valid_until, reader->fault)) &&
		  read_word(reader, root, "outcome", word_outcome, OUTCOMES, &outcome) &&
		  read_word(reader, root, "action", word_action, ACTIONS, &action) &&
		  read_word(reader, root, "mode", word_mode, MODES, &mode) &&
		  read_name(reader, root, "routine", MOST_ID, &plan->routine) &&
		  read_name(reader, root, "title", MOST_TEXT, &plan->title) &&
		  (left_out(reader, root, "seconds") ||
		   doc_int(root, "seconds", 0, PLAN_MOST_SECONDS, &plan->seconds, reader->fault));
	plan->outcome = (enum outcome)outcome;
	plan->action = (enum action)action;
	plan->mode = (enum mode)mode;
	return ok;
}

static bool read_limits(const struct reader *reader, const struct doc_place *root)
{
	if (!left_out(reader, root, "limits"))
		return limits_get(root, "limits", &reader->plan->limits, reader->fault);
	limits_open(&reader->plan->limits);
	return true;
}

static bool read_plan(const struct reader *reader, const struct doc_place *root)
{
	struct plan *plan = reader->plan;
	return read_envelope(reader, root) && read_head(reader, root) &&
	       read_strings(reader, root, "needs", &plan->needs, &plan->need_count) &&
	       read_limits(reader, root) &&
	       read_strings(reader, root, "advice", &plan->advice, &plan->advice_count) &&
	       read_omitted(reader, root) && read_steps(reader, root);
}

static bool decode(const struct text *bytes, struct reader *reader)
{
	plan_init(reader->plan);
	struct json_t *value = doc_parse(bytes->bytes, bytes->length, reader->fault);
	bool ok = false;
	if (value) {
		struct doc_place root = doc_root(value);
		ok = read_plan(reader, &root);
		if (ok && left_out(reader, &root, "seconds"))
			for (size_t i = 0; i < reader->plan->step_count; i++)
				reader->plan->seconds += reader->plan->steps[i].seconds;
		doc_drop(value);
	}
	if (!ok)
		plan_release(reader->plan);
	return ok;
}

bool plan_decode(const struct text *bytes, struct plan *plan, struct fault *fault)
{
	struct reader reader = {plan, false, fault};
	return decode(bytes, &reader);
}

bool plan_decode_draft(const struct text *bytes, struct plan *plan, struct fault *fault)
{
	struct reader reader = {plan, true, fault};
	return decode(bytes, &reader);
}

/* ---- writing ---- */

static void put_word(struct doc_made *object, const char *key, doc_namer *id, int value)
{
	if (value != STEP_WITHOUT)
		doc_put_string(object, key, id(value));
}

static void put_count(struct doc_made *object, const char *key, int value)
{
	if (value)
		doc_put_integer(object, key, value);
}

static void put_text(struct doc_made *object, const char *key, const char *value)
{
	if (value)
		doc_put_string(object, key, value);
}

static void put_step(struct doc_made *object, const struct step *step)
{
	doc_put_string(object, "kind", step_kind_id(step->kind));
	doc_put_string(object, "title", step->title);
	put_text(object, "cue", step->cue);
	doc_put_string(object, "leg", leg_id(step->leg));
	put_word(object, "zone", word_zone, step->zone);
	put_word(object, "technique", word_technique, step->technique);
	put_word(object, "direction", word_direction, step->direction);
	put_word(object, "move", word_move, step->move);
	put_count(object, "pressure", step->pressure);
	doc_put_integer(object, "seconds", step->seconds);
	put_count(object, "reps", step->reps);
	put_count(object, "rep_ms", step->rep_ms);
	put_count(object, "stroke_ms", step->stroke_ms);
	doc_put_string(object, "position", word_position((int)step->position));
	doc_put_string(object, "feet", feet_id(step->feet));
	doc_put_string(object, "clock", clock_word((int)step->clock));
	if (step->heat)
		doc_put_boolean(object, "heat", true);
	put_text(object, "caution", step->caution);
}

static void put_strings(struct doc_made *object, const char *key, char *const *strings,
			size_t count)
{
	doc_open_array(object, key);
	for (size_t i = 0; i < count; i++)
		doc_push_string(object, strings[i]);
	doc_close_array(object);
}

static void put_omitted(struct doc_made *object, const struct plan *plan)
{
	doc_open_array(object, "omitted");
	for (size_t i = 0; i < plan->omitted_count; i++) {
		doc_open_object(object, NULL);
		doc_put_string(object, "what", plan->omitted[i].what);
		doc_put_string(object, "why", plan->omitted[i].why);
		doc_close_object(object);
	}
	doc_close_array(object);
}

static void put_steps(struct doc_made *object, const struct plan *plan)
{
	doc_open_array(object, "steps");
	for (size_t i = 0; i < plan->step_count; i++) {
		doc_open_object(object, NULL);
		put_step(object, &plan->steps[i]);
		doc_close_object(object);
	}
	doc_close_array(object);
}

void plan_encode(const struct plan *plan, struct text *out)
{
	struct doc_made *object = doc_begin("leg-plan", PLAN_VERSION, &plan->envelope);
	if (plan->screened)
		doc_put_string(object, "screening_id", plan->screening_id.word);
	doc_put_stamp(object, "valid_until", plan->valid_until);
	doc_put_string(object, "outcome", outcome_id(plan->outcome));
	doc_put_string(object, "action", action_id(plan->action));
	doc_put_string(object, "mode", mode_id(plan->mode));
	doc_put_string(object, "routine", plan->routine);
	doc_put_string(object, "title", plan->title);
	doc_put_integer(object, "seconds", plan->seconds);
	put_strings(object, "needs", plan->needs, plan->need_count);
	limits_put(object, "limits", &plan->limits);
	put_strings(object, "advice", plan->advice, plan->advice_count);
	put_omitted(object, plan);
	put_steps(object, plan);
	doc_finish(object, out);
}

void step_encode(const struct step *step, struct text *out)
{
	struct doc_made *object = doc_make_object();
	put_step(object, step);
	doc_finish(object, out);
}
