#include "base/number.h"

#include <stdint.h>
#include <string.h>

#include "base/terminal_text.h"
#include "base/text.h"

/* Durations and numbers beyond this are refused before any arithmetic could overflow. */
static const long LARGEST = INT32_MAX;

static bool refuse(const char *word, const char *wanted, struct fault *fault)
{
	return fault_set(fault, FAULT_USAGE, "'%s' is not %s", VISIBLE(word), wanted);
}

/* Reads digits at `*at`; false when there are none or the number is beyond LARGEST. */
static bool digits(const char **at, long *value)
{
	const char *start = *at;
	*value = 0;
	for (; **at >= '0' && **at <= '9'; (*at)++) {
		*value = *value * 10 + (**at - '0');
		if (*value > LARGEST)
			return false;
	}
	return *at > start;
}

bool number_parse(const char *word, long least, long most, long *value, struct fault *fault)
{
	const char *at = word;
	long read;
	if (!digits(&at, &read) || *at)
		return refuse(word, "a whole number", fault);
	if (read < least || read > most)
		return fault_set(fault, FAULT_USAGE, "'%ld' is outside %ld to %ld", read, least,
				 most);
	*value = read;
	return true;
}

static long unit_seconds(char letter)
{
	switch (letter) {
	case 'h': return 3600;
	case 'm': return 60;
	case 's': return 1;
	default: return 0;
	}
}

/* "2.5": the digits after the point, in units of `bare` seconds; false unless that is a whole
 * number of seconds. */
static bool fraction(const char **at, long bare, long *seconds)
{
	long scale = 1, part = 0;
	const char *start = *at;
	for (; **at >= '0' && **at <= '9'; (*at)++) {
		if (scale > 100000)
			return false;
		scale *= 10;
		part = part * 10 + (**at - '0');
	}
	if (*at == start || part * bare % scale)
		return false;
	*seconds = part * bare / scale;
	return true;
}

static bool duration_read(const char *word, long bare, long *total)
{
	const char *at = word;
	long unit_before = LARGEST;
	*total = 0;
	while (*at) {
		long amount, rest = 0;
		if (!digits(&at, &amount))
			return false;
		if (*at == '.' || !*at) { /* a bare number stands alone */
			if (unit_before != LARGEST || amount > LARGEST / bare)
				return false;
			if (*at == '.' && (at++, !fraction(&at, bare, &rest)))
				return false;
			*total = amount * bare + rest;
			return !*at;
		}
		long unit = unit_seconds(*at++);
		if (!unit || unit >= unit_before || amount > LARGEST / unit)
			return false;
		unit_before = unit;
		*total += amount * unit;
	}
	return unit_before != LARGEST;
}

/* A bound as it is said: "1 second", "30 minutes". */
static void say_bound(struct text *text, long seconds)
{
	bool minutes = seconds && seconds % 60 == 0;
	long amount = minutes ? seconds / 60 : seconds;
	text_addf(text, "%ld %s%s", amount, minutes ? "minute" : "second", amount == 1 ? "" : "s");
}

bool duration_parse(const char *word, long bare, long least, long most, long *seconds,
		    struct fault *fault)
{
	long total;
	if (!duration_read(word, bare, &total))
		return refuse(word, "a duration such as 3, 90s, 1m30s, 2.5 or 1h", fault);
	if (total < least || total > most) {
		struct text bounds = TEXT_EMPTY;
		say_bound(&bounds, least);
		text_add(&bounds, " to ");
		say_bound(&bounds, most);
		fault_set(fault, FAULT_USAGE, "'%s' is outside %s", word, bounds.bytes);
		text_release(&bounds);
		return false;
	}
	*seconds = total;
	return true;
}
