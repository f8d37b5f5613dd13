#include "tool/trial_finding.h"

#include <stdlib.h>

#include "base/clock.h"
#include "tool/locks.h"
#include "tool/log_read.h"

enum { DONE_PERCENT = 80 };

/* ---- days ------------------------------------------------------------------------------------ */

/* The rating in half points: of the leg that counts twice, or of both. */
static bool take_value(const struct trial *trial, const struct session *session, int *value)
{
	const struct ratings *ratings =
		trial->when == TRIAL_AFTER ? &session->after : &session->before;
	const signed char *legs = ratings->value[trial->measure];
	if (trial->leg != LEG_BOTH) {
		*value = 2 * legs[trial->leg];
		return legs[trial->leg] != RATING_ABSENT;
	}
	*value = legs[LEG_LEFT] + legs[LEG_RIGHT];
	return legs[LEG_LEFT] != RATING_ABSENT && legs[LEG_RIGHT] != RATING_ABSENT;
}

static void take_session(const struct trial *trial, const struct session *session, enum arm arm,
			 struct trial_day *day)
{
	if (day->state == DAY_DONE || day->state == DAY_UNRATED)
		return; /* the first one counts */
	if ((int64_t)session->active_seconds * 100 < (int64_t)trial->seconds * DONE_PERCENT) {
		day->state = DAY_SHORT;
		return;
	}
	day->done = arm;
	day->state = take_value(trial, session, &day->value) ? DAY_DONE : DAY_UNRATED;
}

struct reading {
	const struct trial *trial;
	struct trial_course *course;
	bool stopped[2 * TRIAL_MOST_PAIRS];
};

static bool visit(struct log *log, const struct log_row *row, void *context, struct fault *fault)
{
	struct reading *reading = context;
	struct session session;
	int64_t index;
	enum arm arm;
	if (!log_session(log, row, &session, fault))
		return false;
	index = stamp_day(session.started, reading->trial->day_start) - reading->trial->first_day;
	if (index >= 0 && index < reading->course->days && session.mode == MODE_SELF &&
	    !session.simulated) {
		if (session.status == SESSION_SYMPTOM)
			reading->stopped[index] = true;
		else if (session.routine && trial_arm_of(reading->trial, session.routine, &arm))
			take_session(reading->trial, &session, arm, &reading->course->day[index]);
	}
	session_release(&session);
	return true;
}

/* A day with a stop or a lock is missing, whatever else was done on it. */
static bool take_stops(const struct trial *trial, struct reading *reading, struct fault *fault)
{
	struct locks locks;
	int64_t locked;
	if (!locks_read(clock_now(), trial->day_start, &locks, fault))
		return false;
	locked = locks.of[MODE_SELF].level == LOCK_NONE
			 ? -1
			 : stamp_day(locks.of[MODE_SELF].time, trial->day_start) - trial->first_day;
	for (int i = 0; i < reading->course->days; i++)
		if (reading->stopped[i])
			reading->course->day[i].state = DAY_STOPPED;
		else if (i == locked)
			reading->course->day[i].state = DAY_LOCKED;
	return true;
}

/* The records of the trial's days. */
static bool read_log(const struct trial *trial, struct reading *reading, struct fault *fault)
{
	int64_t first = trial->first_day, last = first + trial_days(trial) - 1;
	struct log_filter filter = log_days(first, last, trial->day_start);
	struct log log;
	if (!log_open(&log, &filter, fault))
		return false;
	bool well = log_each(&log, &filter, visit, reading, fault);
	reading->course->bad = log.bad;
	log_close(&log);
	return well;
}

static bool take_course(const struct trial *trial, int64_t today, struct trial_course *course,
			struct fault *fault)
{
	struct reading reading = {.trial = trial, .course = course};
	int64_t last = today;
	if (trial->stopped)
		last = stamp_day(trial->stopped_at, trial->day_start);
	*course = (struct trial_course){.days = trial_days(trial)};
	for (int i = 0; i < course->days; i++) {
		struct trial_day *day = &course->day[i];
		day->drawn = day->done = trial_arm(trial, i);
		day->state = trial->first_day + i < last ? DAY_NONE : DAY_AHEAD;
	}
	return read_log(trial, &reading, fault) && take_stops(trial, &reading, fault);
}

