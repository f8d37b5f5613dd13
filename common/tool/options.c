#include "tool/options.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/choices.h"
#include "base/clock.h"
#include "base/environment.h"
#include "base/term.h"
#include "base/terminal_text.h"
#include "base/text.h"
#include "tool/program.h"

enum { KEY_COLOR = 0x1000, KEY_NOW, KEY_FORMAT = 'F' };

static const char *const colors[] = {
	[COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};

static const char *const formats[] = {
	[FORMAT_AUTO] = NULL,	[FORMAT_TEXT] = "text", [FORMAT_JSON] = "json",
	[FORMAT_FHIR] = "fhir", [FORMAT_HTML] = "html", [FORMAT_CSV] = "csv"};
enum { FORMATS = sizeof formats / sizeof formats[0] };

void options_fail(const struct argp_state *state, const char *format, ...)
{
	char text[FAULT_TEXT_SIZE];
	va_list words;
	va_start(words, format);
	vsnprintf(text, sizeof text, format, words);
	va_end(words);
	program_say_as(state->name, text);
	exit(FAULT_USAGE);
}

void options_refuse(const struct argp_state *state, const struct fault *fault)
{
	options_fail(state, "%s", fault->text);
}

int options_choose(const struct argp_state *state, const char *option, const char *word,
		   const void *rows, size_t count, size_t size)
{
	struct fault fault;
	int found = choices_find(rows, count, size, "word", word, &fault);
	if (found >= 0)
		return found;
	fault_at(&fault, option);
	options_refuse(state, &fault);
}

static void take_color(struct argp_state *state, const char *word)
{
	struct common_options *options = state->input;
	options->color = (enum color)OPTIONS_CHOOSE(state, "--color", word, colors);
}

static void take_format(struct argp_state *state, const char *word)
{
	struct common_options *options = state->input;
	const char *taken[FORMATS];
	for (int i = 0; i < FORMATS; i++)
		taken[i] = options->formats >> i & 1 ? formats[i] : NULL;
	options->format = (enum format)OPTIONS_CHOOSE(state, "--format", word, taken);
}

static void take_now(struct argp_state *state, const char *word)
{
	struct stamp now;
	if (!stamp_parse(word, &now))
		options_fail(state, "--now: '%s' is not a time", VISIBLE(word));
	clock_pretend(now);
}

/* The options of a parser and its children. */
struct known {
	const struct argp_option **of;
	size_t count;
};

static void collect_options(const struct argp *argp, struct known *known)
{
	const struct argp_option *row = argp->options;
	for (; row && (row->name || row->key || row->doc); row++) {
		bool debugs = row->flags & OPTION_HIDDEN && row->key < 0; /* argp's --HANG */
		if (row->flags & OPTION_DOC || !(row->name || row->key) || debugs)
			continue;
		known->of = alloc_resize(known->of, known->count + 1, sizeof *known->of);
		known->of[known->count++] = row;
	}
	for (const struct argp_child *child = argp->children; child && child->argp; child++)
		collect_options(child->argp, known);
}

static void __attribute__((noreturn))
refuse_option(const struct argp_state *state, const struct known *known, const char *word)
{
	struct argp_state named = *state;
	const char **names = alloc_zeroed(known->count * sizeof *names);
	struct text said = TEXT_EMPTY, listed = TEXT_EMPTY;
	struct fault fault;
	for (size_t i = 0; i < known->count; i++) {
		struct text name = TEXT_EMPTY;
		if (!known->of[i]->name || known->of[i]->flags & OPTION_HIDDEN)
			continue;
		text_addf(&name, "--%s", known->of[i]->name);
		names[i] = text_take(&name);
	}
	text_add_bytes(&said, word, strcspn(word, "="));
	named.name = state->argv[0]; /* argp sets it later */
	text_addf(&listed, "%s --help lists them", named.name);
	choices_refuse(names, known->count, sizeof *names, listed.bytes, "option", said.bytes,
		       &fault);
	options_refuse(&named, &fault);
}

/* The last of `count` options that a long name, or the beginning of one, may stand for, or NULL. */
static const struct argp_option *find_long(const struct known *known, const char *name,
					   size_t length, int *count)
{
	const struct argp_option *found = NULL;
	*count = 0;
	for (size_t i = 0; i < known->count; i++) {
		const struct argp_option *row = known->of[i];
		if (!row->name || strncmp(row->name, name, length) != 0)
			continue;
		found = row;
		*count = row->name[length] ? *count + 1 : 1;
		if (!row->name[length])
			break;
	}
	return found;
}

static const struct argp_option *find_letter(const struct known *known, char letter)
{
	for (size_t i = 0; i < known->count; i++)
		if (known->of[i]->key == (unsigned char)letter) /* argp's own are below 0 */
			return known->of[i];
	return NULL;
}

static bool takes_word(const struct argp_option *row)
{
	return row->arg && !(row->flags & OPTION_ARG_OPTIONAL);
}

/* Tells argp how wide the terminal is, which it does not ask, and spares the user its sentence on
 * mandatory arguments. A format of the user's own is replaced: some empty the help, or never end
 * it. */
static void fit_help(void)
{
	enum { USUAL_WIDTH = 79, LEAST_WIDTH = 39 }; /* wider lines are no easier to read */
	int width = term_columns(STDOUT_FILENO) - 1;
	struct text shape = TEXT_EMPTY;
	width = width > USUAL_WIDTH ? USUAL_WIDTH : width < LEAST_WIDTH ? LEAST_WIDTH : width;
	text_addf(&shape, "no-dup-args-note,rmargin=%d,opt-doc-col=%d", width, width * 3 / 8);
	environment_set("ARGP_HELP_FMT", shape.bytes);
	text_release(&shape);
}

/* True if the next word is the value of *option. Ends the program if that is no option; other
 * errors are left to getopt, whose messages quote it. */
static bool check_option(const struct argp_state *state, const struct known *known, char **option)
{
	const char *word = *option;
	if (word[1] == '-') {
		int count;
		size_t length = strcspn(word + 2, "=");
		const struct argp_option *row = find_long(known, word + 2, length, &count);
		struct text shown = TEXT_EMPTY;
		if (!row)
			refuse_option(state, known, word);
		if (count > 1) {
			visible_add(&shown, word);
			*option = text_take(&shown);
		}
		if (!strcmp(row->name, "help") || !strcmp(row->name, "usage"))
			fit_help();
		return takes_word(row) && !word[2 + length];
	}
	for (const char *at = word + 1; *at; at++) {
		const struct argp_option *row = find_letter(known, *at);
		if (!row)
			refuse_option(state, known, word);
		if (*at == 'h' || *at == '?')
			fit_help();
		if (takes_word(row))
			return !at[1];
	}
	return false;
}

/* Refuses unknown options before getopt does, to name the one that was probably meant. */
static void check_options(const struct argp_state *state)
{
	struct known known = {NULL, 0};
	bool in_order = state->flags & ARGP_IN_ORDER || environment_get("POSIXLY_CORRECT");
	collect_options(state->root_argp, &known);
	for (int i = 1; i < state->argc && strcmp(state->argv[i], "--") != 0; i++) {
		const char *word = state->argv[i];
		if (*word == '-' && word[1])
			i += check_option(state, &known, &state->argv[i]);
		else if (in_order)
			break; /* behind a command are its own options, or operands */
	}
	alloc_free(known.of);
}

static error_t parse(int key, char *word, struct argp_state *state)
{
	switch (key) {
	case ARGP_KEY_INIT:
		state->err_stream = NULL; /* getopt has said its line */
		check_options(state);
		return 0;
	case ARGP_KEY_ARG: options_fail(state, "one word too many: '%s'", VISIBLE(word));
	case 'h': argp_state_help(state, state->out_stream, ARGP_HELP_STD_HELP); return 0;
	case KEY_COLOR: take_color(state, word); return 0;
	case KEY_FORMAT: take_format(state, word); return 0;
	case KEY_NOW: take_now(state, word); return 0;
	default: return ARGP_ERR_UNKNOWN;
	}
}

/* A script may pass --color to every program; it is offered where something is coloured. */
#define COLOR_ROW(flags)                                                                           \
	{                                                                                          \
		"color", KEY_COLOR, "WHEN", flags, "Colour: auto (the default), always or never",  \
			0                                                                          \
	}
#define HELP_ROW                                                                                   \
	{                                                                                          \
		NULL, 'h', NULL, OPTION_HIDDEN, NULL, 0                                            \
	}

/* The last row but one is empty, and so the end, unless the environment says that this is a test.
 */
static struct argp_option common[] = {COLOR_ROW(OPTION_HIDDEN), HELP_ROW, {0}, {0}};
static struct argp_option colored[] = {COLOR_ROW(0), HELP_ROW, {0}, {0}};
static struct argp_option document[] = {
	COLOR_ROW(0),
	HELP_ROW,
	{"format", KEY_FORMAT, "FORMAT", 0,
	 "Write json or text; without it, JSON into a pipe or file, text on a terminal", 0},
	{0},
	{0}};

/* A wrong clock would wave through an expired screening, so only tests may set it. */
static void admit_test_options(void)
{
	const char *test = environment_get("LEG_TEST");
	if (test && !strcmp(test, "1"))
		common[2] = colored[2] = document[3] =
			(struct argp_option){"now", KEY_NOW, "TIME", OPTION_HIDDEN, NULL, 0};
}

/* The last line of every --help. argp frees what it is given. */
static char *name_the_manual(int key, const char *text, void *input)
{
	(void)input;
	if (key != ARGP_KEY_HELP_EXTRA)
		return (char *)(uintptr_t)text; /* unchanged; argp is older than const */
	struct text line = TEXT_EMPTY;
	text_addf(&line, "The manual: man %s", program_invocation_short_name);
	return text_take(&line);
}

const struct argp options_common = {
	.options = common, .parser = parse, .help_filter = name_the_manual};
const struct argp options_colored = {
	.options = colored, .parser = parse, .help_filter = name_the_manual};
const struct argp options_document = {
	.options = document, .parser = parse, .help_filter = name_the_manual};

bool color_wanted(enum color color, bool is_terminal)
{
	const char *force = environment_get("CLICOLOR_FORCE");
	if (color != COLOR_AUTO)
		return color == COLOR_ALWAYS;
	if (environment_get("NO_COLOR") || environment_accessible())
		return false;
	return (force && strcmp(force, "0")) || (is_terminal && environment_terminal_capable());
}

bool options_color(const struct common_options *options)
{
	return color_wanted(options->color, isatty(STDOUT_FILENO));
}

void options_parse(const struct argp *argp, int argc, char **argv, unsigned flags, void *input)
{
	admit_test_options();
	error_t error = argp_parse(argp, argc, argv, flags, NULL, input);
	if (error == ENOMEM)
		alloc_fail();
	if (error)
		exit(FAULT_USAGE);
}
