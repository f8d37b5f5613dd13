#include "stats_scan.h"

#include "base/civil.h"
#include "doc/json_write.h"

enum { STATS_VERSION = 1 };

static void put_spans(struct text *out, bool weeks, const struct stats_spans *spans)
{
	doc_open_array(out, weeks ? "weeks" : "months");
	for (size_t i = 0; i < spans->count; i++) {
		const struct stats_span *span = &spans->of[i];
		char name[CIVIL_DATE_SIZE];
		doc_open_object(out, NULL);
		doc_put_string(out, weeks ? "week" : "month", stats_span_name(span, weeks, name));
		doc_put_date(out, "from", span->from);
		doc_put_integer(out, "sessions", span->sessions);
		doc_put_integer(out, "active_seconds", span->active_seconds);
		doc_put_integer(out, "days", span->days);
		if (weeks)
			doc_put_integer(out, "movement_days", span->movement_days);
		doc_close_object(out);
	}
	doc_close_array(out);
}

static void put_seconds(struct text *out, const struct day_stats *stats)
{
	doc_open_object(out, "by_kind");
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		if (stats->by_kind[kind])
			doc_put_integer(out, step_kind_id(kind), stats->by_kind[kind]);
	doc_close_object(out);
	doc_open_object(out, "by_leg");
	for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
		if (stats->by_leg[leg])
			doc_put_integer(out, leg_id(leg), stats->by_leg[leg]);
	doc_close_object(out);
}

void stats_encode(const struct log_counted *counted, long goal, int64_t today, struct text *out)
{
	const struct day_stats *stats = &counted->stats;
	doc_begin(out, "leg-stats", STATS_VERSION, NULL);
	doc_put_integer(out, "sessions", stats->sessions);
	doc_put_integer(out, "active_seconds", stats->active_seconds);
	doc_put_integer(out, "days", stats->days);
	doc_put_integer(out, "days_off", stats->days_off);
	doc_put_integer(out, "current_run", stats_current_run(stats, today));
	doc_put_integer(out, "longest_run", stats->longest_run);
	put_seconds(out, stats);
	put_spans(out, true, &stats->weeks);
	put_spans(out, false, &stats->months);
	if (goal) {
		doc_open_object(out, "goal");
		doc_put_integer(out, "days", goal);
		doc_put_integer(out, "weeks_met", stats_goal_weeks(stats, goal));
		doc_close_object(out);
	}
	doc_open_object(out, "left_out");
	doc_put_integer(out, "simulated", counted->simulated);
	doc_put_integer(out, "partner", counted->partner);
	doc_put_integer(out, "bad_lines", counted->bad);
	doc_close_object(out);
	doc_finish(out);
}
