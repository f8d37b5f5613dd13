#include "closing_facts.h"

#include "base/civil.h"
#include "base/units.h"
#include "show/duration_text.h"
#include "tool/log_read.h"

/* The days that had a session. */
struct week {
	enum mode mode;
	int64_t first; /* civil day of its Monday */
	int day_start;
	bool had[DAYS_IN_WEEK];
};

static bool note_day(struct log *log, const struct log_row *row, void *context, struct fault *fault)
{
	struct week *week = context;
	int64_t day = stamp_day(row->started, week->day_start) - week->first;
	(void)log;
	(void)fault;
	if (day >= 0 && day < DAYS_IN_WEEK && !row->simulated && row->active_seconds > 0 &&
	    row->mode == week->mode)
		week->had[day] = true;
	return true;
}

int closing_days_of_week(const struct session *session, int day_start)
{
	int64_t today = stamp_day(session->started, day_start);
	int64_t since_monday = civil_weekday(today);
	struct week week = {
		.mode = session->mode, .first = today - since_monday, .day_start = day_start};
	struct log_filter filter =
		log_days(week.first, week.first + DAYS_IN_WEEK - 1, week.day_start);
	struct fault ignored;
	int days = 0;
	if (session->simulated || !log_visit(&filter, true, note_day, &week, &ignored))
		return 0;
	week.had[since_monday] = true;
	for (int i = 0; i < DAYS_IN_WEEK; i++)
		days += week.had[i];
	return days;
}

static const char *ordinal_ending(int number)
{
	return number == 1 ? "st" : number == 2 ? "nd" : number == 3 ? "rd" : "th";
}

static bool is_rated(const struct session *session, enum rating rating, int leg)
{
	return session->before.value[rating][leg] != RATING_ABSENT &&
	       session->after.value[rating][leg] != RATING_ABSENT;
}

/* " Heaviness 5 → 3.", " Heaviness 5 → 3 left, 4 → 4 right." */
static void add_ratings(const struct session *session, const char *arrow, struct text *out)
{
	for (int rating = 0; rating < RATINGS; rating++) {
		const signed char *before = session->before.value[rating];
		const signed char *after = session->after.value[rating];
		bool same = before[LEG_LEFT] == before[LEG_RIGHT] &&
			    after[LEG_LEFT] == after[LEG_RIGHT];
		const char *between = " ";
		if (!is_rated(session, (enum rating)rating, LEG_LEFT) &&
		    !is_rated(session, (enum rating)rating, LEG_RIGHT))
			continue;
		text_addf(out, " %s", rating_words((enum rating)rating));
		for (int leg = 0; leg < (same ? 1 : LEGS); leg++) {
			if (!is_rated(session, (enum rating)rating, leg))
				continue;
			text_addf(out, "%s%d%s%d", between, before[leg], arrow, after[leg]);
			if (!same)
				text_addf(out, " %s", leg_id((enum leg)leg));
			between = ", ";
		}
		text_add_char(out, '.');
	}
}

void closing_facts(const struct session *session, int days, bool unicode, struct text *out)
{
	if (session->active_seconds <= 0)
		return;
	duration_words(session->active_seconds, out);
	text_add(out, session->mode == MODE_PARTNER ? " for the other person's legs."
						    : " for your legs.");
	if (days == 1)
		text_add(out, " The first day this week.");
	else if (days > 1)
		text_addf(out, " %d%s day this week.", days, ordinal_ending(days));
	add_ratings(session, unicode ? " → " : " to ", out);
}
