/* The commands of leg-remind and their options. Each does its work with a struct remind_options and
 * returns the exit status. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"
#include "body/reminder.h"
#include "tool/commands.h"

/* The words of the command line; NULL if an option was not given. */
struct remind_options {
	struct command_input input;
	const char *every, *at, *from, *to, *days, *hours, *except; /* set */
	const char *text, *snooze, *snoozes;
	const char *format;			       /* show, due, next, export */
	const char *explain;			       /* due, tick */
	const char *number;			       /* next */
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

/* The reminder that `word` names; FAULT_USAGE, listing the names, if there is none. */
bool remind_name(const char *word, enum reminder *which, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* --format=text|json: true in *json. FAULT_USAGE for another word. */
bool remind_format(const char *word, bool *json, struct fault *fault)
	__attribute__((nonnull(2, 3), warn_unused_result));
