#include "tool/trial_days.h"

#include <string.h>

#include "base/clock.h"
#include "tool/locks.h"
#include "tool/log_read.h"

enum { DONE_PERCENT = 80 };

static const struct {
	const char *id;
	const char *words;
} states[] = {
	[DAY_AHEAD] = {"ahead", "ahead"},
	[DAY_DONE] = {"done", "done"},
	[DAY_NONE] = {"no-session", "no session"},
	[DAY_SHORT] = {"short", "session too short"},
	[DAY_UNRATED] = {"not-rated", "not rated"},
	[DAY_STOPPED] = {"stopped", "stopped by a symptom"},
	[DAY_LOCKED] = {"locked", "locked"},
};

const char *day_state_id(enum day_state state)
{
	return states[state].id;
}

const char *day_state_words(enum day_state state)
{
	return states[state].words;
}

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
	day->other = arm != day->drawn;
	day->state = take_value(trial, session, &day->value) ? DAY_DONE : DAY_UNRATED;
}

struct reading {
	const struct trial *trial;
	struct trial_course *course;
	bool stopped[2 * TRIAL_MOST_PAIRS];
};

static bool visit(struct log *log, const struct fact *fact, void *context, struct fault *fault)
{
	struct reading *reading = context;
	struct session session;
	int64_t index;
	enum arm arm;
	if (!log_session(log, fact, &session, fault))
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

bool trial_course(const struct trial *trial, int64_t today, struct trial_course *course,
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

void trial_pairs(const struct trial_course *course, struct paired *paired)
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
