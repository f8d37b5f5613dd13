#include "trend_text.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "base/terminal_text.h"
#include "base/units.h"
#include "body/action.h"
#include "tool/card.h"

enum { NAME_WIDTH = 26, SIDE_WIDTH = 21, SPARK_WEEKS = 20 };

const char LOG_TREND_CAVEAT[] =
	"Where six sessions or more were rated both before and after, the medians and their n are "
	"of those alone. Scores before and after fall by themselves too: expectation, rest, and a "
	"return to the average look the same. They say how a leg felt, not how blood flows. The "
	"change of one "
	"session is that day's feeling.";

/* The middle change in words; "" if it is none. One that is slight may end in a half. */
static const char *claim_words(enum trend_claim claim, bool half)
{
	const char *const words[] = {
		[TREND_TOO_FEW] = "",
		[TREND_TOO_SHORT] = "",
		[TREND_SAME] = "",
		[TREND_MIXED] = "",
		[TREND_LOWER_SLIGHTLY] = half ? "mostly slightly lower after (1.5 points); "
					      : "mostly slightly lower after (1 point); ",
		[TREND_LOWER] = "mostly clearly lower after (2 points or more); ",
		[TREND_HIGHER_SLIGHTLY] = half ? "mostly slightly higher after (1.5 points); "
					       : "mostly slightly higher after (1 point); ",
		[TREND_HIGHER] = "mostly clearly higher after (2 points or more); ",
	};
	return words[claim];
}

void log_moves_words(const struct trend_side *side, enum leg leg, struct text *out)
{
	enum trend_claim claim = trend_claim(side);
	struct trend_moves moves = trend_moves(side);
	if (claim == TREND_TOO_FEW || claim == TREND_TOO_SHORT)
		return;
	text_addf(out,
		  "%s leg: %sof %ld rated before and after, %ld lower after, %ld the same, %ld "
		  "higher.",
		  leg == LEG_LEFT ? "Left" : "Right",
		  claim_words(claim, trend_change(side).twice % 2 != 0), side->paired_before.n,
		  moves.lower, moves.same, moves.higher);
}

const struct trend_counts *log_moment(const struct trend_side *side, int moment)
{
	bool paired = side->paired_before.n >= TREND_LEAST_SESSIONS;
	if (moment)
		return paired ? &side->paired_after : &side->after;
	return paired ? &side->paired_before : &side->before;
}

void log_median_words(struct trend_spread spread, struct text *out)
{
	text_addf(out, "%d%s", spread.twice / 2, spread.twice % 2 ? ".5" : "");
}

/* `line`: where in `out` it begins. */
static void pad_to(struct text *out, size_t line, size_t column)
{
	size_t used = visible_width(out->bytes + line);
	text_add_times(out, " ", used < column ? column - used : 1);
}

static void add_side(const struct trend_side *side, int moment, struct text *out)
{
	struct trend_spread spread = trend_spread(log_moment(side, moment));
	if (!spread.n)
		text_add(out, "-");
	else if (spread.n < TREND_LEAST_SESSIONS)
		text_addf(out, "n=%ld", spread.n);
	else {
		log_median_words(spread, out);
		text_addf(out, "  (%d-%d, n=%ld)", spread.least, spread.most, spread.n);
	}
}

static void add_sides(const char *label, const struct trend_side sides[LEGS], int moment,
		      struct text *out)
{
	size_t line = out->length;
	text_addf(out, "  %s", label);
	pad_to(out, line, NAME_WIDTH);
	add_side(&sides[LEG_LEFT], moment, out);
	pad_to(out, line, NAME_WIDTH + SIDE_WIDTH);
	add_side(&sides[LEG_RIGHT], moment, out);
	text_add_char(out, '\n');
}

static void place_weeks(const struct trend_side *side, int64_t first, size_t count,
			signed char *values)
{
	for (size_t i = 0; i < count; i++)
		values[i] = -1;
	for (size_t i = 0; i < side->week_count; i++) {
		int64_t week = (side->weeks[i].monday - first) / DAYS_IN_WEEK;
		if (side->weeks[i].monday >= first && week < (int64_t)count)
			values[week] = side->weeks[i].median;
	}
}

char *log_week_words(int64_t monday, char out[LOG_WEEK_SIZE])
{
	struct civil date = civil_from_day(monday);
	snprintf(out, LOG_WEEK_SIZE, "%d %s", date.day, chart_months[date.month - 1]);
	return out;
}

