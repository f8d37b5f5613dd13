#include "base/terminal_text.h"
#include "leg_log.h"
#include "log_options.h"
#include "stats_scan.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"
#include "trend_text.h"

static void add_text(const struct log_counted *counted, int64_t today,
		     const struct settings *settings, struct text *out)
{
	log_alarm_words(&counted->trend, today, settings, out);
	if (counted->trend.sessions) {
		text_add(out, "Ratings from 0 (none) to 10 (worst), before and after a "
			      "session\n\n");
		log_trend_table(&counted->trend, out);
		visible_wrap(out, LOG_TREND_CAVEAT, 0, 0, card_page());
		text_add_char(out, '\n');
	}
	log_left_out(counted, out);
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
	if (!log_format_read(options, &json, &fault) ||
	    !log_range_read(options, true, &filter, &fault) || !settings_read(&settings, 0, &fault))
		return program_fault(&fault);
	log_counted_init(&counted, options);
	counted.rates = true;
	int status = FAULT_NONE;
	if (!log_count(&counted, &filter, &fault))
		status = program_fault(&fault);
	else if (json) {
		trend_encode(&counted.trend, log_last_day(&filter), &out);
		transfer_fit(&out);
	} else {
		add_text(&counted, log_last_day(&filter), &settings, &out);
		card_fit(&out);
	}
	program_report(&out);
	if (!status && !counted.trend.sessions) {
		program_say("no ratings in that range: leg-timer --rate asks for them, and "
			    "\"leg-log add --kind=rating\" takes them");
		status = FAULT_NOTHING;
	}
	log_counted_release(&counted);
	settings_release(&settings);
	return status;
}
