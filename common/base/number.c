#include "base/number.h"

#include <stdint.h>
#include <string.h>

#include "base/terminal_text.h"
#include "base/text.h"

/* No bound is greater, as a long may have 32 bits. A number beyond it counts as some number beyond
 * it, of which no sum overflows. */
static const int64_t LARGEST = INT32_MAX;

static bool refuse(const char *word, const char *wanted, struct fault *fault)
{
	return fault_set(fault, FAULT_USAGE, "'%s' is not %s", VISIBLE(word), wanted);
}

/* Reads digits at `*at`; false when there are none. */
static bool digits(const char **at, int64_t *value)
{
	const char *start = *at;
	*value = 0;
	for (; **at >= '0' && **at <= '9'; (*at)++)
		if (*value <= LARGEST)
			*value = *value * 10 + (**at - '0');
	return *at > start;
}

bool number_parse(const char *word, long least, long most, long *value, struct fault *fault)
{
	const char *at = word;
	int64_t read;
	if (!digits(&at, &read) || *at)
		return refuse(word, "a whole number", fault);
	if (read < least || read > most)
		return fault_set(fault, FAULT_USAGE, "'%s' is outside %ld to %ld", VISIBLE(word),
				 least, most);
	*value = (long)read;
	return true;
}

/* "1h30m": each unit once at most, the largest first. */
static bool with_units(const char *word, int64_t *total)
{
	static const struct {
		char letter;
		int64_t seconds;
	} units[] = {{'h', 3600}, {'m', 60}, {'s', 1}};
	const char *at = word;
	*total = 0;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		const char *end = at;
		int64_t amount;
		if (!digits(&end, &amount) || *end != units[i].letter)
			continue;
		*total += amount * units[i].seconds;
		at = end + 1;
	}
	return at > word && !*at;
}

/* "3" or "2.5", in units of `bare` seconds: a whole number of seconds. */
static bool without_unit(const char *word, int64_t bare, int64_t *total)
{
	enum { MOST_DECIMALS = 6 };
	const char *at = word, *point;
	int64_t amount, part = 0, scale = 1;
	if (!digits(&at, &amount))
		return false;
	*total = amount * bare;
	if (!*at)
		return true;
	point = at++;
	if (*point != '.' || !digits(&at, &part) || *at || at - point > MOST_DECIMALS + 1)
		return false;
	for (const char *digit = point + 1; digit < at; digit++)
		scale *= 10;
	*total += part * bare / scale;
	return part * bare % scale == 0;
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
	int64_t total;
	if (!with_units(word, &total) && !without_unit(word, bare, &total))
		return refuse(word, "a duration such as 3, 90s, 1m30s, 2.5 or 1h", fault);
	if (total < least || total > most) {
		struct text bounds = TEXT_EMPTY;
		say_bound(&bounds, least);
		text_add(&bounds, " to ");
		say_bound(&bounds, most);
		fault_set(fault, FAULT_USAGE, "'%s' is outside %s", VISIBLE(word), bounds.bytes);
		text_release(&bounds);
		return false;
	}
	*seconds = (long)total;
	return true;
}
