#include "stats_json.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "doc/json_write.h"

void stats_begin(struct stats *stats, size_t weeks, size_t months)
{
	stats->weeks = alloc_zeroed(weeks * sizeof *stats->weeks);
	stats->week_count = weeks;
	stats->months = alloc_zeroed(months * sizeof *stats->months);
	stats->month_count = months;
}

void stats_release(struct stats *stats)
{
	alloc_free(stats->weeks);
	alloc_free(stats->months);
	*stats = (struct stats){0};
}

static void put_spans(struct doc_made *root, const char *key, const char *name,
		      const struct stats_span *spans, size_t count)
{
	struct doc_made *array = doc_make_array();
	for (size_t i = 0; i < count; i++) {
		struct doc_made *object = doc_make_object();
		struct civil date = civil_from_day(spans[i].from);
		char from[16];
		snprintf(from, sizeof from, "%04u-%02u-%02u", (unsigned)date.year % 10000,
			 (unsigned)date.month % 100, (unsigned)date.day % 100);
		doc_put_string(object, name, spans[i].name);
		doc_put_string(object, "from", from);
		doc_put_integer(object, "sessions", spans[i].sessions);
		doc_put_integer(object, "active_seconds", spans[i].active_seconds);
		doc_put_integer(object, "days", spans[i].days);
		if (!strcmp(name, "week"))
			doc_put_integer(object, "movement_days", spans[i].movement_days);
		doc_push(array, object);
	}
	doc_put(root, key, array);
}

void stats_encode(const struct stats *stats, struct text *out)
{
	struct doc_made *root = doc_begin("leg-stats", STATS_VERSION, NULL);
	doc_put_integer(root, "sessions", stats->sessions);
	doc_put_integer(root, "active_seconds", stats->active_seconds);
	doc_put_integer(root, "days", stats->days);
	doc_put_integer(root, "days_off", stats->days_off);
	doc_put_integer(root, "current_run", stats->current_run);
	doc_put_integer(root, "longest_run", stats->longest_run);
	struct doc_made *kinds = doc_make_object();
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		if (stats->by_kind[kind])
			doc_put_integer(kinds, step_kind_id(kind), stats->by_kind[kind]);
	doc_put(root, "by_kind", kinds);
	struct doc_made *legs = doc_make_object();
	for (enum leg leg = 0; leg <= LEG_BOTH; leg++)
		if (stats->by_leg[leg])
			doc_put_integer(legs, leg_id(leg), stats->by_leg[leg]);
	doc_put(root, "by_leg", legs);
	put_spans(root, "weeks", "week", stats->weeks, stats->week_count);
	put_spans(root, "months", "month", stats->months, stats->month_count);
	if (stats->goal) {
		doc_open_object(root, "goal");
		doc_put_integer(root, "days", stats->goal);
		doc_put_integer(root, "weeks_met", stats->goal_weeks);
		doc_close_object(root);
	}
	struct doc_made *left_out = doc_make_object();
	doc_put_integer(left_out, "simulated", stats->simulated);
	doc_put_integer(left_out, "partner", stats->partner);
	doc_put_integer(left_out, "bad_lines", stats->bad_lines);
	doc_put(root, "left_out", left_out);
	doc_finish(root, out);
}
