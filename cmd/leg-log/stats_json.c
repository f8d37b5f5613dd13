#include "stats_json.h"

#include "base/civil.h"
#include "doc/json_write.h"

static void put_spans(struct doc_made *root, bool weeks, const struct stats_span *spans,
		      size_t count)
{
	doc_open_array(root, weeks ? "weeks" : "months");
	for (size_t i = 0; i < count; i++) {
		char name[CIVIL_DATE_SIZE], from[CIVIL_DATE_SIZE];
		doc_open_object(root, NULL);
		doc_put_string(root, weeks ? "week" : "month",
			       stats_span_name(&spans[i], weeks, name));
		doc_put_string(root, "from", civil_format(spans[i].from, from));
		doc_put_integer(root, "sessions", spans[i].sessions);
		doc_put_integer(root, "active_seconds", spans[i].active_seconds);
		doc_put_integer(root, "days", spans[i].days);
		if (weeks)
			doc_put_integer(root, "movement_days", spans[i].movement_days);
		doc_close_object(root);
	}
	doc_close_array(root);
}

static void put_seconds(struct doc_made *root, const struct day_stats *stats)
{
	doc_open_object(root, "by_kind");
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		if (stats->by_kind[kind])
			doc_put_integer(root, step_kind_id(kind), stats->by_kind[kind]);
	doc_close_object(root);
	doc_open_object(root, "by_leg");
	for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
		if (stats->by_leg[leg])
			doc_put_integer(root, leg_id(leg), stats->by_leg[leg]);
	doc_close_object(root);
}

void stats_encode(const struct log_counted *counted, long goal, int64_t today, struct text *out)
{
	const struct day_stats *stats = &counted->stats;
	struct doc_made *root = doc_begin("leg-stats", STATS_VERSION, NULL);
	doc_put_integer(root, "sessions", stats->sessions);
	doc_put_integer(root, "active_seconds", stats->active_seconds);
	doc_put_integer(root, "days", stats->days);
	doc_put_integer(root, "days_off", stats->days_off);
	doc_put_integer(root, "current_run", stats_current_run(stats, today));
	doc_put_integer(root, "longest_run", stats->longest_run);
	put_seconds(root, stats);
	put_spans(root, true, stats->weeks, stats->week_count);
	put_spans(root, false, stats->months, stats->month_count);
	if (goal) {
		doc_open_object(root, "goal");
		doc_put_integer(root, "days", goal);
		doc_put_integer(root, "weeks_met", stats_goal_weeks(stats, goal));
		doc_close_object(root);
	}
	doc_open_object(root, "left_out");
	doc_put_integer(root, "simulated", counted->simulated);
	doc_put_integer(root, "partner", counted->partner);
	doc_put_integer(root, "bad_lines", counted->bad);
	doc_close_object(root);
	doc_finish(root, out);
}
