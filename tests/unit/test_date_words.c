#include "tap.h"

#include <stdlib.h>
#include <time.h>

#include "base/date_words.h"

enum { DAY_START = 3 * 3600 };

static void zone(const char *name)
{
	setenv("TZ", name, 1);
	tzset();
}

static struct stamp at(const char *word)
{
	struct stamp stamp = {0};
	if (!stamp_parse(word, &stamp))
		ok(false, "%s is no time", word);
	return stamp_local(stamp.at);
}

static int64_t end_of(const char *word)
{
	return at(word).at;
}

/* Each word, what it covers on Wednesday 2026-11-25 at noon in Berlin. */
struct row {
	const char *word, *first, *last;
};

static const struct row dates[] = {
	{"2026-11-22T09:30:00+01:00", "2026-11-22T09:30:00+01:00", "2026-11-22T09:30:00+01:00"},
	{"2026-11-22", "2026-11-22T03:00:00+01:00", "2026-11-23T02:59:59+01:00"},
	{"2026-11-22 09:30", "2026-11-22T09:30:00+01:00", "2026-11-22T09:30:59+01:00"},
	{"2026-11-22 9:30", "2026-11-22T09:30:00+01:00", "2026-11-22T09:30:59+01:00"},
	{"2026-11-22T09:00", "2026-11-22T09:00:00+01:00", "2026-11-22T09:00:59+01:00"},
	{"09:30", "2026-11-25T09:30:00+01:00", "2026-11-25T09:30:59+01:00"},
	{"9:00", "2026-11-25T09:00:00+01:00", "2026-11-25T09:00:59+01:00"},
	{"0:00", "2026-11-25T00:00:00+01:00", "2026-11-25T00:00:59+01:00"},
	{"today", "2026-11-25T03:00:00+01:00", "2026-11-26T02:59:59+01:00"},
	{"yesterday", "2026-11-24T03:00:00+01:00", "2026-11-25T02:59:59+01:00"},
	{"tomorrow", "2026-11-26T03:00:00+01:00", "2026-11-27T02:59:59+01:00"},
	{"yesterday 18:30", "2026-11-24T18:30:00+01:00", "2026-11-24T18:30:59+01:00"},
	{"today 9:05", "2026-11-25T09:05:00+01:00", "2026-11-25T09:05:59+01:00"},
	{"tomorrow 00:30", "2026-11-26T00:30:00+01:00", "2026-11-26T00:30:59+01:00"},
};

static const struct row ranges[] = {
	{"-7d", "2026-11-18T03:00:00+01:00", "2026-11-19T02:59:59+01:00"},
	{"30d", "2026-10-26T03:00:00+01:00", "2026-10-27T02:59:59+01:00"},
	{"0d", "2026-11-25T03:00:00+01:00", "2026-11-26T02:59:59+01:00"},
	{"monday", "2026-11-23T03:00:00+01:00", "2026-11-24T02:59:59+01:00"},
	{"Wednesday", "2026-11-25T03:00:00+01:00", "2026-11-26T02:59:59+01:00"},
	{"thu", "2026-11-19T03:00:00+01:00", "2026-11-20T02:59:59+01:00"},
	{"this-week", "2026-11-23T03:00:00+01:00", "2026-11-30T02:59:59+01:00"},
	{"last-week", "2026-11-16T03:00:00+01:00", "2026-11-23T02:59:59+01:00"},
	{"this-month", "2026-11-01T03:00:00+01:00", "2026-12-01T02:59:59+01:00"},
	{"last-month", "2026-10-01T03:00:00+02:00", "2026-11-01T02:59:59+01:00"},
	{"2026-W40", "2026-09-28T03:00:00+02:00", "2026-10-05T02:59:59+02:00"},
	{"2026-w01", "2025-12-29T03:00:00+01:00", "2026-01-05T02:59:59+01:00"},
	{"2026-W53", "2026-12-28T03:00:00+01:00", "2027-01-04T02:59:59+01:00"},
	{"2026-10", "2026-10-01T03:00:00+02:00", "2026-11-01T02:59:59+01:00"},
	{"2028-02", "2028-02-01T03:00:00+01:00", "2028-03-01T02:59:59+01:00"},
};

static bool covers(const struct row *row, const struct date_range *range)
{
	return range->first == end_of(row->first) && range->last == end_of(row->last);
}

static void every_word(void)
{
	struct stamp now = at("2026-11-25T12:00:00+01:00");
	struct date_range range;
	struct fault fault;
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		ok(date_parse(dates[i].word, now, DAY_START, &range, &fault) &&
			   covers(&dates[i], &range),
		   "date %s", dates[i].word);
		ok(date_range_parse(dates[i].word, now, DAY_START, DATE_PAST, &range, &fault) &&
			   covers(&dates[i], &range),
		   "a range takes the date %s too", dates[i].word);
	}
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		ok(date_range_parse(ranges[i].word, now, DAY_START, DATE_PAST, &range, &fault) &&
			   covers(&ranges[i], &range),
		   "range %s", ranges[i].word);
		ok(!date_parse(ranges[i].word, now, DAY_START, &range, &fault),
		   "%s is a range, no date", ranges[i].word);
	}
}

