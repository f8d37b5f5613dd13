#include "base/civil.h"
#include "base/units.h"
#include "leg_log.h"
#include "log_options.h"
#include "show/duration_text.h"
#include "stats_scan.h"
#include "tool/card.h"
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

static void add_part(const struct chart_weeks *part, bool color, struct text *out)
{
	char start[CIVIL_DATE_SIZE], end[CIVIL_DATE_SIZE];
	int64_t last = part->monday + (int64_t)part->count - 1;
	text_addf(out, "%s to %s\n\n",
		  civil_format(part->from > part->monday ? part->from : part->monday, start),
		  civil_format(part->to < last ? part->to : last, end));
	chart_calendar(part, color, out);
	text_add_char(out, '\n');
}

/* How many weeks stand side by side: a year, or what a narrow terminal takes beside the weekdays,
 * with room for the name of a month over the last. */
static size_t weeks_abreast(void)
{
	enum { BESIDE = 6 };
	size_t columns = card_page();
	if (columns <= BESIDE)
		return 1;
	return columns < YEAR_WEEKS + BESIDE ? columns - BESIDE : YEAR_WEEKS;
}

static void add_calendar(const struct log_counted *counted, bool color, struct text *out)
{
	const struct day_stats *stats = &counted->stats;
	const size_t most = weeks_abreast() * DAYS_IN_WEEK;
	struct text sums = TEXT_EMPTY;
	char span[SPAN_SIZE];
	for (size_t at = 0; at < counted->weeks.count; at += most) {
		struct chart_weeks part = counted->weeks;
		part.monday += (int64_t)at;
		part.days += at;
		part.count -= at;
		if (part.count > most)
			part.count = most;
		add_part(&part, color, out);
	}
	chart_legend(color, out);
	text_addf(&sums, "%ld session%s on %ld day%s, %s\n", stats->sessions,
		  stats->sessions == 1 ? "" : "s", stats->days, stats->days == 1 ? "" : "s",
		  span_words(stats->active_seconds, span));
	log_left_out(counted, &sums);
	card_fit(&sums); /* what is above may have colours, which have no width */
	text_add(out, sums.bytes);
	text_release(&sums);
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
