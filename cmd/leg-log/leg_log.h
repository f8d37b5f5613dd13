/* Owns the commands of leg-log: each does the work of one, with a struct log_options, and gives the
 * exit status. cmd/ includes it; the work is cut into run/log_*.c. */
#pragma once

int log_add(void *options);
int log_list(void *options);
int log_show(void *options);
int log_amend(void *options);
int log_undo(void *options);
int log_stats(void *options);
int log_calendar(void *options);
int log_trend(void *options);
int log_report(void *options);
int log_export(void *options);
int log_import(void *options);
int log_check(void *options);
