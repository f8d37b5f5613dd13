#include "leg_trial.h"

#include "doc/json_write.h"

static const char *const state_ids[DAY_STATES] = {
	[DAY_AHEAD] = "ahead",	 [DAY_DONE] = "done",	      [DAY_NONE] = "no-session",
	[DAY_SHORT] = "short",	 [DAY_UNRATED] = "not-rated", [DAY_STOPPED] = "stopped",
	[DAY_LOCKED] = "locked",
};

static void put_days(const struct finding *finding, bool ratings, struct text *out)
{
	const struct trial *trial = finding->trial;
	doc_open_array(out, "days");
	for (int i = 0; i < trial_days(trial); i++) {
		const struct trial_day *day = &finding->day[i];
		doc_open_object(out, NULL);
		doc_put_integer(out, "day", i + 1);
		doc_put_string(out, "state", state_ids[day->state]);
		if (day->state != DAY_AHEAD) {
			doc_put_string(out, "drawn", trial->routine[day->drawn]);
			if (day->state == DAY_DONE || day->state == DAY_UNRATED)
				doc_put_string(out, "done", trial->routine[day->done]);
			if (ratings && day->state == DAY_DONE)
				doc_put_integer(out, "half_points", day->value);
		}
		doc_close_object(out);
	}
	doc_close_array(out);
}

static void put_result(const struct finding *finding, struct text *out)
{
	doc_put_integer(out, "complete_pairs", finding->paired.count);
	if (!finding->enough)
		return;
	doc_open_array(out, "differences");
	for (int i = 0; i < finding->paired.count; i++) {
		doc_open_object(out, NULL);
		doc_put_integer(out, "a_less_b_half_points", finding->paired.difference[i]);
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_put_integer(out, "median_quarter_points", finding->median);
	doc_open_object(out, "chance");
	doc_put_integer(out, "as_large", finding->chance.as_large);
	doc_put_integer(out, "of", finding->chance.of);
	doc_close_object(out);
	if (finding->interval.from > finding->interval.to)
		return;
	doc_open_object(out, "interval_half_points");
	doc_put_integer(out, "from", finding->interval.from);
	doc_put_integer(out, "to", finding->interval.to);
	doc_close_object(out);
}

void result_encode(const struct finding *finding, bool ratings, struct text *out)
{
	const struct trial *trial = finding->trial;
	doc_begin(out, "leg-trial-result", 1, &trial->envelope);
	struct text words = TEXT_EMPTY;
	doc_put_string(out, "a", trial->routine[ARM_A]);
	doc_put_string(out, "b", trial->routine[ARM_B]);
	doc_put_integer(out, "pairs", trial->pairs);
	doc_put_integer(out, "peeks", trial->peeks);
	doc_put_boolean(out, "stopped", trial->stopped);
	doc_put_boolean(out, "over", !finding->early);
	doc_put_integer(out, "other_routine_days", finding->others);
	put_days(finding, ratings && finding->enough, out);
	if (ratings) {
		put_result(finding, out);
		finding_words(finding, &words);
		doc_put_string(out, "words", words.bytes);
		doc_put_string(out, "caveat", FINDING_CAVEAT);
	}
	doc_finish(out);
	text_release(&words);
}
