/* The commands of leg-trial and what they share. Each takes a struct trial_options, does the work
 * of one command and returns its exit status. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "doc/trial.h"
#include "tool/commands.h"

/* Words as they were typed; NULL if not given. A flag holds its own name. */
struct trial_options {
	struct command_input input;
	const char *a, *b, *minutes, *measure, *leg, *when, *pairs;
	const char *args, *format;
};

int trial_start(void *options);
int trial_today(void *options);
int trial_show(void *options);
int trial_result(void *options);
int trial_stop(void *options);

/* The newest trial, and the civil day of now as it counts days. Without a trial: FAULT_NOTHING. */
bool trial_open(struct trial *trial, int64_t *today, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* One of the words "text", "json", "html"; `count` says how many of them the command has. */
enum trial_format { TRIAL_TEXT, TRIAL_JSON, TRIAL_HTML };
bool trial_format_read(const char *word, int count, enum trial_format *format, struct fault *fault)
	__attribute__((nonnull(3, 4), warn_unused_result));
