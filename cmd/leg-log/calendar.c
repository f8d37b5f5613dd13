#include "base/civil.h"
#include "base/units.h"
#include "leg_log.h"
#include "log_options.h"
#include "show/duration_text.h"
#include "stats_scan.h"
#include "tool/program.h"

enum { YEAR_WEEKS = 53, MOST_WEEKS = 53 * 200 };

/* The days that were asked for: from --since, or a year, to --until, or today. */
static bool calendar_range(struct log_filter *filter, int64_t *from, int64_t *to,
			   struct fault *fault)
{
	if (!log_days_of(filter, YEAR_WEEKS - 1, from, to, fault))
		return false;
	if ((*to - *from) / DAYS_IN_WEEK > MOST_WEEKS)
		return fault_set(fault, FAULT_USAGE,
				 "--since and --until: the calendar draws at most 200 years");
	return true;
}

static void add_year(const struct chart_weeks *year, bool color, struct text *out)
{
	char start[CIVIL_DATE_SIZE], end[CIVIL_DATE_SIZE];
	int64_t last = year->monday + (int64_t)year->count - 1;
	text_addf(out, "%s to %s\n\n",
		  civil_format(year->from > year->monday ? year->from : year->monday, start),
		  civil_format(year->to < last ? year->to : last, end));
	chart_calendar(year, color, out);
	text_add_char(out, '\n');
}

static void add_calendar(const struct log_counted *counted, bool color, struct text *out)
{
	const struct day_stats *stats = &counted->stats;
	char span[SPAN_SIZE];
	for (size_t at = 0; at < counted->weeks.count; at += YEAR_WEEKS * DAYS_IN_WEEK) {
		struct chart_weeks year = counted->weeks;
		year.monday += (int64_t)at;
		year.days += at;
		year.count -= at;
		if (year.count > YEAR_WEEKS * DAYS_IN_WEEK)
			year.count = YEAR_WEEKS * DAYS_IN_WEEK;
		add_year(&year, color, out);
	}
	chart_legend(color, out);
	text_addf(out, "%ld session%s on %ld day%s, %s\n", stats->sessions,
		  stats->sessions == 1 ? "" : "s", stats->days, stats->days == 1 ? "" : "s",
		  span_words(stats->active_seconds, span));
	log_left_out(counted, out);
}

/* The setting "plain" keeps colour out, as ACCESSIBLE does. */
static bool wants_color(const struct common_options *common)
{
	return options_color(common) && (common->color != COLOR_AUTO || !log_plain());
}

int log_calendar(void *given)
{
	const struct log_options *options = given;
	struct log_filter filter;
	struct log_counted counted;
	struct fault fault;
	struct text out = TEXT_EMPTY;
	int64_t from, to;
	if (!log_range_read(options, true, &filter, &fault) ||
	    !calendar_range(&filter, &from, &to, &fault))
		return program_fault(&fault);
	log_counted_init(&counted, options);
	log_counted_days(&counted, from, to);
	int status = FAULT_NONE;
	if (!log_count(&counted, &filter, &fault))
		status = program_fault(&fault);
	else
		add_calendar(&counted, wants_color(&options->input.common), &out);
	status = log_counted_print(&counted, status, &out);
	log_counted_release(&counted);
	return status;
}
