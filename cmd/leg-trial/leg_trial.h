/* The commands of leg-trial and what they share. Each takes a struct trial_options, does the work
 * of one command and returns its exit status. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "doc/trial.h"
#include "tool/commands.h"
#include "tool/trial_finding.h"

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

/* The newest trial. Without one: FAULT_NOTHING. */
bool trial_open(struct trial *trial, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Reads the trial again, changes and writes it; `trial` becomes the changed one. FAULT_BUSY if it
 * is no longer the newest. The folder is locked meanwhile, so that no look is lost. */
bool trial_change(struct trial *trial, void change(struct trial *), struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Writes it to a new file that takes the old one's place. The folder must be locked. */
bool trial_write(const struct trial *trial, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* One of the words "text", "json", "html"; `count` says how many of them the command has. */
enum trial_format { TRIAL_TEXT, TRIAL_JSON, TRIAL_HTML };
bool trial_format_read(const char *word, int count, enum trial_format *format, struct fault *fault)
	__attribute__((nonnull(3, 4), warn_unused_result));

/* "heaviness of both legs, the mean of left and right, after the session". */
void protocol_measure(const struct trial *trial, struct text *out) __attribute__((nonnull));

/* The rules fixed at the start, one fact a line. It does not say which routine comes first in a
 * pair: that must not be known before its day. */
void protocol_text(const struct trial *trial, struct text *out) __attribute__((nonnull));

/* One line a pair: which days are done, missing or ahead. No rating is shown. */
void course_text(const struct finding *finding, struct text *out) __attribute__((nonnull));

const char *day_words(enum day_state state); /* "no session" */

/* The result for people: the pairs as a picture, the numbers, the conclusion and its limits. */
void result_text(const struct finding *finding, struct text *out) __attribute__((nonnull));

/* As a document (leg-trial-result). Differences are in half points, the median in quarter points,
 * the chance as a fraction: integers alone. `ratings` false: the course alone, without one, for
 * "leg-trial show". */
void result_encode(const struct finding *finding, bool ratings, struct text *out)
	__attribute__((nonnull));

/* As a page that answers each item of CONSORT's extension for single-patient trials (CENT 2015), or
 * says why it does not apply. */
void result_html(const struct finding *finding, struct text *out) __attribute__((nonnull));
