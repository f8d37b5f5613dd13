#include "command_line.h"

#include <argp.h>
#include <limits.h>
#include <string.h>

#include "base/choices.h"
#include "base/number.h"
#include "base/units.h"
#include "request.h"
#include "tool/candidates.h"

enum { KEY_FROM = 0x2000, KEY_CHECK, KEY_EXPLAIN, KEY_LIST, KEY_DEVICE, KEY_EXAMPLE };

struct command {
	struct plan_options plan;
	struct common_options common;
};

static const struct argp_option options[] = {
	{"routine", 'r', "NAME,...", 0,
	 "Which routine (--list names them), or the first of these that is allowed (default "
	 "circulation)",
	 0},
	{"minutes", 'm', "MINUTES", 0, "How long; a routine has its own default and range", 0},
	{"legs", 'l', "LEGS", 0, "Which legs: both (the default), left or right", 0},
	{"zones", 'z', "ZONE,...", 0, "Keep to these parts of the leg, such as calf", 0},
	{"pressure", 'p', "PRESSURE", 0, "How hard at most: light or medium", 0},
	{"with", 'w', "PART,...", 0, "Parts of the routine that must be included", 0},
	{"device", KEY_DEVICE, "NAME", 0, "The air sleeves or boots, by model", 0},
	{"from", KEY_FROM, "FILE", 0, "Take the steps from a plan written by hand", 0},
	{"explain", KEY_EXPLAIN, NULL, 0, "Say on standard error which answer removed what", 0},
	{"list", KEY_LIST, NULL, 0, "List the routines", 0},
	{"example", KEY_EXAMPLE, "ROUTINE", OPTION_ARG_OPTIONAL,
	 "Write a plan to start from when writing one by hand", 0},
	{"check", KEY_CHECK, "FILE", 0, "List the faults of a plan", 0},
	{0},
};

/* The index of `word` in a table whose rows begin with an id (base/choices.h). */
static int find_word(const struct argp_state *state, const void *rows, size_t count, size_t size,
		     const char *what, const char *word)
{
	struct fault fault;
	int found = choices_find(rows, count, size, what, word, &fault);
	if (found < 0)
		options_refuse(state, &fault);
	return found;
}

static void refuse_routine(const struct argp_state *state, const char *word)
{
	struct fault fault;
	routine_refuse(word, &fault);
	options_refuse(state, &fault);
}

static void take_minutes(const struct argp_state *state, const char *word,
			 struct plan_options *plan)
{
	struct fault fault;
	long seconds;
	if (!duration_parse(word, MINUTE, 0, LONG_MAX, &seconds, &fault)) {
		fault_at(&fault, "--minutes");
		options_refuse(state, &fault);
	}
	plan->minutes_given = true;
	plan->seconds = seconds > INT_MAX ? INT_MAX : (int)seconds;
}

static int take_pressure(const struct argp_state *state, const char *word)
{
	static const struct {
		const char *id;
		int most;
	} rows[] = {{"light", WISH_LIGHT}, {"medium", WISH_MEDIUM}};
	return rows[find_word(state, rows, 2, sizeof rows[0], "pressure", word)].most;
}

static enum leg take_legs(const struct argp_state *state, const char *word)
{
	static const struct {
		const char *id;
		enum leg leg;
	} rows[] = {{"both", LEG_BOTH}, {"left", LEG_LEFT}, {"right", LEG_RIGHT}};
	return rows[find_word(state, rows, 3, sizeof rows[0], "legs", word)].leg;
}

static const struct device_row *take_device(const struct argp_state *state, const char *word)
{
	const struct device_row *rows = device_row(0);
	return &rows[find_word(state, rows, DEVICES, sizeof *rows, "device", word)];
}

static bool is_taken(const struct plan_options *plan, const struct routine_row *row)
{
	for (int i = 0; i < plan->routine_count; i++)
		if (plan->routines[i] == row)
			return true;
	return false;
}

/* One that is named again has been tried already. */
static void take_routines(const struct argp_state *state, const char *words,
			  struct plan_options *plan)
{
	plan->routine_count = 0;
	plan->one_of_many = strchr(words, ',');
	struct text word = TEXT_EMPTY;
	for (const char *at = words; at;) {
		at = text_word(&word, at);
		const struct routine_row *row = routine_find(word.bytes);
		if (!row)
			refuse_routine(state, word.bytes);
		else if (!is_taken(plan, row))
			plan->routines[plan->routine_count++] = row;
	}
	text_release(&word);
}

