#include "stats_scan.h"

#include <string.h>

#include "base/alloc.h"

enum { DAY = 86400 };

void log_counted_init(struct log_counted *counted, const struct log_options *options)
{
	*counted = (struct log_counted){.with_simulated = options->simulated != NULL,
					.with_partner = options->partner != NULL};
	tally_init(&counted->tally);
}

void log_counted_release(struct log_counted *counted)
{
	tally_release(&counted->tally);
	if (counted->trend)
		trend_release(counted->trend);
	alloc_free(counted->trend);
	alloc_free(counted->days);
	counted->trend = NULL;
	counted->days = NULL;
}

void log_counted_trend(struct log_counted *counted)
{
	counted->trend = alloc_zeroed(sizeof *counted->trend);
	trend_init(counted->trend);
}

void log_counted_days(struct log_counted *counted, int64_t first, size_t count)
{
	counted->first_day = first;
	counted->day_count = count;
	counted->days = alloc_zeroed(count * sizeof *counted->days);
}

static void count_day(struct log_counted *counted, const struct fact *fact, int64_t day)
{
	if (!counted->days || day < counted->first_day ||
	    day >= counted->first_day + (int64_t)counted->day_count)
		return;
	struct chart_day *square = &counted->days[day - counted->first_day];
	enum tally_sort sort = tally_sort_of(fact);
	square->off |= sort == TALLY_DAY_OFF;
	square->any |= sort == TALLY_SESSION;
	square->seconds += fact->active_seconds;
}

static bool count_fact(struct log *log, const struct fact *fact, void *context, struct fault *fault)
{
	struct log_counted *counted = context;
	const struct facts *facts = &log->facts;
	if (fact->simulated && !counted->with_simulated) {
		counted->simulated++;
		return true;
	}
	if (fact->mode == MODE_PARTNER && !counted->with_partner) {
		counted->partner++;
		return true;
	}
	int64_t day = stamp_day(fact->started, counted->day_start);
	tally_add(&counted->tally, facts, fact, day);
	count_day(counted, fact, day);
	enum tally_sort sort = tally_sort_of(fact);
	if (!fact->kind && (sort == TALLY_SESSION || fact->status == SESSION_SYMPTOM))
		counted->by_status[fact->status]++;
	if (counted->trend && sort != TALLY_EMPTY && fact->rated != FACT_UNRATED)
		trend_add(counted->trend, &facts->rated[fact->rated].before,
			  &facts->rated[fact->rated].after, day);
	return !counted->visit || counted->visit(log, fact, counted->context, fault);
}

bool log_count(struct log_counted *counted, const struct log_filter *filter, struct fault *fault)
{
	struct log log;
	counted->day_start = filter->day_start;
	if (!log_open(&log, filter, fault))
		return false;
	bool read = log_each(&log, filter, count_fact, counted, &counted->seen, fault);
	counted->bad = log.bad;
	log_close(&log);
	if (counted->trend)
		trend_settle(counted->trend);
	return read;
}

int64_t log_last_day(const struct log_filter *filter)
{
	struct stamp until = {.at = filter->until.value};
	if (!filter->until.given)
		return filter->today;
	if (filter->until.exact)
		until = stamp_local(filter->until.value);
	int64_t day = stamp_day(until, filter->day_start);
	return day < filter->today ? day : filter->today;
}

void log_left_out(const struct log_counted *counted, struct text *out)
{
	if (counted->simulated)
		text_addf(out, "Left out: %ld simulated (--simulated counts %s)\n",
			  counted->simulated, counted->simulated == 1 ? "it" : "them");
	if (counted->partner)
		text_addf(out, "Left out: %ld for a partner (--partner counts %s)\n",
			  counted->partner, counted->partner == 1 ? "it" : "them");
}
