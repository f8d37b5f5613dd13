#include "trend_json.h"

#include "doc/json_write.h"

static struct doc_made *make_numbers(const struct trend_numbers *numbers)
{
	struct doc_made *object = doc_make_object();
	doc_put_integer(object, "n", numbers->n);
	if (numbers->shown) {
		doc_put_integer(object, "median", numbers->median);
		doc_put_integer(object, "least", numbers->least);
		doc_put_integer(object, "most", numbers->most);
	}
	return object;
}

static struct doc_made *make_side(const struct trend_document_side *side)
{
	struct doc_made *object = doc_make_object();
	doc_put(object, "before", make_numbers(&side->before));
	doc_put(object, "after", make_numbers(&side->after));
	struct doc_made *change = make_numbers(&side->change);
	if (side->change.shown) {
		doc_put_integer(change, "lower", side->lower);
		doc_put_integer(change, "same", side->same);
		doc_put_integer(change, "higher", side->higher);
	}
	doc_put(object, "change", change);
	return object;
}

static bool side_has_any(const struct trend_document_side *side)
{
	return side->before.n || side->after.n;
}

void trend_encode(const struct trend_document *trend, struct text *out)
{
	struct doc_made *root = doc_begin("leg-trend", TREND_VERSION, NULL);
	struct doc_made *ratings = doc_make_object(), *alarms = doc_make_array();
	doc_put_integer(root, "sessions", trend->sessions);
	for (enum rating rating = 0; rating < RATINGS; rating++) {
		struct doc_made *legs = doc_make_object();
		bool there = false;
		for (enum leg leg = 0; leg < LEG_BOTH; leg++)
			if (side_has_any(&trend->side[rating][leg])) {
				doc_put(legs, leg_id(leg), make_side(&trend->side[rating][leg]));
				there = true;
			}
		if (there)
			doc_put(ratings, rating_id(rating), legs);
		else
			doc_forget(legs);
	}
	doc_put(root, "ratings", ratings);
	for (size_t i = 0; i < trend->alarm_count; i++) {
		struct doc_made *alarm = doc_make_object();
		doc_put_string(alarm, "alarm", alarm_id(trend->alarms[i].alarm));
		doc_put_string(alarm, "rating", rating_id(trend->alarms[i].rating));
		doc_put_string(alarm, "leg", leg_id(trend->alarms[i].leg));
		doc_push(alarms, alarm);
	}
	doc_put(root, "alarms", alarms);
	doc_finish(root, out);
}
