#include "show/duration_text.h"

#include <stdio.h>

#include "base/units.h"

char *span_words(int64_t seconds, char out[SPAN_SIZE])
{
	long hours = (long)(seconds / HOUR), minutes = (long)(seconds / MINUTE % MINUTE),
	     rest = (long)(seconds % MINUTE);
	if (hours)
		snprintf(out, SPAN_SIZE, "%ld h %02ld min", hours, minutes);
	else if (minutes && rest)
		snprintf(out, SPAN_SIZE, "%ld min %02ld s", minutes, rest);
	else if (minutes)
		snprintf(out, SPAN_SIZE, "%ld min", minutes);
	else
		snprintf(out, SPAN_SIZE, "%ld s", rest);
	return out;
}

static void add_unit(struct text *out, int64_t count, const char *one, const char *more)
{
	if (count)
		text_addf(out, "%s%lld %s", out->length ? " " : "", (long long)count,
			  count == 1 ? one : more);
}

void duration_words(int64_t seconds, struct text *out)
{
	struct text words = TEXT_EMPTY;
	add_unit(&words, seconds / 3600, "hour", "hours");
	add_unit(&words, seconds / 60 % 60, "minute", "minutes");
	add_unit(&words, seconds % 60, "second", "seconds");
	text_add(out, words.length ? words.bytes : "0 seconds");
	text_release(&words);
}