size_t log_weeks(const struct trend_side sides[LEGS], size_t most, signed char *left,
		 signed char *right, int64_t *monday)
{
	int64_t first = INT64_MAX, last = INT64_MIN;
	for (int leg = 0; leg < LEGS; leg++) {
		const struct trend_side *side = &sides[leg];
		if (!side->week_count)
			continue;
		int64_t from = side->weeks[0].monday;
		int64_t to = side->weeks[side->week_count - 1].monday;
		first = from < first ? from : first;
		last = to > last ? to : last;
	}
	if (first > last)
		return 0;
	size_t count = (size_t)((last - first) / DAYS_IN_WEEK) + 1;
	if (count > most) {
		first += (int64_t)(count - most) * DAYS_IN_WEEK;
		count = most;
	}
	*monday = first;
	place_weeks(&sides[LEG_LEFT], first, count, left);
	place_weeks(&sides[LEG_RIGHT], first, count, right);
	return count;
}

static void add_weeks(const struct trend_side sides[LEGS], enum rating rating, struct text *out)
{
	signed char left[SPARK_WEEKS], right[SPARK_WEEKS];
	int64_t first;
	size_t count = log_weeks(sides, SPARK_WEEKS, left, right, &first);
	if (count < 2)
		return;
	char from[LOG_WEEK_SIZE], to[LOG_WEEK_SIZE];
	size_t line = out->length;
	text_addf(out, "  weeks, %s to %s", log_week_words(first, from),
		  log_week_words(first + (int64_t)(count - 1) * DAYS_IN_WEEK, to));
	pad_to(out, line, NAME_WIDTH);
	chart_spark(left, count, rating_most(rating), out);
	pad_to(out, line, NAME_WIDTH + SIDE_WIDTH);
	chart_spark(right, count, rating_most(rating), out);
	text_add_char(out, '\n');
}

static void add_moves(const struct trend_side sides[LEGS], struct text *out)
{
	bool any = false;
	for (enum leg leg = 0; leg < LEG_BOTH; leg++) {
		struct text words = TEXT_EMPTY;
		log_moves_words(&sides[leg], leg, &words);
		any |= words.length > 0;
		if (words.length) {
			text_add(out, "  ");
			visible_wrap(out, words.bytes, 2, 2, card_page());
			text_add_char(out, '\n');
		}
		text_release(&words);
	}
	if (!any)
		text_addf(out,
			  "  too soon to say anything: it takes %d sessions\n  rated before and "
			  "after, over %d days\n",
			  TREND_LEAST_SESSIONS, TREND_LEAST_DAYS);
}

static void add_sign(const struct trend_side sides[LEGS], enum rating rating, struct text *out)
{
	const char *between = ":";
	text_add(out, rating_words(rating));
	for (enum leg leg = 0; leg < LEG_BOTH; leg++) {
		const struct trend_side *side = &sides[leg];
		if (side->last == RATING_ABSENT)
			continue;
		text_addf(out, "%s %s %s (yes %ld of %ld)", between, leg_id(leg),
			  side->last ? "yes" : "no", side->before.of[1] + side->after.of[1],
			  side->before.n + side->after.n);
		between = ",";
	}
	text_add(out, "\n\n");
}

void log_trend_table(const struct trend *trend, struct text *out)
{
	for (enum rating rating = 0; rating < RATINGS; rating++) {
		const struct trend_side *sides = trend->side[rating];
		if (sides[LEG_LEFT].last == RATING_ABSENT && sides[LEG_RIGHT].last == RATING_ABSENT)
			continue;
		if (rating >= RATING_SIGNS) {
			add_sign(sides, rating, out);
			continue;
		}
		size_t line = out->length;
		text_add(out, rating_words(rating));
		pad_to(out, line, NAME_WIDTH);
		text_add(out, "left");
		pad_to(out, line, NAME_WIDTH + SIDE_WIDTH);
		text_add(out, "right\n");
		add_sides("before, median (range)", sides, 0, out);
		add_sides("after, median (range)", sides, 1, out);
		add_weeks(sides, rating, out);
		add_moves(sides, out);
		text_add_char(out, '\n');
	}
}

void log_alarm_words(const struct trend *trend, int64_t today, const struct settings *settings,
		     struct text *out)
{
	struct trend_alarms alarms = trend_alarms(trend, today);
	for (size_t i = 0; i < alarms.count; i++) {
		char *words = action_fill(alarm_words(alarms.of[i].alarm), settings->emergency);
		struct text line = TEXT_EMPTY, wrapped = TEXT_EMPTY;
		text_addf(&line, "%s, %s, %s", rating_words(alarms.of[i].rating),
			  leg_words(alarms.of[i].leg), words);
		visible_wrap(&wrapped, line.bytes, 2, 2, card_page());
		text_addf(out, "! %s\n", wrapped.bytes);
		text_release(&line);
		text_release(&wrapped);
		alloc_free(words);
	}
	if (alarms.count)
		text_add_char(out, '\n');
}
