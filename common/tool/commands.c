#include "tool/commands.h"

#include <stdbool.h>
#include <string.h>

#include "base/alloc.h"
#include "base/choices.h"
#include "base/fault.h"
#include "base/lookup.h"
#include "base/terminal_text.h"
#include "base/text.h"

struct running {
	const struct commands *commands;
	const struct command *command; /* once it was read */
	int status;
};

/* True if the command is one of `set`. */
static bool is_in(const struct running *running, unsigned long set)
{
	return set >> (running->command - running->commands->of) & 1;
}

static error_t parse_command(int key, char *word, struct argp_state *state)
{
	const struct running *running = state->input;
	const struct commands *commands = running->commands;
	struct command_input *input = commands->input;
	if (key == ARGP_KEY_INIT) {
		state->child_inputs[0] = &input->common;
		return 0;
	}
	if (key == ARGP_KEY_ARG && (int)state->arg_num < running->command->operand_most) {
		input->operands[state->arg_num] = word;
		return 0;
	}
	for (size_t i = 0; i < commands->option_count; i++) {
		const struct command_option *row = &commands->options[i];
		if (row->option.key != key || !is_in(running, row->commands))
			continue;
		const char *said = !word ? row->option.name : row->meant ? row->meant(word) : word;
		memcpy((char *)input + row->place, &said, sizeof said);
		return 0;
	}
	return ARGP_ERR_UNKNOWN;
}

static void parse_line(struct running *running, int argc, char **argv)
{
	const struct commands *commands = running->commands;
	struct argp_option options[COMMAND_MOST_OPTIONS + 1];
	size_t count = 0;
	for (size_t i = 0; i < commands->option_count && count < COMMAND_MOST_OPTIONS; i++)
		if (is_in(running, commands->options[i].commands))
			options[count++] = commands->options[i].option;
	options[count] = (struct argp_option){0};
	const struct argp *common =
		is_in(running, commands->colored) ? &options_colored : &options_common;
	const struct argp_child children[] = {{common, 0, "Common options:", -2}, {0}};
	struct text doc = TEXT_EMPTY;
	text_add(&doc, running->command->summary);
	if (running->command->doc)
		text_addf(&doc, "\v%s", running->command->doc);
	const struct argp argp = {.options = options,
				  .parser = parse_command,
				  .args_doc = running->command->operands,
				  .doc = doc.bytes,
				  .children = children};
	options_parse(&argp, argc, argv, 0, running);
	text_release(&doc);
}

static void run_command(struct running *running, int argc, char **argv)
{
	struct text name = TEXT_EMPTY;
	char *word = argv[0];
	text_addf(&name, "%s %s", program_invocation_short_name, running->command->name);
	argv[0] = name.bytes;
	parse_line(running, argc, argv);
	running->status = running->command->run(running->commands->input);
	argv[0] = word; /* the parser of the program looks at it once more */
	text_release(&name);
}

/* The command `word`, or NULL for "help". Any other word ends the program. */
static const struct command *find_command(const struct argp_state *state,
					  const struct commands *commands, const char *word)
{
	struct text listed = TEXT_EMPTY;
	struct fault fault;
	int found = lookup_id(word, commands->of, commands->count, sizeof commands->of[0]);
	if (found >= 0)
		return &commands->of[found];
	if (!strcmp(word, "help"))
		return NULL;
	text_addf(&listed, "%s --help lists them", program_invocation_short_name);
	choices_refuse(commands->of, commands->count, sizeof commands->of[0], listed.bytes,
		       "command", word, &fault);
	options_refuse(state, &fault);
}

/* "help" is --help; "help COMMAND" is COMMAND --help, or what is asked for instead. Nothing behind
 * it is left to getopt, whose messages escape nothing. */
static void help(struct running *running, const struct argp_state *state)
{
	static const char *const others[] = {"--help", "-h", "-?", "--usage", "--version", "-V"};
	char *words[] = {state->argv[0], (char[]){"--help"}, NULL}, **rest;
	rest = state->argv + state->next;
	if (*rest && **rest != '-')
		running->command = find_command(state, running->commands, *rest++);
	if (*rest)
		words[1] = *rest;
	if (LOOKUP(words[1], others) < 0)
		options_fail(state, "one word too many: '%s'", VISIBLE(words[1]));
	if (running->command)
		run_command(running, 2, words);
	else
		commands_run(running->commands, 2, words);
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
		options_fail(state, "name a command: %s --help lists them", state->name);
	if (key != ARGP_KEY_ARG)
		return ARGP_ERR_UNKNOWN;
	running->command = find_command(state, commands, word);
	if (!running->command)
		help(running, state);
	else
		run_command(running, state->argc - state->next + 1, state->argv + state->next - 1);
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
	struct running running = {.commands = commands};
	const struct argp_child children[] = {{&options_common, 0, "Common options:", -2}, {0}};
	struct argp_option *rows = list_commands(commands);
	struct text doc = TEXT_EMPTY;
	text_addf(&doc, "%s\v%s COMMAND --help says more about a command.", commands->doc,
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
