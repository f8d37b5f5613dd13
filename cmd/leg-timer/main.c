/* leg-timer: paces a plan step by step, stroke by stroke, and writes a session. */
#include <argp.h>
#include <string.h>

#include "base/number.h"
#include "timer_run.h"
#include "timer_state.h"
#include "tool/options.h"
#include "tool/program.h"

/* clang-format off */
enum {
	KEY_PLAIN = 0x2000, KEY_STILL, KEY_COUNT_IN, KEY_RATE, KEY_RESUME,
	KEY_BELL, KEY_SAY, KEY_SAY_WITH, KEY_ON_STEP,
	KEY_SPEED, KEY_SIMULATE, KEY_KEYS, KEY_EVENTS,
};
/* clang-format on */

enum { GROUP_SHOW = 1, GROUP_SOUND, GROUP_TRY };

struct command {
	struct timer_options options;
	struct common_options common;
};

static const struct argp_option rows[] = {
	{NULL, 0, NULL, 0, "What is shown and asked:", GROUP_SHOW},
	{"plain", KEY_PLAIN, NULL, 0, "Lines instead of the full screen", GROUP_SHOW},
	{"still", KEY_STILL, NULL, 0, "Nothing moves but the numbers", GROUP_SHOW},
	{"count-in", KEY_COUNT_IN, "SECONDS", 0, "Time before the first step, 0 to 60 (default 5)",
	 GROUP_SHOW},
	{"rate", KEY_RATE, NULL, 0, "Ask how the legs feel before and after", GROUP_SHOW},
	{"resume", KEY_RESUME, NULL, 0, "Go on with the session that was cut short today",
	 GROUP_SHOW},
	{NULL, 0, NULL, 0, "What is heard and run:", GROUP_SOUND},
	{"bell", KEY_BELL, "WHEN", 0,
	 "What to ring for: none, steps (the default) or strokes, which is steps too", GROUP_SOUND},
	{"say", KEY_SAY, NULL, 0, "Speak each step, with spd-say or espeak-ng", GROUP_SOUND},
	{"say-with", KEY_SAY_WITH, "COMMAND", 0, "Speak with COMMAND; the words are its $1",
	 GROUP_SOUND},
	{"on-step", KEY_ON_STEP, "COMMAND", 0,
	 "Run COMMAND at each step: the title is its $1, the step as JSON its input", GROUP_SOUND},
	{NULL, 0, NULL, 0, "To try out and to test:", GROUP_TRY},
	{"speed", KEY_SPEED, "N", 0, "Run N times as fast", GROUP_TRY},
	{"simulate", KEY_SIMULATE, NULL, 0, "Run at once on a clock of its own, without a terminal",
	 GROUP_TRY},
	{"keys", KEY_KEYS, "FILE", 0, "Type the keys in FILE, lines of SECONDS KEY", GROUP_TRY},
	{"events", KEY_EVENTS, NULL, 0, "Write each event as a JSON line in place of the session",
	 GROUP_TRY},
	{0},
};

static int take_number(const struct argp_state *state, const char *option, const char *word,
		       long most, bool duration)
{
	struct fault fault;
	long value = 0;
	bool good = duration ? duration_parse(word, 1, 0, most, &value, &fault)
			     : number_parse(word, 1, most, &value, &fault);
	if (!good) {
		fault_at(&fault, option);
		options_refuse(state, &fault);
	}
	return (int)value;
}

static enum setting_bell take_bell(const struct argp_state *state, const char *word)
{
	static const char *const bells[] = {[SETTING_BELL_NONE] = "none",
					    [SETTING_BELL_STEPS] = "steps",
					    [SETTING_BELL_STROKES] = "strokes"};
	return (enum setting_bell)OPTIONS_CHOOSE(state, "--bell", word, bells);
}

static error_t parse_option(int key, char *word, struct argp_state *state)
{
	struct command *command = state->input;
	struct timer_options *options = &command->options;
	switch (key) {
	case ARGP_KEY_INIT: state->child_inputs[0] = &command->common; return 0;
	case KEY_PLAIN: options->plain = true; return 0;
	case KEY_STILL: options->still = true; return 0;
	case KEY_COUNT_IN:
		options->count_in =
			take_number(state, "--count-in", word, TIMER_MOST_COUNT_IN, true);
		return 0;
	case KEY_RATE: options->rate = true; return 0;
	case KEY_RESUME: options->resume = true; return 0;
	case KEY_BELL:
		options->bell = take_bell(state, word);
		options->bell_given = true;
		return 0;
	case KEY_SAY: options->say = true; return 0;
	case KEY_SAY_WITH: options->say_with = word; return 0;
	case KEY_ON_STEP: options->on_step = word; return 0;
	case KEY_SPEED:
		options->speed = take_number(state, "--speed", word, TIMER_MOST_SPEED, false);
		return 0;
	case KEY_SIMULATE: options->simulate = true; return 0;
	case KEY_KEYS: options->keys = word; return 0;
	case KEY_EVENTS: options->events = true; return 0;
	case ARGP_KEY_ARG:
		if (options->file)
			return ARGP_ERR_UNKNOWN; /* refused as one word too many */
		options->file = word;
		return 0;
	case ARGP_KEY_END:
		if (options->resume && options->file)
			options_fail(state, "--resume takes no plan: it has its own");
		if (!options->resume && options->keys && !strcmp(options->keys, "-") &&
		    (!options->file || !strcmp(options->file, "-")))
			options_fail(state, "plan and keys cannot both be standard input");
		return 0;
	default: return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp_child children[] = {{&options_document, 0, "Common options:", -2}, {0}};

static const struct argp timer = {
	.options = rows,
	.parser = parse_option,
	.args_doc = "[FILE]",
	.doc = "Pace a plan step by step and stroke by stroke, and write the session.\v"
	       "Keys: space pause, n next, b back, + and - ten seconds, l lighter, ! something is "
	       "wrong, q end, ? help.",
	.children = children,
};

int main(int argc, char **argv)
{
	struct command command = {
		.options = {.count_in = TIMER_COUNT_IN, .speed = 1},
		.common.formats = 1U << FORMAT_JSON | 1U << FORMAT_TEXT,
	};
	program_start(argc, argv);
	options_parse(&timer, argc, argv, 0, &command);
	command.options.format = command.common.format;
	command.options.color = command.common.color;
	return timer_run(&command.options);
}
