/* Owns the start and the end of every program: descriptors, argp's hooks, settings, the message of
 * a fault, the check of stdout at exit. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"
#include "store/settings.h"

/* First line of every main: opens closed descriptors 0-2 harmlessly, shortens argv[0], sets
 * argp's version hook, says if TZ names no zone, and arranges that a failed write of stdout ends in
 * 74 and that a limit of file size does not end the program. */
void program_start(int argc, char **argv);

/* Prints "program: text" on stderr (nothing for an empty text) and returns the exit status. */
int program_fault(const struct fault *fault) __attribute__((nonnull));

/* Writes `lines` to stderr as they are; a signal does not cut them short. */
void program_tell(const struct text *lines) __attribute__((nonnull));

/* Talk on stderr, "program: words", one line; on a terminal it is broken between words. */
void program_say(const char *format, ...) __attribute__((nonnull, format(printf, 1, 2)));

/* The same with the name of a command, "leg-log add". */
void program_say_as(const char *name, const char *said) __attribute__((nonnull));

/* Writes `out` to stdout. False if that has failed, now or before, which may be ignored: the end of
 * the program says why, or nothing if the reader is gone, and exits 74. */
bool program_print(const struct text *out) __attribute__((nonnull));

/* Prints a report and releases it. Returns 0, the exit status. */
int program_report(struct text *report) __attribute__((nonnull));

/* Flushes stdout and returns as program_print does, for a program that must say on stderr what was
 * done if stdout fails. */
bool program_flush(void) __attribute__((warn_unused_result));

/* Reads the settings and says their warnings. Bad values of what is `needed` are a fault; with 0 it
 * never fails (store/settings.h). */
bool program_settings(struct settings *settings, setting_set needed, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
