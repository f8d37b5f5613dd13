#include "set_words.h"

#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "base/clock.h"
#include "base/date_words.h"
#include "base/stamp.h"
#include "base/terminal_text.h"
#include "base/units.h"
#include "weekdays.h"

enum { MOST_PIECE = 128 };

static bool refuse_word(const char *word, const char *wanted, struct fault *fault)
{
	return fault_set(fault, FAULT_USAGE, "'%s' is not %s", VISIBLE(word), wanted);
}

/* Leaves one blank between words, and none at the end or around a - or "..". */
static void tighten(char *word)
{
	char *to = word;
	for (const char *at = word; *at; at++) {
		bool joins = strchr(" -.", at[1]) || (to > word && strchr("-.", to[-1]));
		if (*at != ' ' || !joins)
			*to++ = *at;
	}
	*to = '\0';
}

/* Cuts the piece up to the next comma, or up to the comma after any of `mark`, off `*word`,
 * without the blanks around it. False at the end. A comma at the end leaves an empty piece, which
 * is refused. */
static bool next_piece(const char **word, const char *mark, char piece[MOST_PIECE])
{
	*word += strspn(*word, " ");
	if (!**word)
		return false;
	const char *from = *mark ? strpbrk(*word, mark) : *word;
	const char *end = strchr(from ? from : *word, ',');
	size_t length = end ? (size_t)(end - *word) : strlen(*word);
	/* no word that we know ends in dots */
	snprintf(piece, MOST_PIECE, length < MOST_PIECE ? "%.*s" : "%.*s...",
		 (int)(length < MOST_PIECE ? length : MOST_PIECE - sizeof "..."), *word);
	tighten(piece);
	*word += length;
	*word += **word == ',' && (*word)[1];
	return true;
}

/* "9" is 9:00. */
static bool whole_hour(const char *word, int *minute)
{
	char time[MINUTE_SIZE];
	size_t length = strlen(word);
	if (!length || length > 2 || word[strspn(word, "0123456789")])
		return false;
	snprintf(time, sizeof time, "%s:00", word);
	return minute_parse(time, minute);
}

bool words_minute(const char *word, int *minute, struct fault *fault)
{
	return minute_parse(word, minute) || whole_hour(word, minute) ||
	       refuse_word(word, "a time of day such as 9:00 or 17:30", fault);
}

bool words_days(const char *word, weekday_set *days, struct fault *fault)
{
	return weekdays_parse(word, days) ||
	       refuse_word(word, "a list of days such as mon-fri, sat,sun, weekdays or daily",
			   fault);
}

bool words_times(const char *word, struct policy_reminder *reminder, struct fault *fault)
{
	char piece[MOST_PIECE];
	const char *rest = word;
	int minute;
	while (next_piece(&rest, "", piece)) {
		if (!words_minute(piece, &minute, fault))
			return false;
		if (minute == MINUTES_IN_DAY) /* of which day? */
			return refuse_word(piece, "a time to be reminded at: use 0:00", fault);
		if (!policy_add_time(reminder, minute))
			return fault_set(fault, FAULT_USAGE, "more than %d times",
					 POLICY_MOST_TIMES);
	}
	return reminder->time_count || refuse_word(word, "a list of times", fault);
}

/* "fri 9:00-13:00" or "9:00-13:00" */
static bool one_range(char *piece, weekday_set days, struct policy_range *range,
		      struct fault *fault)
{
	static const char wanted[] = "a list of hours such as 9:00-12:30 or \"mon-thu 9:00-17:00\"";
	char *times = strrchr(piece, ' ');
	range->days = days;
	if (times) {
		*times++ = '\0';
		if (!words_days(piece, &range->days, fault))
			return false;
	} else {
		times = piece;
	}
	char *to = strchr(times, '-');
	if (!to)
		return refuse_word(times, wanted, fault);
	*to++ = '\0';
	if (!words_minute(times, &range->from, fault) || !words_minute(to, &range->to, fault))
		return false;
	return range->from != range->to || refuse_word(times, "before its own end", fault);
}

bool words_ranges(const char *word, weekday_set days, struct policy_range ranges[], size_t *count,
		  struct fault *fault)
{
	char piece[MOST_PIECE];
	const char *rest = word;
	/* the days of a range may hold commas, its times not: a range ends at the first comma after
	 * a digit */
	for (*count = 0; next_piece(&rest, "0123456789", piece); (*count)++) {
		if (*count == POLICY_MOST_RANGES)
			return fault_set(fault, FAULT_USAGE, "more than %d ranges of hours",
					 POLICY_MOST_RANGES);
		if (!one_range(piece, days, &ranges[*count], fault))
			return false;
	}
	return *count || refuse_word(word, "hours", fault);
}

/* A whole day, by its date or as "today": what is kept is the date. */
static bool one_date(const char *word, int64_t *day, struct fault *fault)
{
	struct date_range range;
	struct fault no_date;
	if (civil_parse(word, day))
		return true;
	if (!date_parse(word, clock_now(), 0, &range, &no_date) || range.exact ||
	    range.clock_last - range.clock_first != DAY - 1)
		return refuse_word(
			word, "a date such as today, 2026-12-24 or 2026-12-24..2027-01-03", fault);
	*day = stamp_day(stamp_local(range.first), 0);
	return true;
}

bool words_dates(const char *word, struct policy_reminder *reminder, struct fault *fault)
{
	char piece[MOST_PIECE];
	const char *rest = word;
	reminder->except_count = 0;
	if (!strcmp(word, "none"))
		return true;
	while (next_piece(&rest, "", piece)) {
		if (reminder->except_count == POLICY_MOST_EXCEPT)
			return fault_set(fault, FAULT_USAGE, "more than %d exceptions",
					 POLICY_MOST_EXCEPT);
		struct policy_dates *dates = &reminder->except[reminder->except_count++];
		char *last = strstr(piece, "..");
		if (last) {
			*last = '\0';
			last += 2;
		}
		if (!one_date(piece, &dates->first, fault) ||
		    !one_date(last ? last : piece, &dates->last, fault))
			return false;
		if (dates->last < dates->first)
			return refuse_word(piece, "before the end of its exception", fault);
	}
	return reminder->except_count || refuse_word(word, "a list of dates", fault);
}
