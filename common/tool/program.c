#include "tool/program.h"

#include <argp.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/file.h"
#include "base/signals.h"
#include "base/stamp.h"
#include "base/term.h"
#include "base/terminal_text.h"
#include "base/text.h"

static void print_version(FILE *stream, struct argp_state *state)
{
	(void)state;
	fprintf(stream,
		"%s (leg) " LEG_VERSION "\n"
		"Copyright (c) 2026 The leg authors. MIT License.\n"
		"For comfort and information; not a medical device.\n",
		program_invocation_short_name);
}

/* The first file opened would get the number of a closed standard descriptor, and messages be
 * written into it. A closed stdout becomes one that cannot be written, so that the loss is seen. */
static void fill_closed_descriptors(void)
{
	int opened;
	if (fcntl(STDIN_FILENO, F_GETFD) >= 0 && fcntl(STDOUT_FILENO, F_GETFD) >= 0 &&
	    fcntl(STDERR_FILENO, F_GETFD) >= 0)
		return;
	do {
		opened = open("/dev/null", O_RDWR);
		if (opened == STDOUT_FILENO) {
			close(opened);
			opened = open("/dev/null", O_RDONLY);
		}
	} while (opened >= 0 && opened <= STDERR_FILENO);
	if (opened >= 0)
		close(opened);
}

static int stdout_error; /* why program_print failed first: errno does not last until the end */

bool program_print(const struct text *out)
{
	if (fwrite(out->bytes, 1, out->length, stdout) < out->length && !stdout_error)
		stdout_error = errno;
	return !ferror(stdout);
}

int program_report(struct text *report)
{
	program_print(report);
	text_release(report);
	return FAULT_NONE;
}

bool program_flush(void)
{
	if (fflush(stdout) && !stdout_error)
		stdout_error = errno;
	return !ferror(stdout);
}

/* argp's --help and jansson's writers ignore a full disk; nothing may seem to have been written
 * that was not. Flushed, not closed, so that leak checkers still report. */
static void check_stdout(void)
{
	if (!ferror(stdout) && !fflush(stdout))
		return;
	int error = stdout_error ? stdout_error : errno;
	if (error == EPIPE)
		_exit(FAULT_IO);
	program_say("standard output: %s", error ? strerror(error) : "cannot be written");
	_exit(FAULT_IO);
}

/* Said before anything is dated: the C library would write UTC without a word. */
static void check_zone(void)
{
	const char *zone = environment_get("TZ");
	if (!zone || zone_exists(zone, environment_get("TZDIR")))
		return;
	program_say("TZ: there is no zone '%s'; times are in UTC", VISIBLE(zone));
	environment_set("TZ", "UTC0"); /* a fifo would be waited for; and our children are silent */
}

/* The caller chose our name, and every message begins with it. */
static bool is_legible(const char *name)
{
	return *name && !strcmp(VISIBLE(name), name);
}

void program_start(int argc, char **argv)
{
	static char nameless[] = "leg";
	fill_closed_descriptors();
	if (!is_legible(program_invocation_short_name))
		program_invocation_short_name = nameless;
	if (argc > 0)
		argv[0] = program_invocation_short_name;
	signals_begin();
	argp_program_version_hook = print_version;
	check_zone();
	atexit(check_stdout);
}

void program_tell(const struct text *lines)
{
	struct fault ignored;
	(void)!file_write(STDERR_FILENO, lines->bytes, lines->length, "standard error", &ignored);
}

void program_say_as(const char *name, const char *said)
{
	struct text line = TEXT_EMPTY, shown = TEXT_EMPTY;
	text_addf(&line, "%s: ", name);
	visible_add(&shown, said);
	if (isatty(STDERR_FILENO))
		visible_fill(&line, shown.bytes, line.length, (size_t)term_columns(STDERR_FILENO));
	else
		text_add(&line, shown.bytes);
	text_add_char(&line, '\n');
	fflush(stdout);
	program_tell(&line);
	text_release(&shown);
	text_release(&line);
}

void program_say(const char *format, ...)
{
	va_list words;
	char said[FAULT_TEXT_SIZE * 2];
	va_start(words, format);
	vsnprintf(said, sizeof said, format, words);
	va_end(words);
	program_say_as(program_invocation_short_name, said);
}

int program_fault(const struct fault *fault)
{
	if (fault->text[0])
		program_say("%s", fault->text);
	return (int)fault->kind;
}

bool program_settings(struct settings *settings, setting_set needed, struct fault *fault)
{
	if (!settings_read(settings, needed, fault))
		return false;
	for (char *rest = settings->warnings, *line; (line = strsep(&rest, "\n"));)
		program_say("%s", line);
	return true;
}
