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
