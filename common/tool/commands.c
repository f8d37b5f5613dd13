#include "tool/commands.h"

#include <string.h>

#include "base/alloc.h"
#include "base/choices.h"
#include "base/fault.h"
#include "base/lookup.h"
#include "base/text.h"

/* One command being parsed. */
struct parsing {
	const struct commands *commands;
	const struct command *command;
};

struct running {
	const struct commands *commands;
	int status;
};

static void __attribute__((noreturn))
refuse_command(const struct argp_state *state, const struct commands *commands, const char *word)
{
	struct text listed = TEXT_EMPTY;
	struct fault fault;
	text_addf(&listed, "%s --help lists them", program_invocation_short_name);
	choices_refuse(commands->of, commands->count, sizeof commands->of[0], listed.bytes,
		       "command", word, &fault);
	options_refuse(state, &fault);
}

static error_t parse_command(int key, char *word, struct argp_state *state)
{
	struct parsing *parsing = state->input;
	const struct commands *commands = parsing->commands;
	unsigned long self = 1UL << (parsing->command - commands->of);
	struct command_input *input = commands->input;
	if (key == ARGP_KEY_INIT) {
		state->child_inputs[0] = &input->common;
		return 0;
	}
	if (key == ARGP_KEY_ARG && (int)state->arg_num < parsing->command->operand_most) {
		input->operands[state->arg_num] = word;
		return 0;
	}
	for (size_t i = 0; i < commands->option_count; i++) {
		const struct command_option *row = &commands->options[i];
		if (row->option.key != key || !(row->commands & self))
			continue;
		const char *said = !word ? row->option.name : row->meant ? row->meant(word) : word;
		memcpy((char *)input + row->place, &said, sizeof said);
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
	const struct argp *common = commands->colored & self ? &options_colored : &options_common;
	const struct argp_child children[] = {{common, 0, "Common options:", -2}, {0}};
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
	char *word = argv[0];
	text_addf(&name, "%s %s", program_invocation_short_name, command->name);
	argv[0] = name.bytes;
	parse_line(&parsing, argc, argv);
	int status = command->run(commands->input);
	argv[0] = word; /* the parser of the program looks at it once more */
	text_release(&name);
	return status;
}

static const struct command *find_command(const struct commands *commands, const char *word)
{
	int found = lookup_id(word, commands->of, commands->count, sizeof commands->of[0]);
	return found < 0 ? NULL : &commands->of[found];
}

/* "help" is --help; "help COMMAND" is COMMAND --help. */
static void help(const struct commands *commands, struct argp_state *state)
{
	char *words[] = {state->argv[0], (char[]){"--help"}, NULL};
	if (state->next == state->argc)
		argp_state_help(state, state->out_stream, ARGP_HELP_STD_HELP);
	const char *word = state->argv[state->next];
	const struct command *command = find_command(commands, word);
	if (!command && !strcmp(word, "help"))
		argp_state_help(state, state->out_stream, ARGP_HELP_STD_HELP);
	if (!command)
		refuse_command(state, commands, word);
	run_command(commands, command, 2, words);
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
	const struct command *command = find_command(commands, word);
	if (!command && !strcmp(word, "help"))
		help(commands, state);
	if (!command)
		refuse_command(state, commands, word);
	running->status = run_command(commands, command, state->argc - state->next + 1,
				      state->argv + state->next - 1);
	state->next = state->argc;
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
	struct text doc = TEXT_EMPTY;
	text_addf(&doc, "%s\v%s COMMAND --help tells more of a command.", commands->doc,
		  program_invocation_short_name);
	const struct argp argp = {.options = rows,
				  .parser = parse_program,
				  .args_doc = "COMMAND [OPTION...]",
				  .doc = doc.bytes,
				  .children = children};
	options_parse(&argp, argc, argv, ARGP_IN_ORDER, &running);
	alloc_free(rows);
	text_release(&doc);
	return running.status;
}
