#include "result_json.h"

#include "doc/json_write.h"

static void put_days(const struct trial *trial, const struct finding *finding, bool values,
		     struct doc_made *made)
{
	doc_open_array(made, "days");
	for (int i = 0; i < finding->course.days; i++) {
		const struct trial_day *day = &finding->course.day[i];
		doc_open_object(made, NULL);
		doc_put_integer(made, "day", i + 1);
		doc_put_string(made, "state", day_state_id(day->state));
		if (day->state != DAY_AHEAD) {
			doc_put_string(made, "drawn", trial->routine[day->drawn]);
			if (day->state == DAY_DONE || day->state == DAY_UNRATED)
				doc_put_string(made, "done", trial->routine[day->done]);
			if (values && day->state == DAY_DONE)
				doc_put_integer(made, "half_points", day->value);
		}
		doc_close_object(made);
	}
	doc_close_array(made);
}

static void put_result(const struct finding *finding, struct doc_made *made)
{
	doc_put_integer(made, "complete_pairs", finding->paired.count);
	doc_open_array(made, "differences");
	for (int i = 0; i < finding->paired.count; i++) {
		struct doc_made *number = doc_make_object();
		doc_put_integer(number, "a_less_b_half_points", finding->paired.difference[i]);
		doc_push(made, number);
	}
	doc_close_array(made);
	if (!finding->enough)
		return;
	doc_put_integer(made, "median_quarter_points", finding->median);
	doc_open_object(made, "chance");
	doc_put_integer(made, "as_large", finding->chance.as_large);
	doc_put_integer(made, "of", finding->chance.of);
	doc_close_object(made);
	doc_open_object(made, "interval_half_points");
	doc_put_integer(made, "from", finding->interval.from);
	doc_put_integer(made, "to", finding->interval.to);
	doc_close_object(made);
}

void result_encode(const struct trial *trial, const struct finding *finding, bool values,
		   struct text *out)
{
	struct doc_made *made = doc_begin("leg-trial-result", 1, &trial->envelope);
	struct text words = TEXT_EMPTY;
	doc_put_string(made, "a", trial->routine[ARM_A]);
	doc_put_string(made, "b", trial->routine[ARM_B]);
	doc_put_integer(made, "pairs", trial->pairs);
	doc_put_integer(made, "peeks", trial->peeks);
	doc_put_boolean(made, "stopped", trial->stopped);
	doc_put_boolean(made, "over", !finding->early);
	doc_put_integer(made, "other_routine_days", finding->others);
	put_days(trial, finding, values, made);
	if (values) {
		put_result(finding, made);
		finding_words(trial, finding, &words);
		doc_put_string(made, "words", words.bytes);
		doc_put_string(made, "caveat", FINDING_CAVEAT);
	}
	doc_finish(made, out);
	text_release(&words);
}
