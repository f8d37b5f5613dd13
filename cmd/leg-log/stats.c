#include <stdio.h>

#include "base/civil.h"
#include "base/number.h"
#include "base/units.h"
#include "leg_log.h"
#include "log_options.h"
#include "show/duration_text.h"
#include "stats_scan.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { BAR = 16, SPANS_SHOWN = 12, LABEL = 11, COLUMN = 12 };

static const char explanation[] =
	"\n"
	"How the numbers are made\n"
	"  session      a record with time in it that was not taken back; simulated sessions\n"
	"               and a partner's count only when asked for, days off never\n"
	"  minutes      the time of the steps that ran, without pauses and the count-in\n"
	"  day          begins at %02d:%02d (the setting day_start, or --day-start), in the clock\n"
	"               time the record was written with\n"
	"  run          days with a session (of the kinds in --runs, or the setting), one after\n"
	"               the other. Days off do not break it, nor do days on which your reminders\n"
	"               ask for nothing; they count only if there was a session. Today cannot\n"
	"               break it before the day is over\n"
	"  goal         days a week with walking, pumps or stretching\n"
	"  week         Monday to Sunday, named as in ISO 8601\n";

/* ---- text ----------------------------------------------------------------------------------- */

static void add_run_kinds(unsigned kinds, struct text *out)
{
	bool any = false;
	if (!kinds)
		text_add(out, "a session");
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		if (kinds >> kind & 1) {
			const char *between = kinds >> kind >> 1 ? ", " : " or ";
			text_addf(out, "%s%s", any ? between : "", step_kind_id(kind));
			any = true;
		}
}

/* True if the range was over before today. */
static bool is_past(const struct log_filter *filter)
{
	return log_last_day(filter) < filter->today;
}

static void add_goal(const struct day_stats *stats, long goal, const struct log_filter *filter,
		     struct text *out)
{
	if (!goal)
		return;
	long met = stats_goal_weeks(stats, goal), days = 0;
	for (size_t i = 0; i < stats->weeks.count; i++)
		if (stats->weeks.of[i].from == stats_week_of(log_last_day(filter)))
			days = stats->weeks.of[i].movement_days;
	text_addf(out, "%-*s%ld day%s a week with movement: met in %ld week%s", LABEL, "Goal", goal,
		  goal == 1 ? "" : "s", met, met == 1 ? "" : "s");
	text_addf(out, is_past(filter) ? "; in the last week %ld\n" : "; this week %ld so far\n",
		  days);
}

static void add_total(const struct day_stats *stats, const struct log_filter *filter,
		      struct text *out)
{
	char span[SPAN_SIZE];
	text_addf(out, "%-*s%ld on %ld day%s, %s\n", LABEL, "Sessions", stats->sessions,
		  stats->days, stats->days == 1 ? "" : "s",
		  span_words(stats->active_seconds, span));
	text_addf(out, "%-*s%s %ld, longest %ld (days with ", LABEL, "Runs",
		  is_past(filter) ? "at the end" : "now",
		  stats_current_run(stats, log_open_day(filter)), stats->longest_run);
	add_run_kinds(stats->run_kinds, out);
	text_add(out, "; days off do not break it)\n");
	if (stats->days_off)
		text_addf(out, "%-*s%ld\n", LABEL, "Days off", stats->days_off);
}

static void add_bar_row(const char *name, const char *extra, int64_t seconds, int64_t most,
			struct text *out)
{
	char span[SPAN_SIZE];
	text_addf(out, "  %-*s%-*s %s", LABEL, name, COLUMN, span_words(seconds, span), extra);
	chart_bar(seconds, most, BAR, out);
	text_add_char(out, '\n');
}

static int64_t greatest(const int64_t *values, int count)
{
	int64_t most = 0;
	for (int i = 0; i < count; i++)
		most = values[i] > most ? values[i] : most;
	return most;
}

static void add_kinds(const struct day_stats *stats, struct text *out)
{
	int64_t most = greatest(stats->by_kind, STEP_KINDS);
	if (!most)
		return;
	text_add(out, "\nBy kind\n");
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		if (stats->by_kind[kind])
			add_bar_row(step_kind_id(kind), "", stats->by_kind[kind], most, out);
	text_add(out, "\nBy leg\n");
	most = greatest(stats->by_leg, LEG_BOTH + 1);
	for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
		if (stats->by_leg[leg])
			add_bar_row(leg_id(leg), "", stats->by_leg[leg], most, out);
}

static void add_spans(const char *title, const struct stats_spans *spans, bool weeks,
		      struct text *out)
{
	size_t count = spans->count < SPANS_SHOWN ? spans->count : SPANS_SHOWN;
	const struct stats_span *end = spans->of + spans->count;
	int64_t most = 0;
	if (!count)
		return;
	for (const struct stats_span *span = end - count; span < end; span++)
		most = span->active_seconds > most ? span->active_seconds : most;
	text_addf(out, "\n%s\n", title);
	for (const struct stats_span *span = end - count; span < end; span++) {
		char name[CIVIL_DATE_SIZE], extra[64];
		snprintf(extra, sizeof extra, "%4ld on %2ld day%s  ", span->sessions, span->days,
			 span->days == 1 ? " " : "s");
		add_bar_row(stats_span_name(span, weeks, name), extra, span->active_seconds, most,
			    out);
	}
}

static void add_text(const struct log_counted *counted, long goal, const struct log_filter *filter,
		     struct text *out)
{
	const struct day_stats *stats = &counted->stats;
	add_total(stats, filter, out);
	add_goal(stats, goal, filter, out);
	add_kinds(stats, out);
	add_spans("By week (the last 12 with a session)", &stats->weeks, true, out);
	add_spans("By month (the last 12 with a session)", &stats->months, false, out);
	text_add_char(out, '\n');
	size_t end = out->length;
	log_left_out(counted, out);
	if (out->length == end)
		text_cut(out, end - 1);
}

int log_stats(void *given)
{
	const struct log_options *options = given;
	bool json;
	long goal = 0;
	struct log_filter filter;
	struct log_counted counted;
	struct fault fault;
	struct text out = TEXT_EMPTY;
	int status = FAULT_NONE;
	log_counted_init(&counted, options);
	if (!log_format_read(options, &json, &fault) ||
	    (options->goal && !number_parse(options->goal, 1, DAYS_IN_WEEK, &goal, &fault) &&
	     !fault_at(&fault, "--goal")) ||
	    !log_range_read(options, true, &filter, &fault) ||
	    !log_counted_runs(&counted, &fault) || !log_count(&counted, &filter, &fault)) {
		status = program_fault(&fault);
	} else if (json) {
		stats_encode(&counted, goal, log_open_day(&filter), &out);
		transfer_fit(&out);
	} else {
		add_text(&counted, goal, &filter, &out);
		if (options->explain)
			text_addf(&out, explanation, filter.day_start / HOUR,
				  filter.day_start % HOUR / MINUTE);
		card_fit(&out);
	}
	status = log_counted_print(&counted, status, &out);
	log_counted_release(&counted);
	return status;
}