static void take_pairs(const struct trial_course *course, struct paired *paired)
{
	paired->count = 0;
	for (int i = 0; i + 1 < course->days; i += 2) {
		const struct trial_day *first = &course->day[i], *second = &course->day[i + 1];
		if (first->state != DAY_DONE || second->state != DAY_DONE)
			continue;
		paired->difference[paired->count++] = first->drawn == ARM_A
							      ? first->value - second->value
							      : second->value - first->value;
	}
}

/* ---- numbers --------------------------------------------------------------------------------- */

bool finding_make(const struct trial *trial, int64_t today, struct finding *finding,
		  struct fault *fault)
{
	*finding = (struct finding){0};
	if (!take_course(trial, today, &finding->course, fault))
		return false;
	take_pairs(&finding->course, &finding->paired);
	for (int i = 0; i < finding->course.days; i++) {
		const struct trial_day *day = &finding->course.day[i];
		finding->others += day->state == DAY_DONE && day->done != day->drawn;
		finding->early |= day->state == DAY_AHEAD && !trial->stopped;
	}
	finding->median = paired_median(&finding->paired);
	finding->enough = paired_interval(&finding->paired, &finding->interval);
	finding->chance = paired_chance(&finding->paired, 0);
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

int course_days(const struct trial_course *course, enum day_state state)
{
	int count = 0;
	for (int i = 0; i < course->days; i++)
		count += course->day[i].state == state;
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

static void add_missing_pairs(const struct trial *trial, const struct finding *finding,
			      struct text *out)
{
	int complete = finding->paired.count;
	text_addf(out, "%d of %d pairs %s complete. A result needs %d: %d more.", complete,
		  trial->pairs, complete == 1 ? "is" : "are", PAIRS_LEAST, PAIRS_LEAST - complete);
}

/* "Heaviness was lower on the days of walk than on those of rest, by 1 point (median of 10 pairs)."
 */
static void add_difference(const struct trial *trial, const struct finding *finding,
			   struct text *out)
{
	int median = finding->median;
	text_add(out, rating_words(trial->measure)); /* begins the sentence */
	if (median) {
		text_addf(out, " was lower on the days of %s than on those of %s, by ",
			  trial->routine[median < 0 ? ARM_A : ARM_B],
			  trial->routine[median < 0 ? ARM_B : ARM_A]);
		add_quarters(abs(median), out);
		text_addf(out, abs(median) == 4 ? " point" : " points");
	} else {
		text_addf(out, " was the same on the days of %s and of %s", trial->routine[ARM_A],
			  trial->routine[ARM_B]);
	}
	text_addf(out, " (median of %d pairs). ", finding->paired.count);
}

static void add_interval(const struct trial *trial, const struct finding *finding, struct text *out)
{
	bool one = finding->interval.from == finding->interval.to;
	text_add(out, one ? "Only a difference of " : "Differences from ");
	finding_halves(finding->interval.from, out);
	if (!one) {
		text_add(out, " to ");
		finding_halves(finding->interval.to, out);
	}
	text_addf(out, " points (%s less %s) %s the ratings. ", trial->routine[ARM_A],
		  trial->routine[ARM_B], one ? "fits" : "fit");
}

void finding_words(const struct trial *trial, const struct finding *finding, struct text *out)
{
	if (!finding->enough) {
		add_missing_pairs(trial, finding, out);
		return;
	}
	add_difference(trial, finding, out);
	text_add(out, "If both did the same, a difference this large would come by chance in ");
	add_percent(finding->chance, out);
	text_add(out, " of such trials. ");
	add_interval(trial, finding, out);
	text_add(out, chance_rejects(finding->chance)
			      ? "So chance alone explains this trial badly."
			      : "So this trial does not show that one did more than the other.");
}
