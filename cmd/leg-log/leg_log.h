/* The commands of leg-log. Each does its work with a struct log_options and returns the exit
 * status. */
#pragma once

/* Answers a shell that completes a word (tool/candidates.h): ids of the newest records, kinds,
 * routines. */
void log_candidates_answer(int argc, char **argv);

int log_add(void *options);
int log_list(void *options);
int log_show(void *options);
int log_amend(void *options);
int log_undo(void *options);
int log_erase_command(void *options);
int log_stats(void *options);
int log_calendar(void *options);
int log_trend(void *options);
int log_report(void *options);
int log_export(void *options);
int log_import(void *options);
int log_check(void *options);
