/* Owns the work of leg-remind's commands: each takes the program's options, does its work, and
 * returns the exit status; and struct remind, all that they look at. */
#pragma once
#include <stdbool.h>

#include "doc/policy.h"
#include "remind_state.h"
#include "due.h"
#include "reminder_text.h"
#include "store/settings.h"
#include "tool/commands.h"

/* The words of the line; NULL if an option was not given. */
struct remind_options {
	struct command_input input;
	const char *every, *at, *from, *to, *days, *hours, *except; /* set */
	const char *text, *snooze, *snoozes;
	const char *format;			       /* show, due, next, export */
	const char *explain;			       /* due, tick */
	const char *count;			       /* next */
	const char *minutes;			       /* done */
	const char *cron, *systemd, *choose, *dry_run; /* install, uninstall */
};

int remind_set(void *options);
int remind_unset(void *options);
int remind_show(void *options);
int remind_due(void *options);
int remind_tick(void *options);
int remind_next(void *options);
int remind_done(void *options);
int remind_snooze(void *options);
int remind_pause(void *options);
int remind_resume(void *options);
int remind_install(void *options);
int remind_uninstall(void *options);
int remind_export(void *options);

/* The buttons of a note do the same as `done` and `snooze`, and return an exit status. A reminder
 * that was done since it was `said` is not logged again. */
int answer_done(enum reminder which, int64_t said);
int answer_snooze(enum reminder which);

/* ---- what they share ------------------------------------------------------------------------- */

/* All that a decision looks at, read once. */
struct remind {
	struct settings settings;
	struct policy policy;
	struct remind_state state;
	struct due_log log;
	struct due_screening screening;
	bool closed; /* no slot is open, so whatever the log and the screening say nothing is due */
	struct due_facts facts; /* points to the above */
};

enum remind_ask {
	REMIND_ASK_IDLE = 1, /* run the `idle` command too */
	REMIND_WHEN_OPEN = 2 /* go on only where a slot is open: `closed` says that none is */
};

/* Reads everything. A torn state is begun anew, which is said once on stderr. The caller
 * releases. */
bool remind_gather(struct remind *remind, unsigned ask, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void remind_release(struct remind *remind) __attribute__((nonnull));

/* The settings alone, an unknown key said on stderr. */
bool remind_settings(struct settings *settings, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Says that a torn state was begun anew. */
void remind_say_torn(const struct fault *torn) __attribute__((nonnull));

/* How the reminder `which` is worded now. */
struct reminder_saying remind_saying(const struct remind *remind, enum reminder which,
				     const struct due_verdict *verdict) __attribute__((nonnull));

/* The reminder that `word` names; FAULT_USAGE, with those that there are. */
bool remind_name(const char *word, enum reminder *which, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* --format=text|json: true in *json. FAULT_USAGE for another word. */
bool remind_format(const char *word, bool *json, struct fault *fault)
	__attribute__((nonnull(2, 3), warn_unused_result));

/* The earliest slot of all reminders after `after` that the screening permits; 0 and -1 if there
 * is none. */
int64_t remind_next_of_all(const struct remind *remind, int64_t after, int *which)
	__attribute__((nonnull));

/* Writes a report on stdout and drops it. */
int remind_print(struct text *report) __attribute__((nonnull));