static void looking_ahead(void)
{
	static const struct row rows[] = {
		{"2d", "2026-11-27T03:00:00+01:00", "2026-11-28T02:59:59+01:00"},
		{"-2d", "2026-11-23T03:00:00+01:00", "2026-11-24T02:59:59+01:00"},
		{"monday", "2026-11-30T03:00:00+01:00", "2026-12-01T02:59:59+01:00"},
		{"wednesday", "2026-12-02T03:00:00+01:00", "2026-12-03T02:59:59+01:00"},
	};
	struct stamp now = at("2026-11-25T12:00:00+01:00");
	struct date_range range;
	struct fault fault;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		ok(date_range_parse(rows[i].word, now, DAY_START, DATE_AHEAD, &range, &fault) &&
			   covers(&rows[i], &range),
		   "looking ahead, %s", rows[i].word);
}

static void before_the_day_starts(void)
{
	struct stamp now = at("2026-11-25T01:00:00+01:00");
	struct date_range range;
	struct fault fault;
	ok(date_parse("today", now, DAY_START, &range, &fault) &&
		   range.first == end_of("2026-11-24T03:00:00+01:00"),
	   "at one in the morning today is the day that began yesterday at three");
	ok(date_parse("yesterday 18:30", now, DAY_START, &range, &fault) &&
		   range.first == end_of("2026-11-24T18:30:00+01:00"),
	   "a clock time belongs to the calendar's day");
}

static void not_words(void)
{
	static const char *const words[] = {
		"",
		"now",
		"+7d",
		"2027-02-30",
		"2026-13",
		"2026-00",
		"2026-W00",
		"2026-W54",
		"2027-W53",
		"0000-10",
		"0000-W01",
		"-d",
		"d",
		"7",
		"-7",
		"7w",
		"7dd",
		"99999999d",
		"24:00",
		"9:0",
		"09:60",
		"2026-11-22 ",
		"2026-11-2",
		"yesterday18:30",
		"yesterday  18:30",
		"last-year",
		"mondays",
		"2026",
		"2026-W4",
		"2026-10-",
		"9:00pm",
		"2026-11-22T",
		"today 25:00",
		" today",
	};
	struct stamp now = at("2026-11-25T12:00:00+01:00");
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		struct date_range range;
		struct fault fault = {0};
		char quoted[64];
		snprintf(quoted, sizeof quoted, "'%s'", words[i]);
		ok(!date_range_parse(words[i], now, DAY_START, DATE_PAST, &range, &fault) &&
			   fault.kind == FAULT_USAGE && strstr(fault.text, quoted),
		   "%s is refused and quoted", quoted);
	}
}

static void across_clock_changes(void)
{
	struct stamp now = at("2027-03-28T12:00:00+02:00");
	struct date_range range;
	struct fault fault;
	ok(date_parse("today", now, 0, &range, &fault) && range.last - range.first + 1 == 23 * 3600,
	   "the day of the spring change has 23 hours");
	ok(date_parse("2027-10-31", now, 0, &range, &fault) &&
		   range.last - range.first + 1 == 25 * 3600,
	   "that of the autumn change has 25");
	ok(date_parse("2027-03-28", now, 9000, &range, &fault) &&
		   range.clock_first % 86400 == 9000 && range.clock_last % 86400 == 8999 &&
		   range.clock_last - range.clock_first + 1 == 86400,
	   "on the clock's face it begins at half past two all the same");
	ok(date_parse("2027-03-28 02:30", now, 0, &range, &fault) &&
		   range.first == end_of("2027-03-28T03:30:00+02:00"),
	   "a skipped minute is the next that exists");
	ok(date_parse("2027-10-31 02:30", now, 0, &range, &fault) &&
		   range.first == end_of("2027-10-31T02:30:00+02:00"),
	   "a minute that comes twice is the first");
}

static void exact_moments(void)
{
	struct stamp now = at("2026-11-25T12:00:00+01:00");
	struct date_range range;
	struct fault fault;
	ok(date_parse("2026-11-22T09:30:00Z", now, 0, &range, &fault) && range.exact,
	   "with its offset from UTC a moment is exact");
	ok(date_parse("2026-11-22 09:30", now, 0, &range, &fault) && !range.exact,
	   "without one it is not");
}

int main(void)
{
	zone("Europe/Berlin");
	every_word();
	looking_ahead();
	before_the_day_starts();
	not_words();
	across_clock_changes();
	exact_moments();
	return tap_done();
}
