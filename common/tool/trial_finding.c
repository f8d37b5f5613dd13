#include "tool/trial_finding.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/units.h"
#include "tool/locks.h"
#include "tool/log_read.h"

enum { DONE_PERCENT = 80 };

/* ---- days ------------------------------------------------------------------------------------ */

/* The rating in half points: of both legs, or twice of the one that counts. */
static bool take_value(const struct trial *trial, const struct session *session, int *value)
{
	const struct ratings *ratings =
		trial->when == TRIAL_AFTER ? &session->after : &session->before;
	const signed char *legs = ratings->value[trial->measure];
	signed char one = legs[trial->leg == LEG_BOTH ? LEG_LEFT : trial->leg];
	signed char other = legs[trial->leg == LEG_BOTH ? LEG_RIGHT : trial->leg];
	*value = one + other;
	return one != RATING_ABSENT && other != RATING_ABSENT;
}

static void take_session(const struct trial *trial, const struct session *session, enum arm arm,
			 struct trial_day *day)
{
	if (day->state == DAY_DONE || day->state == DAY_UNRATED || day->state == DAY_STOPPED)
		return; /* the first one counts */
	if ((int64_t)session->active_seconds * 100 < (int64_t)trial->seconds * DONE_PERCENT) {
		day->state = DAY_SHORT;
		return;
	}
	day->done = arm;
	day->state = take_value(trial, session, &day->value) ? DAY_DONE : DAY_UNRATED;
}

/* The day of the trial that `time` falls on; NULL if there is none, or it has not come. */
static struct trial_day *day_at(struct finding *finding, struct stamp time)
{
	int64_t index = trial_index(finding->trial, time);
	bool there = index >= 0 && index < trial_days(finding->trial) && index <= finding->last;
	return there ? &finding->day[index] : NULL;
}

static bool visit(struct log *log, const struct log_row *row, void *context, struct fault *fault)
{
	struct finding *finding = context;
	struct session session;
	enum arm arm;
	if (!log_session(log, row, &session, fault))
		return false;
	struct trial_day *day = day_at(finding, session.started);
	if (day && session.mode == MODE_SELF && !session.simulated) {
		if (session.status == SESSION_SYMPTOM)
			day->state = DAY_STOPPED;
		else if (session.routine && trial_arm_of(finding->trial, session.routine, &arm))
			take_session(finding->trial, &session, arm, day);
	}
	session_release(&session);
	return true;
}

/* The records of the trial's days. */
static bool take_log(struct finding *finding, bool quiet, struct fault *fault)
{
	const struct trial *trial = finding->trial;
	struct log_filter filter =
		log_days(trial->first_day, trial_last_day(trial), trial->day_start);
	struct log log;
	if (!log_open(&log, &filter, fault))
		return false;
	log.quiet = quiet;
	bool well = log_each(&log, &filter, visit, finding, fault);
	finding->bad = log.bad;
	log_close(&log);
	return well;
}

/* Marks the days of a lock: that on which it began, and all until the day before it was lifted. */
static void take_lock(struct finding *finding, struct lock_span span)
{
	int64_t first = trial_index(finding->trial, span.from);
	int64_t end = trial_index(finding->trial, span.to);
	for (int i = 0; i < trial_days(finding->trial) && i <= finding->last; i++)
		if (i >= first && (i == first || i < end) && finding->day[i].state != DAY_STOPPED)
			finding->day[i].state = DAY_LOCKED;
}

/* A day with a stop or a lock is missing, whatever else was done on it. */
static bool take_locks(struct finding *finding, struct fault *fault)
{
	struct stamp now = clock_now(), tomorrow = {now.at + DAY, now.offset};
	struct locks locks;
	const struct lock *lock = &locks.of[MODE_SELF];
	const struct lock_history *history = &locks.history[MODE_SELF];
	if (!locks_read(now, finding->trial->day_start, &locks, fault))
		return false;
	if (lock->level != LOCK_NONE)
		take_lock(finding, (struct lock_span){lock->time, lock->lifted ? lock_lifting(lock)
									       : tomorrow});
	for (int i = 0; i < history->count; i++)
		take_lock(finding, history->of[i]);
	return true;
}

static void plan_days(struct finding *finding)
{
	for (int i = 0; i < trial_days(finding->trial); i++) {
		struct trial_day *day = &finding->day[i];
		day->drawn = day->done = trial_arm(finding->trial, i);
		day->state = i < finding->last ? DAY_NONE : DAY_AHEAD;
	}
}

static void take_pairs(struct finding *finding)
{
	struct paired *paired = &finding->paired;
	for (int i = 0; i < trial_days(finding->trial); i += 2) {
		const struct trial_day *first = &finding->day[i], *second = &finding->day[i + 1];
		if (first->state != DAY_DONE || second->state != DAY_DONE)
			continue;
		paired->difference[paired->count++] = first->drawn == ARM_A
							      ? first->value - second->value
							      : second->value - first->value;
	}
}

/* ---- numbers --------------------------------------------------------------------------------- */

bool finding_make(const struct trial *trial, bool quiet, struct finding *finding,
		  struct fault *fault)
{
	struct stamp end = trial->stopped ? trial->stopped_at : clock_now();
	*finding = (struct finding){.trial = trial, .last = trial_index(trial, end)};
	plan_days(finding);
	if (!take_log(finding, quiet, fault) || !take_locks(finding, fault))
		return false;
	take_pairs(finding);
	for (int i = 0; i < trial_days(trial); i++)
		finding->others += finding->day[i].state == DAY_DONE &&
				   finding->day[i].done != finding->day[i].drawn;
	finding->early = !trial->stopped && finding->last < trial_days(trial);
	finding->enough = finding->paired.count >= PAIRS_LEAST;
	if (finding->enough) {
		finding->chance = paired_chance(&finding->paired, 0);
		finding->interval = paired_interval(&finding->paired);
		finding->median = paired_median(&finding->paired);
	}
	return true;
}

