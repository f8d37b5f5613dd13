#include "tool/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/fault.h"
#include "base/text.h"
#include "base/terminal_text.h"

/* One command being parsed. */
struct parsing {
	const struct commands *commands;
	const struct command *command;
};

struct running {
	const struct commands *commands;
	int status;
};

static void refuse_word(const struct argp_state *state, const char *what, const char *word)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, word);
	char text[FAULT_TEXT_SIZE];
	snprintf(text, sizeof text, "%s '%.200s'", what, shown.bytes);
	text_release(&shown);
	options_fail(state, "%s", text);
}

static error_t take_operand(struct parsing *parsing, const char *word,
			    const struct argp_state *state)
{
	struct command_input *input = parsing->commands->input;
	if ((int)state->arg_num >= parsing->command->operand_most)
		refuse_word(state, "one word too many:", word);
	else
		input->operands[state->arg_num] = word;
	return 0;
}

static error_t parse_command(int key, char *word, struct argp_state *state)
{
	struct parsing *parsing = state->input;
	const struct commands *commands = parsing->commands;
	if (key == ARGP_KEY_INIT) {
		state->child_inputs[0] = &((struct command_input *)commands->input)->common;
		return 0;
	}
	if (key == ARGP_KEY_ARG)
		return take_operand(parsing, word, state);
	for (size_t i = 0; i < commands->option_count; i++) {
		const struct command_option *row = &commands->options[i];
		if (row->option.key != key)
			continue;
		const char *said = word ? word : row->option.name;
		memcpy((char *)commands->input + row->place, &said, sizeof said);
		return 0;
	}
	return ARGP_ERR_UNKNOWN;
}

static void parse_line(struct parsing *parsing, int argc, char **argv)
{
	const struct commands *commands = parsing->commands;
	unsigned long self = 1UL << (parsing->command - commands->of);
	struct argp_option options[COMMAND_MOST_OPTIONS + 1];
	size_t count = 0;
	for (size_t i = 0; i < commands->option_count && count < COMMAND_MOST_OPTIONS; i++)
		if (commands->options[i].commands & self)
			options[count++] = commands->options[i].option;
	options[count] = (struct argp_option){0};
	const struct argp_child children[] = {{&options_common, 0, "Common options:", -2}, {0}};
	struct text doc = TEXT_EMPTY;
	text_add(&doc, parsing->command->summary);
	if (parsing->command->doc)
		text_addf(&doc, "\v%s", parsing->command->doc);
	const struct argp argp = {.options = options,
				  .parser = parse_command,
				  .args_doc = parsing->command->operands,
				  .doc = doc.bytes,
				  .children = children};
	options_parse(&argp, argc, argv, 0, parsing);
	text_release(&doc);
}

static int run_command(const struct commands *commands, const struct command *command, int argc,
		       char **argv)
{
	struct parsing parsing = {commands, command};
	struct text name = TEXT_EMPTY;
	text_addf(&name, "%s %s", program_invocation_short_name, command->name);
	argv[0] = name.bytes;
	parse_line(&parsing, argc, argv);
	int status = command->run(commands->input);
	text_release(&name);
	return status;
}

static error_t parse_program(int key, char *word, struct argp_state *state)
{
	struct running *running = state->input;
	const struct commands *commands = running->commands;
	if (key == ARGP_KEY_INIT) {
		state->child_inputs[0] = &((struct command_input *)commands->input)->common;
		return 0;
	}
	if (key == ARGP_KEY_NO_ARGS)
		options_fail(state, "a command is needed; %s --help lists them", state->name);
	if (key != ARGP_KEY_ARG)
		return ARGP_ERR_UNKNOWN;
	for (size_t i = 0; i < commands->count; i++) {
		if (strcmp(commands->of[i].name, word) != 0)
			continue;
		running->status =
			run_command(commands, &commands->of[i], state->argc - state->next + 1,
				    state->argv + state->next - 1);
		state->next = state->argc;
		return 0;
	}
	refuse_word(state, "unknown command", word);
	return 0;
}

/* The commands as argp's help lists them. */
static struct argp_option *list_commands(const struct commands *commands)
{
	struct argp_option *rows = alloc_zeroed((commands->count + 2) * sizeof *rows);
	rows[0] = (struct argp_option){.doc = "Commands:", .group = 1};
	for (size_t i = 0; i < commands->count; i++)
		rows[i + 1] = (struct argp_option){.name = commands->of[i].name,
						   .flags = OPTION_DOC | OPTION_NO_USAGE,
						   .doc = commands->of[i].summary,
						   .group = 1};
	return rows;
}

int commands_run(const struct commands *commands, int argc, char **argv)
{
	struct running running = {commands, 0};
	const struct argp_child children[] = {{&options_common, 0, "Common options:", -2}, {0}};
	struct argp_option *rows = list_commands(commands);
	const struct argp argp = {.options = rows,
				  .parser = parse_program,
				  .args_doc = "COMMAND [OPTION...]",
				  .doc = commands->doc,
				  .children = children};
	options_parse(&argp, argc, argv, ARGP_IN_ORDER, &running);
	alloc_free(rows);
	return running.status;
}
