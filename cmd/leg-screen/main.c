/* leg-screen: asks the safety questions, or reads the answers, and writes a screening. */
#include <argp.h>

#include "screening_run.h"
#include "tool/options.h"
#include "tool/program.h"

enum {
	KEY_FOR = 0x2000,
	KEY_ANSWERS,
	KEY_QUICK,
	KEY_SAVE,
	KEY_REUSE,
	KEY_FORGET,
	KEY_LIST,
	KEY_PERSON
};

struct command {
	struct screening_options options;
	struct common_options common;
};

static const struct argp_option argp_options[] = {
	{"for", KEY_FOR, "WHO", 0, "Whose legs: self (the default) or partner", 0},
	{"answers", KEY_ANSWERS, "FILE", 0, "Read the answers from FILE (JSON) and ask nothing", 0},
	{"quick", KEY_QUICK, NULL, 0, "Fail rather than ask a lasting question again", 0},
	{"save", KEY_SAVE, NULL, 0, "Keep your lasting answers for the next time", 0},
	{"reuse", KEY_REUSE, NULL, 0, "Within the hour, ask only whether anything is new", 0},
	{"forget", KEY_FORGET, NULL, 0, "Delete the saved answers, and what --reuse kept", 0},
	{"list", KEY_LIST, NULL, 0, "List the questions", 0},
	{"person", KEY_PERSON, "NAME", 0, "With fhir: whose answers they are", 0},
	{0},
};

static enum mode take_mode(const struct argp_state *state, const char *word)
{
	const char *modes[MODES];
	for (enum mode mode = 0; mode < MODES; mode++)
		modes[mode] = mode_id(mode);
	return (enum mode)OPTIONS_CHOOSE(state, "--for", word, modes);
}

/* Options that exclude each other. */
static void check_options(const struct argp_state *state, const struct screening_options *options,
			  enum format format)
{
	int ways = (options->answers != NULL) + options->forget + options->list;
	if (options->save && options->forget)
		options_fail(state, "--save and --forget: choose one");
	if (ways > 1)
		options_fail(state, "--answers, --forget and --list: choose one");
	if (ways && options->quick)
		options_fail(state, "--quick is only for questions on the terminal");
	if (ways && options->reuse)
		options_fail(state, "--reuse is only for questions on the terminal");
	if (options->reuse && options->mode == MODE_PARTNER)
		options_fail(state, "--reuse is for your own answers, never a partner's");
	if (options->list && options->save)
		options_fail(state, "--list and --save: choose one");
	if (options->save && options->mode == MODE_PARTNER)
		options_fail(state, "--save keeps your own answers, never a partner's");
	if ((format == FORMAT_HTML || format == FORMAT_CSV) && !options->list)
		options_fail(state, "--format=html and csv are the review sheet: add --list");
	if (options->person && (format != FORMAT_FHIR || options->list))
		options_fail(state, "--person is for the answers with --format=fhir");
}

static error_t parse_option(int key, char *word, struct argp_state *state)
{
	struct command *command = state->input;
	switch (key) {
	case ARGP_KEY_INIT: state->child_inputs[0] = &command->common; return 0;
	case KEY_FOR: command->options.mode = take_mode(state, word); return 0;
	case KEY_ANSWERS: command->options.answers = word; return 0;
	case KEY_QUICK: command->options.quick = true; return 0;
	case KEY_SAVE: command->options.save = true; return 0;
	case KEY_REUSE: command->options.reuse = true; return 0;
	case KEY_FORGET: command->options.forget = true; return 0;
	case KEY_PERSON: command->options.person = word; return 0;
	case KEY_LIST: command->options.list = true; return 0;
	case ARGP_KEY_END:
		check_options(state, &command->options, command->common.format);
		return 0;
	default: return ARGP_ERR_UNKNOWN;
	}
}

static const struct argp_child children[] = {{&options_document, 0, "Common options:", -2}, {0}};

static const struct argp screen = {
	.options = argp_options,
	.parser = parse_option,
	.doc = "Ask the safety questions on the terminal and write a screening.\v"
	       "--format=fhir writes a FHIR R4 QuestionnaireResponse, and with --list the "
	       "Questionnaire. --list --format=html or csv writes the review sheet: every rule "
	       "with its sources, for a clinician.\n\n"
	       "In a pipe the screening goes on to leg-plan:\n"
	       "  leg-screen | leg-plan -m 3 | leg-timer | leg-log add",
	.children = children,
};

int main(int argc, char **argv)
{
	struct command command = {.common.formats = 1U << FORMAT_JSON | 1U << FORMAT_TEXT |
						    1U << FORMAT_FHIR | 1U << FORMAT_HTML |
						    1U << FORMAT_CSV};
	program_start(argc, argv);
	options_parse(&screen, argc, argv, 0, &command);
	command.options.format = command.common.format;
	command.options.color = command.common.color;
	command.options.color_stdout = options_color(&command.common);
	return screening_run(&command.options);
}