/* ---- words ----------------------------------------------------------------------------------- */

const char FINDING_CAVEAT[] =
	"You knew which routine it was, and what you hoped for may be in the ratings. The season, "
	"your work and what you did the day before may be too. It says something about you in "
	"these days, nothing about others and nothing about a disease. If your legs bother you, "
	"ask a clinician.";

/* "-1.5", "0.75", "2" */
static void add_quarters(int quarters, struct text *out)
{
	static const char *const parts[] = {"", ".25", ".5", ".75"};
	int size = abs(quarters);
	text_addf(out, "%s%d%s", quarters < 0 ? "-" : "", size / 4, parts[size % 4]);
}

int finding_days(const struct finding *finding, enum day_state state)
{
	int count = 0;
	for (int i = 0; i < trial_days(finding->trial); i++)
		count += finding->day[i].state == state;
	return count;
}

void finding_halves(int halves, struct text *out)
{
	add_quarters(2 * halves, out);
}

/* "2.1 %", "under 0.1 %" */
static void add_percent(struct chance chance, struct text *out)
{
	int64_t thousandths = (chance.as_large * 1000 + chance.of / 2) / chance.of;
	if (thousandths)
		text_addf(out, "%lld.%lld %%", (long long)thousandths / 10,
			  (long long)thousandths % 10);
	else
		text_add(out, "under 0.1 %");
}

void finding_complete(const struct finding *finding, struct text *out)
{
	text_addf(out, "%d of %d pairs %s complete", finding->paired.count, finding->trial->pairs,
		  finding->paired.count == 1 ? "is" : "are");
}

static void add_points(int quarters, struct text *out)
{
	add_quarters(quarters, out);
	text_add(out, abs(quarters) == 4 ? " point" : " points");
}

/* "The rating of heaviness was lower on the days of walk than on those of rest, by 1 point." */
static void add_difference(const struct finding *finding, struct text *out)
{
	const struct trial *trial = finding->trial;
	int median = finding->median;
	if (median) {
		text_addf(out,
			  "The rating of %s was lower on the days of %s than on those of %s, by ",
			  rating_id(trial->measure), trial->routine[median < 0 ? ARM_A : ARM_B],
			  trial->routine[median < 0 ? ARM_B : ARM_A]);
		add_points(abs(median), out);
		text_addf(out, " (median of %d pairs). ", finding->paired.count);
	} else {
		text_addf(out,
			  "The median difference in %s between the days of %s and those of %s is "
			  "0 points (%d pairs). ",
			  rating_id(trial->measure), trial->routine[ARM_A], trial->routine[ARM_B],
			  finding->paired.count);
	}
}

static void add_interval(const struct finding *finding, struct text *out)
{
	const struct trial *trial = finding->trial;
	struct interval interval = finding->interval;
	bool none = interval.from > interval.to;
	if (interval.from == interval.to) {
		text_add(out, "In half points, only a difference of ");
		add_points(2 * interval.from, out);
	} else {
		text_add(out, none ? "Only differences between " : "Differences from ");
		finding_halves(none ? interval.to : interval.from, out);
		text_add(out, none ? " and " : " to ");
		finding_halves(none ? interval.from : interval.to, out);
		text_add(out, " points");
	}
	text_addf(out, " (%s minus %s) %s the ratings. ", trial->routine[ARM_A],
		  trial->routine[ARM_B], interval.from == interval.to ? "fits" : "fit");
	if (median_rejected(finding->median, interval))
		text_add(out, "The median itself does not fit: the pairs differ too unevenly. ");
}

/* The test is of the sum; where the median leans another way, neither routine did more. */
static void add_conclusion(const struct finding *finding, struct text *out)
{
	if (!chance_rejects(finding->chance))
		text_add(out, "So this trial does not show that one did more than the other.");
	else if (finding->median * paired_sign(&finding->paired) > 0)
		text_add(out, "So chance alone is an unlikely explanation.");
	else
		text_add(out, "So chance alone is an unlikely explanation, but this trial does not "
			      "show which of the two did more.");
}

void finding_words(const struct finding *finding, struct text *out)
{
	if (!finding->enough) {
		finding_complete(finding, out);
		text_addf(out, ". A result needs %d", PAIRS_LEAST);
		if (finding->early)
			text_addf(out, ": %d more.", PAIRS_LEAST - finding->paired.count);
		else
			text_add(out, ", so there is none.");
		return;
	}
	add_difference(finding, out);
	text_add(out, "If both did the same, a difference this large would come by chance in ");
	add_percent(finding->chance, out);
	text_add(out, " of such trials. ");
	add_interval(finding, out);
	add_conclusion(finding, out);
}

void finding_looks(const struct finding *finding, struct text *out)
{
	int peeks = finding->trial->peeks;
	text_addf(out, "Looked at %d %s before its end.", peeks, peeks == 1 ? "time" : "times");
}

void finding_notes(const struct finding *finding, char end, struct text *out)
{
	const struct trial *trial = finding->trial;
	if (finding->others)
		text_addf(out, "On %d %s the other routine was done; counted as drawn.%c",
			  finding->others, finding->others == 1 ? "day" : "days", end);
	if (finding->early)
		text_addf(out,
			  "The trial is not over: looking before its end makes a chance finding "
			  "likelier.%c",
			  end);
	if (trial->peeks) {
		finding_looks(finding, out);
		text_add_char(out, end);
	}
	if (trial->stopped)
		text_addf(out, "Stopped %s its last day.%c", trial_stop_place(trial), end);
}
