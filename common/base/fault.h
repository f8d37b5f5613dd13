/* Owns what went wrong: a kind, which is also the exit status, and one finished line of text.
 *
 * Functions that can fail return bool and take a struct fault last. Nothing below tool/ prints a
 * fault or ends the program for one. The text is lower case, has no full stop and no program name,
 * names the place first and puts quotes round the user's words:
 *     limits.massage.left.pressure: expected a whole number
 * Words that came from outside are made visible (base/terminal_text.h) before they are put in. */
#pragma once
#include <stdbool.h>

/* The exit statuses of all programs; leg(7) has the same table. The first group are answers of
 * the domain, the rest are those of sysexits. */
enum fault_kind {
	FAULT_NONE = 0,
	FAULT_STOP = 10,       /* nothing of what was asked for may be done */
	FAULT_EMERGENCY = 11,  /* the user was told to call for help */
	FAULT_RESCREEN = 12,   /* screening missing, expired, or older than a lock */
	FAULT_UNFINISHED = 13, /* questions left, or a session that ended early */
	FAULT_NOTHING = 14,    /* nothing due, nothing in that range, a check found faults */
	FAULT_USAGE = 64,
	FAULT_DATA = 65,	/* bad document */
	FAULT_NO_INPUT = 66,	/* cannot open input */
	FAULT_UNAVAILABLE = 69, /* a needed program or terminal is not there */
	FAULT_BUG = 70,
	FAULT_SYSTEM = 71, /* system or memory */
	FAULT_CANNOT_CREATE = 73,
	FAULT_IO = 74,
	FAULT_BUSY = 75, /* lock busy */
	FAULT_NO_PERMISSION = 77,
	FAULT_CONFIG = 78
};

enum { FAULT_TEXT_SIZE = 1536 }; /* a deep path whole, and what is wrong with it */

struct fault {
	enum fault_kind kind;
	char text[FAULT_TEXT_SIZE]; /* finished, cut to fit, NUL-terminated; "" = say nothing */
};

/* Fills `fault` and returns false, so that a function can `return fault_set(fault, …)`. */
bool fault_set(struct fault *fault, enum fault_kind kind, const char *format, ...)
	__attribute__((nonnull, format(printf, 3, 4)));

/* The same, with ": " and the words for the errno `error`. Out of memory is always FAULT_SYSTEM. */
bool fault_errno(struct fault *fault, enum fault_kind kind, int error, const char *format, ...)
	__attribute__((nonnull, format(printf, 4, 5)));

/* Puts "`where`: " before the text: each layer adds the place it knows. Returns false. */
bool fault_at(struct fault *fault, const char *where) __attribute__((nonnull));