static void take_example(const struct argp_state *state, const char *word,
			 struct plan_options *plan)
{
	plan->example = true;
	plan->example_of = word ? routine_find(word) : NULL;
	if (word && !plan->example_of)
		refuse_routine(state, word);
}

/* Refuses options that exclude each other. */
static void check_options(const struct argp_state *state, const struct plan_options *plan)
{
	bool requested = plan->minutes_given || plan->routine_count || plan->legs_given ||
			 plan->zones || plan->pressure || plan->with || plan->device;
	if (plan->list + plan->example + (plan->check != NULL) + (plan->from != NULL) > 1)
		options_fail(state, "--list, --example, --check and --from: choose one");
	if ((plan->list || plan->check || plan->example) &&
	    (requested || plan->explain || plan->file))
		options_fail(state,
			     "--list, --example and --check read no screening: leave out FILE and "
			     "the options that choose a plan");
	if (plan->from && requested)
		options_fail(state,
			     "--from brings its own steps: leave out the options that choose them");
}

static error_t parse_option(int key, char *word, struct argp_state *state)
{
	struct command *command = state->input;
	struct plan_options *plan = &command->plan;
	switch (key) {
	case ARGP_KEY_INIT: state->child_inputs[0] = &command->common; return 0;
	case 'm': take_minutes(state, word, plan); return 0;
	case 'r': take_routines(state, word, plan); return 0;
	case 'l':
		plan->legs = take_legs(state, word);
		plan->legs_given = true;
		return 0;
	case KEY_DEVICE: plan->device = take_device(state, word); return 0;
	case 'z': plan->zones = word; return 0;
	case 'p': plan->pressure = take_pressure(state, word); return 0;
	case 'w': plan->with = word; return 0;
	case KEY_FROM: plan->from = word; return 0;
	case KEY_CHECK: plan->check = word; return 0;
	case KEY_EXAMPLE: take_example(state, word, plan); return 0;
	case KEY_EXPLAIN: plan->explain = true; return 0;
	case KEY_LIST: plan->list = true; return 0;
	case ARGP_KEY_ARG:
		if (plan->file)
			return ARGP_ERR_UNKNOWN; /* refused as one word too many */
		plan->file = word;
		return 0;
	case ARGP_KEY_END: check_options(state, plan); return 0;
	default: return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp_child children[] = {{&options_document, 0, "Common options:", -2}, {0}};

static const struct argp argp = {
	.options = options,
	.parser = parse_option,
	.args_doc = "[FILE]",
	.doc = "Compose a routine that obeys the screening in FILE or on standard input.\v"
	       "walk, pumps and rest need no screening and read one only from FILE or -.\n\n"
	       "  leg-screen | leg-plan -m 3 | leg-timer | leg-log add",
	.children = children,
};

/* ---- completions ---- */

static void list_parts(const char *of)
{
	const struct routine_row *row = routine_find(of ? of : "circulation");
	for (size_t i = 0; row && i < row->part_count; i++)
		if (routine_names(row, i))
			candidate(row->parts[i].id, row->title);
}

static void list_zones(const char *of)
{
	(void)of;
	for (int i = 0; i < ZONES; i++)
		candidate(zone_row((enum zone)i)->id, zone_row((enum zone)i)->landmark);
}

static void list_devices(const char *of)
{
	(void)of;
	for (int i = 0; i < DEVICES; i++)
		candidate(device_row(i)->id, device_row(i)->name);
}

static const struct candidates lists[] = {
	{"routines", candidates_of_routines},
	{"parts", list_parts},
	{"zones", list_zones},
	{"devices", list_devices},
};

void command_line_read(int argc, char **argv, struct plan_options *plan)
{
	struct command command = {.common.formats = 1U << FORMAT_JSON | 1U << FORMAT_TEXT};
	candidates_answer(argc, argv, lists, sizeof lists / sizeof lists[0]);
	options_parse(&argp, argc, argv, 0, &command);
	*plan = command.plan;
	plan->format = command.common.format;
	plan->color = options_color(&command.common);
	if (!plan->routine_count)
		plan->routines[plan->routine_count++] = routine_find("circulation");
}
