
#include "base/terminal_text.h"
#include "trend_json.h"
#include "leg_log.h"
#include "stats_scan.h"
#include "trend_text.h"
#include "log_options.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

static void add_text(const struct log_counted *counted, int64_t today, struct chart_style style,
		     const struct settings *settings, struct text *out)
{
	log_alarm_words(counted->trend, today, settings, out);
	if (!counted->trend->sessions)
		return;
	text_add(out, "Ratings from 0 (none) to 10 (worst), before and after a session\n\n");
	log_trend_table(counted->trend, style, out);
	visible_wrap(out, LOG_TREND_CAVEAT, 0, 0, card_page());
	text_add_char(out, '\n');
	log_left_out(counted, out);
}

static void put_median(const struct trend_counts *counts, struct trend_numbers *numbers)
{
	numbers->n = counts->n;
	numbers->shown = counts->n >= TREND_LEAST_SESSIONS &&
			 trend_median(counts, &numbers->median, &numbers->least, &numbers->most);
}

static void add_json(const struct log_counted *counted, int64_t today, struct text *out)
{
	const struct trend *trend = counted->trend;
	struct trend_document document = {.sessions = trend->sessions};
	struct trend_alarm alarms[TREND_MOST_ALARMS];
	document.alarm_count = trend_alarms(trend, today, alarms);
	for (size_t i = 0; i < document.alarm_count; i++)
		document.alarms[i] = (struct trend_document_alarm){alarms[i].alarm,
								   alarms[i].rating, alarms[i].leg};
	for (enum rating rating = 0; rating < RATINGS; rating++)
		for (enum leg leg = 0; leg < LEG_BOTH; leg++) {
			const struct trend_side *from = &trend->side[rating][leg];
			struct trend_document_side *to = &document.side[rating][leg];
			put_median(&from->before, &to->before);
			put_median(&from->after, &to->after);
			to->change.n = from->pairs;
			to->change.shown = from->pairs >= TREND_LEAST_SESSIONS &&
					   trend_change(from, &to->change.median, &to->change.least,
							&to->change.most);
			struct trend_moves moves = trend_moves(from);
			to->lower = moves.lower;
			to->same = moves.same;
			to->higher = moves.higher;
		}
	trend_encode(&document, out);
	transfer_fit(out);
}

int log_trend(void *given)
{
	const struct log_options *options = given;
	bool json;
	struct log_filter filter;
	struct log_counted counted;
	struct settings settings;
	struct fault fault;
	struct text out = TEXT_EMPTY;
	if (!log_format_read(options, &json, &fault) || !log_range_read(options, &filter, &fault) ||
	    !settings_read(&settings, 0, &fault))
		return program_fault(&fault);
	log_counted_init(&counted, options);
	log_counted_trend(&counted);
	int status = FAULT_NONE;
	if (!log_count(&counted, &filter, &fault))
		status = program_fault(&fault);
	else if (json)
		add_json(&counted, log_last_day(&filter), &out);
	else
		add_text(&counted, log_last_day(&filter), chart_style(false), &settings, &out);
	if (!status && !json)
		card_fit(&out);
	program_print(&out);
	if (!status && !counted.trend->sessions) {
		program_say("no ratings in that range: leg-timer --rate asks for them, and "
			    "\"leg-log add --kind=rating\" takes them");
		status = FAULT_NOTHING;
	}
	log_counted_release(&counted);
	settings_release(&settings);
	text_release(&out);
	return status;
}
