#include "trend_json.h"

#include "doc/json_write.h"

static void open_numbers(struct text *out, const char *key, const struct trend_numbers *numbers)
{
	doc_open_object(out, key);
	doc_put_integer(out, "n", numbers->n);
	if (numbers->shown) {
		doc_put_integer(out, "median", numbers->median);
		doc_put_integer(out, "least", numbers->least);
		doc_put_integer(out, "most", numbers->most);
	}
}

static void put_side(struct text *out, enum leg leg, const struct trend_document_side *side)
{
	doc_open_object(out, leg_id(leg));
	open_numbers(out, "before", &side->before);
	doc_close_object(out);
	open_numbers(out, "after", &side->after);
	doc_close_object(out);
	open_numbers(out, "change", &side->change);
	if (side->change.shown) {
		doc_put_integer(out, "lower", side->lower);
		doc_put_integer(out, "same", side->same);
		doc_put_integer(out, "higher", side->higher);
	}
	doc_close_object(out);
	doc_close_object(out);
}

static bool side_has_any(const struct trend_document_side *side)
{
	return side->before.n || side->after.n;
}

static void put_rating(struct text *out, enum rating rating,
		       const struct trend_document_side sides[LEGS])
{
	if (!side_has_any(&sides[LEG_LEFT]) && !side_has_any(&sides[LEG_RIGHT]))
		return;
	doc_open_object(out, rating_id(rating));
	for (enum leg leg = 0; leg < LEG_BOTH; leg++)
		if (side_has_any(&sides[leg]))
			put_side(out, leg, &sides[leg]);
	doc_close_object(out);
}

void trend_encode(const struct trend_document *trend, struct text *out)
{
	doc_begin(out, "leg-trend", TREND_VERSION, NULL);
	doc_put_integer(out, "sessions", trend->sessions);
	doc_open_object(out, "ratings");
	for (enum rating rating = 0; rating < RATINGS; rating++)
		put_rating(out, rating, trend->side[rating]);
	doc_close_object(out);
	doc_open_array(out, "alarms");
	for (size_t i = 0; i < trend->alarm_count; i++) {
		doc_open_object(out, NULL);
		doc_put_string(out, "alarm", alarm_id(trend->alarms[i].alarm));
		doc_put_string(out, "rating", rating_id(trend->alarms[i].rating));
		doc_put_string(out, "leg", leg_id(trend->alarms[i].leg));
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
}
