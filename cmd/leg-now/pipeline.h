/* A line of programs joined by pipes: written as one types it, and run as written.
 *
 * The programs are children of this process and share its terminal and its process group, as a
 * shell's would. Each is looked for in PATH, then in the folder of the running program. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"

enum { PIPELINE_STAGES = 4, STAGE_WORDS = 8 };

enum stage { STAGE_SCREEN, STAGE_PLAN, STAGE_TIMER, STAGE_LOG };

struct pipeline {
	/* argv of each: the program first, NULL last; none of a stage that is not used */
	const char *words[PIPELINE_STAGES][STAGE_WORDS + 1];
};

/* Adds a word to a stage. The word is borrowed. */
void pipeline_add(struct pipeline *line, enum stage stage, const char *word)
	__attribute__((nonnull));

/* The line as one types it: "leg-screen --save | leg-plan | …". Words must need no quotes. */
void pipeline_write(const struct pipeline *line, struct text *out) __attribute__((nonnull));

/* Runs the line and waits until each program has ended. `status` gets the exit status of each, 128
 * + n for one that died of signal n, 0 for a stage that is not used. Ctrl-C reaches the programs
 * alone; TERM and HUP are passed on to them. If one is killed, says so and gives the terminal back.
 * False with FAULT_UNAVAILABLE if one cannot be started: those that were are told to end. */
bool pipeline_run(const struct pipeline *line, int status[PIPELINE_STAGES], struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Returns the status of the whole line: 11 if any program ended with 11, else the first status
 * other than 0. leg-screen's stop counts only if leg-plan stopped too: a stop of massage leaves
 * other routines. */
int pipeline_status(const int status[PIPELINE_STAGES]) __attribute__((nonnull));
