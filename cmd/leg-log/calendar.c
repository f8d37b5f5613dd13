
#include "base/civil.h"
#include "base/units.h"
#include "leg_log.h"
#include "stats_scan.h"
#include "log_options.h"
#include "show/duration_text.h"
#include "store/settings.h"
#include "tool/program.h"

enum { YEAR_WEEKS = 53, MOST_WEEKS = 53 * 200 };

/* The days to draw: from --since, or a year, to --until, or this week; whole weeks. */
static bool calendar_range(struct log_filter *filter, int64_t *first, size_t *days,
			   struct fault *fault)
{
	int64_t last = filter->until.given ? log_last_day(filter) : filter->today;
	int64_t end = stats_week_of(last) + DAYS_IN_WEEK;
	*first = end - YEAR_WEEKS * DAYS_IN_WEEK;
	if (filter->since.given) {
		struct stamp since = {.at = filter->since.value};
		if (filter->since.exact)
			since = stamp_local(filter->since.value);
		*first = stats_week_of(stamp_day(since, filter->day_start));
	} else {
		filter->since = (struct log_bound){.given = true,
						   .value = *first * DAY + filter->day_start};
	}
	if (*first >= end || (end - *first) / DAYS_IN_WEEK > MOST_WEEKS)
		return fault_set(fault, FAULT_USAGE,
				 "--since and --until leave no days, or more than can be drawn");
	*days = (size_t)(end - *first);
	return true;
}

static void add_year(const struct log_counted *counted, size_t from, size_t count, int64_t today,
		     struct chart_style style, struct text *out)
{
	char start[CIVIL_DATE_SIZE], end[CIVIL_DATE_SIZE];
	int64_t first = counted->first_day + (int64_t)from;
	text_addf(out, "%s to %s\n\n", civil_format(first, start),
		  civil_format(first + (int64_t)count - 1, end));
	chart_calendar(first, counted->days + from, count, today, style, out);
	text_add_char(out, '\n');
}

static void add_calendar(const struct log_counted *counted, const struct log_filter *filter,
			 struct chart_style style, struct text *out)
{
	const struct day_stats *stats = &counted->stats;
	char span[SPAN_SIZE];
	for (size_t from = 0; from < counted->day_count; from += YEAR_WEEKS * DAYS_IN_WEEK) {
		size_t count = counted->day_count - from;
		if (count > YEAR_WEEKS * DAYS_IN_WEEK)
			count = YEAR_WEEKS * DAYS_IN_WEEK;
		add_year(counted, from, count, filter->today, style, out);
	}
	chart_legend(style, out);
	text_addf(out, "%ld session%s on %ld day%s, %s\n", stats->sessions,
		  stats->sessions == 1 ? "" : "s", stats->days, stats->days == 1 ? "" : "s",
		  span_words(stats->active_seconds, span));
	log_left_out(counted, out);
}

/* The setting "plain" keeps colour out, as ACCESSIBLE does. */
static bool wants_color(const struct common_options *common)
{
	struct settings settings = {0};
	struct fault ignored;
	bool plain = settings_read(&settings, 0, &ignored) && settings_plain(&settings);
	settings_release(&settings);
	return common->color == COLOR_AUTO ? !plain && options_color(common)
					   : options_color(common);
}

int log_calendar(void *given)
{
	const struct log_options *options = given;
	struct log_filter filter;
	struct log_counted counted;
	struct fault fault;
	struct text out = TEXT_EMPTY;
	int64_t first;
	size_t days = 0;
	if (!log_range_read(options, &filter, &fault) ||
	    !calendar_range(&filter, &first, &days, &fault))
		return program_fault(&fault);
	log_counted_init(&counted, options);
	log_counted_days(&counted, first, days);
	int status = FAULT_NONE;
	if (!log_count(&counted, &filter, &fault))
		status = program_fault(&fault);
	else
		add_calendar(&counted, &filter, chart_style(wants_color(&options->input.common)),
			     &out);
	status = log_counted_print(&counted, status, &out);
	log_counted_release(&counted);
	return status;
}
