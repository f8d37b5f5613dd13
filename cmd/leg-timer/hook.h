/* Runs the user's commands for events (--say, --say-with, --on-step): one child at a time, never
 * waited for.
 *
 * Each runs as /bin/sh -c COMMAND leg TEXT, so that the text is "$1" and never part of the command,
 * with `input` on its standard input and its output discarded; its failure changes nothing. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

#include "base/text.h"

struct hook {
	const char *command; /* NULL: none */
	bool interrupts; /* a new text ends a child still busy with the last (a voice); otherwise it
			    comes next, instead of one that waits already */
	pid_t child;	 /* 0 = none */
	bool waiting;
	struct text text;
	struct text input;
};

void hook_tell(struct hook *hook, const char *text, const char *input) __attribute__((nonnull));

/* After SIGCHLD: reaps the child, starts a text that waits. */
void hook_reap(struct hook *hook) __attribute__((nonnull));

/* Starts a text that waits; the child is left to end by itself. */
void hook_leave(struct hook *hook) __attribute__((nonnull));

/* The command behind --say: speech-dispatcher, else espeak-ng. */
extern const char hook_voice[];

/* False if neither is installed. */
bool hook_has_voice(void);
