#include "base/clock.h"
#include "base/date_words.h"
#include "base/number.h"
#include "base/units.h"
#include "leg_remind.h"
#include "remind.h"
#include "time_text.h"
#include "tool/program.h"

static bool set_pause(struct remind_state *state, void *context)
{
	state->paused_until = *(const int64_t *)context;
	return true;
}

/* A duration ("1h", "90"), or a date or time until which: "tomorrow", "14:00", "2026-12-01". One
 * that has begun ("today", "this-week") means the rest of it. */
static bool read_pause(const char *word, struct stamp now, int day_start, int64_t *until,
		       struct fault *fault)
{
	struct fault no_duration, no_date;
	struct date_range range;
	long seconds;
	if (!word)
		return fault_set(fault, FAULT_USAGE,
				 "say for how long: leg-remind pause 1h, or "
				 "pause tomorrow");
	if (duration_parse(word, MINUTE, 0, INT32_MAX, &seconds, &no_duration)) {
		*until = now.at + seconds;
	} else if (date_range_parse(word, now, day_start, DATE_AHEAD, &range, &no_date)) {
		*until = range.first > now.at ? range.first : range.last + 1;
	} else {
		return fault_set(fault, FAULT_USAGE, "%.400s, nor a duration such as 1h",
				 no_date.text);
	}
	if (*until <= now.at)
		return fault_set(fault, FAULT_USAGE, "'%s' is not in the future", word);
	if (*until < now.at + MINUTE)
		return fault_set(fault, FAULT_USAGE, "'%s' is less than a minute", word);
	if (*until > now.at + DUE_MOST_PAUSE)
		return fault_set(fault, FAULT_USAGE,
				 "'%s' is more than %d days; take reminders "
				 "out with unset or uninstall",
				 word, DUE_MOST_PAUSE / DAY);
	return true;
}

int remind_pause(void *options)
{
	const struct remind_options *given = options;
	struct settings settings;
	struct fault fault;
	struct stamp now = clock_now();
	int64_t until;
	if (!remind_settings(0, &settings, &fault))
		return program_fault(&fault);
	int day_start = settings.day_start;
	settings_release(&settings);
	if (!read_pause(given->input.operands[0], now, day_start, &until, &fault) ||
	    !remind_state_change(set_pause, NULL, &until, &fault))
		return program_fault(&fault);
	struct text line = TEXT_EMPTY;
	text_addf(&line, "paused until %s\n", MOMENT(until, now));
	return program_report(&line);
}

int remind_resume(void *options)
{
	int64_t never = 0;
	struct fault fault;
	(void)options;
	return remind_state_change(set_pause, NULL, &never, &fault) ? 0 : program_fault(&fault);
}
