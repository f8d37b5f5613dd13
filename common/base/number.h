/* Owns the strict reading of whole numbers and durations from the words of a user. Nothing here
 * accepts a sign, a blank, a leading "+", hexadecimal, or trailing rubbish, and no floating point
 * is used. Faults are FAULT_USAGE and quote the word. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"

/* `word` as decimal digits, least <= value <= most. */
bool number_parse(const char *word, long least, long most, long *value, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* `word` as a duration in seconds: "90s", "3m", "1h", "1m30s", "1h5m", "2.5" or "3". A bare number
 * counts in units of `bare` seconds (60 if an option is in minutes, 1 if in seconds); a
 * decimal part must give a whole number of seconds. Units may appear once each, largest first. */
bool duration_parse(const char *word, long bare, long least, long most, long *seconds,
		    struct fault *fault) __attribute__((nonnull, warn_unused_result));
