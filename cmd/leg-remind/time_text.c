#include "time_text.h"

#include "base/civil.h"
#include "weekdays.h"

void moment_add(struct text *text, int64_t at, struct stamp now)
{
	struct stamp local = stamp_local(at);
	char word[STAMP_SIZE];
	int64_t day = stamp_day(local, 0);
	stamp_format(local, word);
	if (day != stamp_day(now, 0))
		text_addf(text, "%s %.10s ", weekday_words(civil_weekday(day)), word);
	text_addf(text, "%.5s", word + sizeof "2026-11-22T" - 1);
}
