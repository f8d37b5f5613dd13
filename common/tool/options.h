/* The options that programs share, as argp children: -h, --color, --format, --now. */
#pragma once
#include <argp.h>
#include <stdbool.h>

#include "base/fault.h"

enum format { FORMAT_AUTO, FORMAT_TEXT, FORMAT_JSON, FORMAT_FHIR, FORMAT_HTML, FORMAT_CSV };
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct common_options {
	unsigned formats; /* in: bit 1 << enum format for what --format takes; 0 = no --format */
	enum format format;
	enum color color;
};

/* -h, --color unseen and, if LEG_TEST is 1 in the environment, the hidden --now (which moves
 * base/clock): a child for every program. Its input is a struct common_options. */
extern const struct argp options_common;

/* The same with --color in its help: for what colours something. */
extern const struct argp options_colored;

/* --format too. */
extern const struct argp options_document;

/* True if text on stdout may be coloured; color_wanted is for another stream. COLOR_AUTO goes by
 * NO_COLOR, ACCESSIBLE and CLICOLOR_FORCE, then by whether it is a terminal that draws. */
bool options_color(const struct common_options *options);
bool color_wanted(enum color color, bool is_terminal);

/* Ends the program for a wrong word: one line, status 64. For parser callbacks. */
void options_refuse(const struct argp_state *state, const struct fault *fault)
	__attribute__((noreturn));
void options_fail(const struct argp_state *state, const char *format, ...)
	__attribute__((noreturn, format(printf, 2, 3)));

/* The index of `word` in a table whose rows begin with an id (base/lookup.h); a word that is not
 * there ends the program as above. `option` as in "--color". */
int options_choose(const struct argp_state *state, const char *option, const char *word,
		   const void *rows, size_t count, size_t size);
#define OPTIONS_CHOOSE(state, option, word, table)                                                 \
	options_choose((state), (option), (word), (table), sizeof(table) / sizeof((table)[0]),     \
		       sizeof((table)[0]))

/* argp_parse, with one line for what is wrong and no second one that names --help. Out of memory
 * ends the program: going on without its options would do something else than was asked for, and a
 * command that was never seen would seem to be done. */
void options_parse(const struct argp *argp, int argc, char **argv, unsigned flags, void *input);
