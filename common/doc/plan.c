#include "doc/plan.h"

#include "base/alloc.h"
#include "body/leg.h"
#include "doc/json.h"
#include "doc/limits_json.h"
#include "doc/words.h"

enum {
	MOST_TEXT = 4000, /* bytes of one string */
	MOST_ITEMS = 5000,
	MOST_REPS = 100000,
	MOST_REP_MS = 3600000
};

static const struct {
	const char *id;
} kinds[] = {
	[STEP_SETUP] = {"setup"},
	[STEP_MASSAGE] = {"massage"},
	[STEP_SWITCH] = {"switch"},
	[STEP_STRETCH] = {"stretch"},
	[STEP_WALKING] = {"walking"},
	[STEP_PUMPS] = {"pumps"},
	[STEP_ELEVATION] = {"elevation"},
	[STEP_SLEEVE] = {"sleeve"},
	[STEP_SOCKS] = {"socks"},
	[STEP_REST] = {"rest"},
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

void plan_release(struct plan *plan)
{
	alloc_free(plan->routine);
	alloc_free(plan->title);
	release_strings(plan->needs, plan->need_count);
	release_strings(plan->advice, plan->advice_count);
	for (size_t i = 0; i < plan->omitted_count; i++) {
		alloc_free(plan->omitted[i].what);
		alloc_free(plan->omitted[i].why);
	}
	alloc_free(plan->omitted);
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

int step_seconds(int reps, int rep_ms)
{
	return (int)(((long long)reps * rep_ms + 999) / 1000);
}

/* ---- reading ---- */

static bool read_optional_text(const struct doc_place *in, const char *key, char **out,
			       struct fault *fault)
{
	return !doc_has(in, key) || doc_copy(in, key, MOST_TEXT, out, fault);
}

static bool read_optional_word(const struct doc_place *in, const char *key, doc_namer *id,
			       int count, int *out, struct fault *fault)
{
	return !doc_has(in, key) || doc_enum(in, key, id, count, out, fault);
}

static bool read_optional_int(const struct doc_place *in, const char *key, int most, int *out,
			      struct fault *fault)
{
	return !doc_has(in, key) || doc_int(in, key, 1, most, out, fault);
}

/* What is done: the strokes, the movement, how hard and how long. */
static bool read_work(const struct doc_place *in, struct step *step, struct fault *fault)
{
	int leg = LEG_BOTH;
	bool ok = doc_enum(in, "leg", word_leg, LEG_BOTH + 1, &leg, fault) &&
		  read_optional_word(in, "zone", word_zone, ZONES, &step->zone, fault) &&
		  read_optional_word(in, "technique", word_technique, TECHNIQUES,
				     &step->technique, fault) &&
		  read_optional_word(in, "direction", word_direction, DIRECTIONS,
				     &step->direction, fault) &&
		  read_optional_word(in, "move", word_move, MOVES, &step->move, fault) &&
		  read_optional_int(in, "pressure", 10, &step->pressure, fault) &&
		  doc_int(in, "seconds", 1, PLAN_MOST_SECONDS, &step->seconds, fault) &&
		  read_optional_int(in, "reps", MOST_REPS, &step->reps, fault) &&
		  read_optional_int(in, "rep_ms", MOST_REP_MS, &step->rep_ms, fault) &&
		  read_optional_int(in, "stroke_ms", MOST_REP_MS, &step->stroke_ms, fault);
	step->leg = (enum leg)leg;
	return ok;
}

/* How the body is held meanwhile, and what the clock does. */
static bool read_posture(const struct doc_place *in, struct step *step, struct fault *fault)
{
	int position = 0, feet = 0, clock = 0;
	bool ok = doc_enum(in, "position", word_position, POSITIONS, &position, fault) &&
		  doc_enum(in, "feet", word_feet, FEET_HEIGHTS, &feet, fault) &&
		  doc_enum(in, "clock", clock_word, STEP_CLOCKS, &clock, fault) &&
		  (!doc_has(in, "heat") || doc_boolean(in, "heat", &step->heat, fault));
	step->position = (enum position)position;
	step->feet = (enum feet)feet;
	step->clock = (enum step_clock)clock;
	return ok;
}

static bool read_step(const struct doc_place *in, struct plan *plan, struct fault *fault)
{
	struct doc_place object;
	int kind;
	if (!doc_object(in, NULL, &object, fault) ||
	    !doc_enum(in, "kind", kind_word, STEP_KINDS, &kind, fault))
		return false;
	struct step step = step_empty((enum step_kind)kind);
	bool ok = doc_copy(in, "title", MOST_TEXT, &step.title, fault) &&
		  read_optional_text(in, "cue", &step.cue, fault) && read_work(in, &step, fault) &&
		  read_posture(in, &step, fault) &&
		  read_optional_text(in, "caution", &step.caution, fault);
	if (ok)
		plan_add_step(plan, step);
	else
		step_release(&step);
	return ok;
}

static bool read_steps(const struct doc_place *root, struct plan *plan, struct fault *fault)
{
	struct doc_place steps;
	size_t length;
	if (!doc_array(root, "steps", PLAN_MOST_STEPS, &steps, &length, fault))
		return false;
	for (size_t i = 0; i < length; i++) {
		struct doc_place item = doc_item(&steps, i);
		if (!read_step(&item, plan, fault))
			return false;
	}
	return true;
}

static bool read_strings(const struct doc_place *root, const char *key, char ***strings,
			 size_t *count, struct fault *fault)
{
	struct doc_place array;
	size_t length;
	if (!doc_array(root, key, MOST_ITEMS, &array, &length, fault))
		return false;
	for (size_t i = 0; i < length; i++) {
		struct doc_place item = doc_item(&array, i);
		const char *string;
		if (!doc_string(&item, NULL, &string, fault))
			return false;
		add_string(strings, count, string);
	}
	return true;
}

static bool read_omitted(const struct doc_place *root, struct plan *plan, struct fault *fault)
{
	struct doc_place array;
	size_t length;
	if (!doc_array(root, "omitted", MOST_ITEMS, &array, &length, fault))
		return false;
	for (size_t i = 0; i < length; i++) {
		struct doc_place item = doc_item(&array, i), object;
		const char *what, *why;
		if (!doc_object(&item, NULL, &object, fault) ||
		    !doc_string(&item, "what", &what, fault) ||
		    !doc_string(&item, "why", &why, fault))
			return false;
		plan_omit(plan, what, why);
	}
	return true;
}

static bool read_head(const struct doc_place *root, struct plan *plan, struct fault *fault)
{
	int outcome = 0, action = 0, mode = 0;
	char *routine = NULL, *title = NULL;
	plan->screened = doc_has(root, "screening_id");
	bool ok = (!plan->screened ||
		   doc_uuid(root, "screening_id", &plan->screening_id, fault)) &&
		  doc_stamp(root, "valid_until", &plan->valid_until, fault) &&
		  doc_enum(root, "outcome", word_outcome, OUTCOMES, &outcome, fault) &&
		  doc_enum(root, "action", word_action, ACTIONS, &action, fault) &&
		  doc_enum(root, "mode", word_mode, MODES, &mode, fault) &&
		  doc_copy(root, "routine", MOST_TEXT, &routine, fault) &&
		  doc_copy(root, "title", MOST_TEXT, &title, fault) &&
		  doc_int(root, "seconds", 0, PLAN_MOST_SECONDS, &plan->seconds, fault);
	plan->outcome = (enum outcome)outcome;
	plan->action = (enum action)action;
	plan->mode = (enum mode)mode;
	if (routine) {
		alloc_free(plan->routine);
		plan->routine = routine;
	}
	if (title) {
		alloc_free(plan->title);
		plan->title = title;
	}
	return ok;
}

bool plan_decode(const struct text *bytes, struct plan *plan, struct fault *fault)
{
	plan_init(plan);
	struct json_t *value = doc_parse(bytes->bytes, bytes->length, fault);
	if (!value) {
		plan_release(plan);
		return false;
	}
	struct doc_place root = doc_root(value);
	bool ok = doc_envelope(&root, "leg-plan", PLAN_VERSION, &plan->envelope, fault) &&
		  read_head(&root, plan, fault) &&
		  read_strings(&root, "needs", &plan->needs, &plan->need_count, fault) &&
		  limits_get(&root, "limits", &plan->limits, fault) &&
		  read_strings(&root, "advice", &plan->advice, &plan->advice_count, fault) &&
		  read_omitted(&root, plan, fault) && read_steps(&root, plan, fault);
	doc_drop(value);
	if (!ok)
		plan_release(plan);
	return ok;
}

/* ---- writing ---- */

static void put_word(struct json_t *object, const char *key, doc_namer *id, int value)
{
	if (value != STEP_WITHOUT)
		doc_put_string(object, key, id(value));
}

static void put_count(struct json_t *object, const char *key, int value)
{
	if (value)
		doc_put_integer(object, key, value);
}

static void put_text(struct json_t *object, const char *key, const char *value)
{
	if (value)
		doc_put_string(object, key, value);
}

static struct json_t *step_value(const struct step *step)
{
	struct json_t *object = doc_make_object();
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
	return object;
}

static void put_strings(struct json_t *object, const char *key, char *const *strings,
			size_t count)
{
	struct json_t *array = doc_make_array();
	for (size_t i = 0; i < count; i++)
		doc_push(array, doc_make_string(strings[i]));
	doc_put(object, key, array);
}

static void put_omitted(struct json_t *object, const struct plan *plan)
{
	struct json_t *array = doc_make_array();
	for (size_t i = 0; i < plan->omitted_count; i++) {
		struct json_t *item = doc_make_object();
		doc_put_string(item, "what", plan->omitted[i].what);
		doc_put_string(item, "why", plan->omitted[i].why);
		doc_push(array, item);
	}
	doc_put(object, "omitted", array);
}

void plan_encode(const struct plan *plan, struct text *out)
{
	struct json_t *object = doc_begin("leg-plan", PLAN_VERSION, &plan->envelope);
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
	struct json_t *steps = doc_make_array();
	for (size_t i = 0; i < plan->step_count; i++)
		doc_push(steps, step_value(&plan->steps[i]));
	doc_put(object, "steps", steps);
	doc_finish(object, out);
}

void step_encode(const struct step *step, struct text *out)
{
	doc_finish(step_value(step), out);
}
