/* leg-now: the daily line in one word. It checks its words, composes the line and runs it. */
#include <argp.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/units.h"
#include "body/routine.h"
#include "daily_line.h"
#include "doc/plan.h"
#include "pipeline.h"
#include "tool/options.h"
#include "tool/program.h"

enum { KEY_RATE = 0x2000, KEY_PLAIN, KEY_SAY, KEY_NO_SAVE, KEY_DRY_RUN };

static const struct argp_option options[] = {
	{"minutes", 'm', "MINUTES", 0, "How long; a routine has its own default and range", 0},
	{"routine", 'r', "NAME,...", 0,
	 "Which routine (leg-plan --list names them), or the first of these that is allowed "
	 "(default circulation)",
	 0},
	{"rate", KEY_RATE, NULL, 0, "Ask how the legs feel before and after", 0},
	{"plain", KEY_PLAIN, NULL, 0, "Lines instead of the full screen", 0},
	{"say", KEY_SAY, NULL, 0, "Speak each step", 0},
	{"no-save", KEY_NO_SAVE, NULL, 0, "Keep no answers for the next time", 0},
	{"dry-run", KEY_DRY_RUN, NULL, 0, "Print the line and run nothing", 0},
	{0},
};

static void refuse_routine(const struct argp_state *state, const char *name)
{
	struct fault fault;
	routine_refuse(name, &fault);
	fault_at(&fault, "--routine");
	options_refuse(state, &fault);
}

/* Each routine of the list, and whether the first needs a screening. */
static void take_routines(const struct argp_state *state, const char *list,
			  struct daily_options *command)
{
	struct text name = TEXT_EMPTY;
	command->first = NULL; /* of an option that was given twice the last counts */
	for (const char *at = list; at;) {
		at = text_word(&name, at);
		const struct routine_row *routine = routine_find(name.bytes);
		if (!routine)
			refuse_routine(state, name.bytes);
		if (routine->partner)
			options_fail(state, "--routine: partner asks the other person: leg-screen "
					    "--for=partner | leg-plan -r partner | leg-timer | "
					    "leg-log add");
		if (!command->first)
			command->first = routine;
	}
	text_release(&name);
	command->routines = list;
}

/* Refuses a length that the routine cannot have before the questions are asked. Of a list leg-plan
 * takes the first that is allowed, with the nearest length. */
static void check_minutes(const struct argp_state *state, const struct daily_options *command)
{
	const struct routine_row *routine = command->first;
	bool list = command->routines && strchr(command->routines, ',');
	struct fault fault;
	long seconds;
	if (!command->minutes)
		return;
	if (!duration_parse(command->minutes, MINUTE, 0, LONG_MAX, &seconds, &fault)) {
		fault_at(&fault, "--minutes");
		options_refuse(state, &fault);
	}
	if (list && seconds <= PLAN_MOST_SECONDS)
		return;
	if (seconds < routine->least * MINUTE || seconds > routine->most * MINUTE)
		options_fail(state, "--minutes: %s takes %d to %d minutes", routine->id,
			     routine->least, routine->most);
}

static error_t parse_option(int key, char *word, struct argp_state *state)
{
	struct daily_options *command = state->input;
	switch (key) {
	case ARGP_KEY_INIT: state->child_inputs[0] = &command->common; return 0;
	case 'm': command->minutes = word; return 0;
	case 'r': take_routines(state, word, command); return 0;
	case KEY_RATE: command->rate = true; return 0;
	case KEY_PLAIN: command->plain = true; return 0;
	case KEY_SAY: command->say = true; return 0;
	case KEY_NO_SAVE: command->no_save = true; return 0;
	case KEY_DRY_RUN: command->dry_run = true; return 0;
	case ARGP_KEY_END:
		if (!command->first)
			command->first = routine_find("circulation");
		check_minutes(state, command);
		return 0;
	default: return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp_child children[] = {{&options_colored, 0, "Common options:", -2}, {0}};

static const struct argp now = {
	.options = options,
	.parser = parse_option,
	.doc = "Ask, plan, pace and record, in one word.\v"
	       "It runs this line, which --dry-run prints:\n"
	       "  leg-screen --save --reuse | leg-plan | leg-timer | leg-log add",
	.children = children,
};

int main(int argc, char **argv)
{
	struct daily_options command = {0};
	struct pipeline line = {0};
	struct fault fault;
	int status[PIPELINE_STAGES];
	program_start(argc, argv);
	options_parse(&now, argc, argv, 0, &command);
	daily_line_compose(&command, &line);
	if (command.dry_run) {
		struct text written = TEXT_EMPTY;
		pipeline_write(&line, &written);
		puts(written.bytes);
		text_release(&written);
		return 0;
	}
	daily_line_tell_first_run(&command, &line);
	if (!pipeline_run(&line, status, &fault))
		return program_fault(&fault);
	return pipeline_status(status);
}
