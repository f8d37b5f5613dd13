#include "doc/json_write.h"
#include "trend_text.h"

enum { TREND_VERSION = 1 };

/* The median is there from six sessions on. */
static void open_numbers(struct text *out, const char *key, struct trend_spread spread, int median)
{
	doc_open_object(out, key);
	doc_put_integer(out, "n", spread.n);
	if (spread.n >= TREND_LEAST_SESSIONS) {
		doc_put_integer(out, "median", median);
		doc_put_integer(out, "least", spread.least);
		doc_put_integer(out, "most", spread.most);
	}
}

static void put_counts(struct text *out, const char *key, const struct trend_counts *counts)
{
	struct trend_spread spread = trend_spread(counts);
	open_numbers(out, key, spread, trend_median(spread));
	doc_close_object(out);
}

static void put_side(struct text *out, enum leg leg, const struct trend_side *side)
{
	struct trend_spread change = trend_change(side);
	struct trend_moves moves = trend_moves(side);
	doc_open_object(out, leg_id(leg));
	put_counts(out, "before", &side->before);
	put_counts(out, "after", &side->after);
	open_numbers(out, "change", change, trend_median_change(change));
	if (change.n >= TREND_LEAST_SESSIONS) {
		doc_put_integer(out, "lower", moves.lower);
		doc_put_integer(out, "same", moves.same);
		doc_put_integer(out, "higher", moves.higher);
	}
	doc_close_object(out);
	doc_close_object(out);
}

static void put_rating(struct text *out, enum rating rating, const struct trend_side sides[LEGS])
{
	if (sides[LEG_LEFT].last == RATING_ABSENT && sides[LEG_RIGHT].last == RATING_ABSENT)
		return;
	doc_open_object(out, rating_id(rating));
	for (enum leg leg = 0; leg < LEG_BOTH; leg++)
		if (sides[leg].last != RATING_ABSENT)
			put_side(out, leg, &sides[leg]);
	doc_close_object(out);
}

void trend_encode(const struct trend *trend, int64_t today, struct text *out)
{
	struct trend_alarms alarms = trend_alarms(trend, today);
	doc_begin(out, "leg-trend", TREND_VERSION, NULL);
	doc_put_integer(out, "sessions", trend->sessions);
	doc_open_object(out, "ratings");
	for (enum rating rating = 0; rating < RATINGS; rating++)
		put_rating(out, rating, trend->side[rating]);
	doc_close_object(out);
	doc_open_array(out, "alarms");
	for (size_t i = 0; i < alarms.count; i++) {
		doc_open_object(out, NULL);
		doc_put_string(out, "alarm", alarm_id(alarms.of[i].alarm));
		doc_put_string(out, "rating", rating_id(alarms.of[i].rating));
		doc_put_string(out, "leg", leg_id(alarms.of[i].leg));
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
}
