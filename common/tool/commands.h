/* Programs that have commands ("leg-log stats"): the outer parser, "help" and the help of each
 * command, and options that several commands share.
 *
 * A program's options are one table; each row says which commands take it and which member of the
 * options struct its word goes to. Words are only stored here: the command reads them when it runs,
 * after the whole line was parsed. */
#pragma once
#include <argp.h>
#include <stddef.h>

#include "tool/options.h"

enum { COMMAND_MOST_OPERANDS = 2, COMMAND_MOST_OPTIONS = 48 };

/* The first member of the options struct of a program. */
struct command_input {
	struct common_options common;
	const char *operands[COMMAND_MOST_OPERANDS]; /* NULL if not given */
};

struct command {
	const char *name;
	const char *operands; /* "[ID]", or NULL: the command takes none */
	int operand_most;
	const char *summary;	   /* one line for the program's help */
	const char *doc;	   /* more for the command's own help, or NULL */
	int (*run)(void *options); /* returns the exit status */
};

struct command_option {
	struct argp_option option; /* key: any number of its own, or its letter */
	size_t place;		   /* offset of a `const char *`; a flag stores its name there */
	unsigned long commands;	   /* 1 << index of each command that takes it */
	const char *(*meant)(const char *word); /* what is stored for the word, or NULL: itself */
};

struct commands {
	const char *doc;
	const struct command *of;
	size_t count;
	const struct command_option *options;
	size_t option_count;
	unsigned long colored; /* 1 << index of each command that takes --color */
	void *input;	       /* begins with a struct command_input */
};

#define COMMANDS(doc, commands, options, colored, input)                                           \
	((const struct commands){doc, commands, sizeof(commands) / sizeof(commands)[0], options,   \
				 sizeof(options) / sizeof(options)[0], colored, input})

/* Reads the line, runs the command, returns its status. Wrong use ends the program with 64. */
int commands_run(const struct commands *commands, int argc, char **argv);
