#include "stats_scan.h"

#include <string.h>

#include "base/alloc.h"
#include "base/choices.h"
#include "base/units.h"
#include "log_options.h"
#include "progress.h"
#include "store/saved.h"
#include "store/settings.h"
#include "tool/program.h"

/* "walking,stretch" as 1 << enum step_kind each. */
static bool kinds_read(const char *words, unsigned *kinds, struct fault *fault)
{
	const char *ids[STEP_KINDS];
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		ids[kind] = step_kind_id(kind);
	struct text word = TEXT_EMPTY;
	int kind = 0;
	for (const char *at = words; at && kind >= 0;) {
		at = text_word(&word, at);
		kind = CHOICES_FIND(ids, "kind", log_kind_meant(word.bytes), fault);
		*kinds |= kind < 0 ? 0 : 1U << kind;
	}
	text_release(&word);
	return kind >= 0;
}

void log_counted_init(struct log_counted *counted, const struct log_options *options)
{
	*counted = (struct log_counted){.options = options};
	stats_init(&counted->stats);
	trend_init(&counted->trend);
}

bool log_counted_runs(struct log_counted *counted, struct fault *fault)
{
	const char *given = counted->options->runs;
	struct settings settings;
	if (!settings_read(&settings, 0, fault))
		return false;
	const char *words = given ? given : settings.runs;
	bool read = !words || kinds_read(words, &counted->stats.run_kinds, fault);
	settings_release(&settings);
	if (!read && !given)
		fault->kind = FAULT_CONFIG;
	if (!read)
		return fault_at(fault, given ? "--runs" : "the setting runs");
	if (reminders_read(&counted->policy, fault))
		counted->stats.policy = &counted->policy;
	else
		program_say("%s: runs are counted without it", fault->text);
	return true;
}

void log_counted_release(struct log_counted *counted)
{
	stats_release(&counted->stats);
	trend_release(&counted->trend);
	alloc_free(counted->weeks.days);
}

void log_counted_days(struct log_counted *counted, int64_t from, int64_t to)
{
	int64_t monday = stats_week_of(from);
	size_t count = (size_t)(stats_week_of(to) + DAYS_IN_WEEK - monday);
	counted->weeks = (struct chart_weeks){
		monday, alloc_zeroed(count * sizeof(struct chart_day)), count, from, to};
}

static void count_day(struct chart_weeks *weeks, const struct log_row *row, enum stats_sort sort,
		      int64_t day)
{
	if (day < weeks->monday || day >= weeks->monday + (int64_t)weeks->count)
		return;
	struct chart_day *square = &weeks->days[day - weeks->monday];
	square->off |= sort == STATS_DAY_OFF;
	square->any |= sort == STATS_SESSION;
	square->seconds += row->active_seconds;
}

static void add_trend(struct trend *trend, const struct log_rows *rows, const struct log_row *row,
		      int64_t day, bool ahead)
{
	struct ratings before, after;
	const struct log_cell *cell = &rows->cells[row->cell + row->active];
	memset(&before, RATING_ABSENT, sizeof before);
	memset(&after, RATING_ABSENT, sizeof after);
	for (int i = 0; i < row->before; i++, cell++)
		before.value[cell->of][cell->leg] = (signed char)cell->value;
	for (int i = 0; i < row->after; i++, cell++)
		after.value[cell->of][cell->leg] = (signed char)cell->value;
	trend_add(trend, &before, &after, day, ahead);
}

static bool count_row(struct log *log, const struct log_row *row, void *context,
		      struct fault *fault)
{
	struct log_counted *counted = context;
	if (row->simulated && !counted->options->simulated) {
		counted->simulated++;
		return true;
	}
	if (row->mode == MODE_PARTNER && !counted->options->partner) {
		counted->partner++;
		return true;
	}
	counted->simulated_too += row->simulated;
	counted->partner_too += row->mode == MODE_PARTNER;
	int64_t day = stamp_day(row->started, counted->filter->day_start);
	bool ahead = stamp_ahead(row->started, counted->filter->now.at); /* by a clock that was */
	enum stats_sort sort = stats_add(&counted->stats, &log->rows, row, day, ahead);
	count_day(&counted->weeks, row, sort, day);
	if (!row->kind && sort == STATS_SESSION)
		counted->by_status[row->status]++;
	else if (!row->kind && row->status == SESSION_SYMPTOM)
		counted->stopped_at_once++;
	if (counted->rates && sort != STATS_EMPTY && row->before + row->after)
		add_trend(&counted->trend, &log->rows, row, day, ahead);
	return !counted->visit || counted->visit(log, row, counted->context, fault);
}

bool log_count(struct log_counted *counted, const struct log_filter *filter, struct fault *fault)
{
	struct log log;
	counted->filter = filter;
	if (!log_open(&log, filter, fault))
		return false;
	log.tick = progress_tick;
	bool read = log_each(&log, filter, count_row, counted, fault);
	progress_end();
	counted->seen = log.seen;
	counted->bad = log.bad;
	log_close(&log);
	trend_settle(&counted->trend);
	return read;
}

static int64_t day_of(const struct log_bound *bound, int day_start)
{
	struct stamp moment = {.at = bound->value};
	return stamp_day(bound->exact ? stamp_local(bound->value) : moment, day_start);
}

/* The day of `end`, or today if that is earlier or there is no end. */
static int64_t end_day(const struct log_filter *filter, struct log_bound end)
{
	int64_t day = day_of(&end, filter->day_start);
	return end.given && day < filter->today ? day : filter->today;
}

int64_t log_last_day(const struct log_filter *filter)
{
	return end_day(filter, filter->until);
}

static const char nothing[] = "nothing in that range";

bool log_days_of(struct log_filter *filter, int weeks, int64_t *first, int64_t *last,
		 struct fault *fault)
{
	*last = log_last_day(filter);
	int64_t monday = stats_week_of(*last) - (int64_t)weeks * DAYS_IN_WEEK;
	struct log_filter whole = log_days(monday, *last, filter->day_start);
	if (!filter->since.given)
		filter->since = whole.since;
	if (!filter->until.given || day_of(&filter->until, filter->day_start) > *last)
		filter->until = whole.until;
	*first = day_of(&filter->since, filter->day_start);
	return *first <= *last || fault_set(fault, FAULT_NOTHING, "%s", nothing);
}

int64_t log_open_day(const struct log_filter *filter)
{
	struct log_bound after = filter->until;
	after.value++;
	return end_day(filter, after);
}

void log_left_out(const struct log_counted *counted, struct text *out)
{
	if (counted->simulated)
		text_addf(out, "Left out: %ld simulated (--simulated counts %s)\n",
			  counted->simulated, counted->simulated == 1 ? "it" : "them");
	if (counted->partner)
		text_addf(out, "Left out: %ld for a partner (--partner counts %s)\n",
			  counted->partner, counted->partner == 1 ? "it" : "them");
	if (counted->simulated_too)
		text_addf(out, "Counted too: %ld simulated\n", counted->simulated_too);
	if (counted->partner_too)
		text_addf(out, "Counted too: %ld for a partner\n", counted->partner_too);
}

int log_counted_print(const struct log_counted *counted, int status, struct text *out)
{
	program_report(out);
	if (status || counted->seen)
		return status;
	program_say("%s", nothing);
	return FAULT_NOTHING;
}
