/* A small TAP writer for the unit tests: ok(condition, "what must hold, %d", …), then tap_done().
 */
#pragma once
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tap_count, tap_failed;

/* With TAP_BAIL, for mutants, the first fault is enough, and of all cases every n-th. */
static inline void tap_bail(void)
{
	if (getenv("TAP_BAIL"))
		exit(1);
}

static inline int tap_stride(int n)
{
	return getenv("TAP_BAIL") ? n : 1;
}

__attribute__((format(printf, 4, 5))) static inline bool
tap_check(bool passed, const char *file, int line, const char *format, ...)
{
	va_list words;
	printf("%sok %d - ", passed ? "" : "not ", ++tap_count);
	va_start(words, format);
	vprintf(format, words);
	va_end(words);
	printf("\n");
	if (!passed) {
		tap_failed++;
		printf("# at %s:%d\n", file, line);
		tap_bail();
	}
	return passed;
}

#define ok(condition, ...) tap_check((condition), __FILE__, __LINE__, __VA_ARGS__)

static inline bool tap_same(const char *got, const char *wanted, const char *file, int line,
			    const char *what)
{
	bool same = got && wanted ? !strcmp(got, wanted) : got == wanted;
	tap_check(same, file, line, "%s", what);
	if (!same)
		printf("#      got: %s\n#   wanted: %s\n", got ? got : "(null)",
		       wanted ? wanted : "(null)");
	return same;
}

#define same(got, wanted, what) tap_same((got), (wanted), __FILE__, __LINE__, (what))

/* The same for how it begins; with no word nothing was said. */
static inline bool tap_begins(const char *got, const char *wanted, const char *file, int line,
			      const char *what)
{
	bool begins = *wanted ? !strncmp(got, wanted, strlen(wanted)) : !*got;
	tap_check(begins, file, line, "%s", what);
	if (!begins)
		printf("#      got: %s\n# beginning: %s\n", got, wanted);
	return begins;
}

#define begins(got, wanted, what) tap_begins((got), (wanted), __FILE__, __LINE__, (what))

/* A property over many cases is one TAP line: count the breaches, show the first few. */
static inline int tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed ? 1 : 0;
}
