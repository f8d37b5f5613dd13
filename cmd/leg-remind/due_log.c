/* The sessions of the log that count for reminders. */
#include <string.h>

#include "due.h"

enum { LEAST_BREAK = 30 /* seconds: less is not a break */ };

/* The need that a step answers, or -1. */
static int need_of(enum step_kind kind)
{
	switch (kind) {
	case STEP_WALKING:
	case STEP_PUMPS: return NEED_WALKING;
	case STEP_STRETCH: return NEED_STRETCH;
	case STEP_ELEVATION: return NEED_ELEVATION;
	case STEP_SOCKS: return NEED_SOCKS;
	case STEP_MASSAGE: return NEED_MASSAGE;
	case STEP_SLEEVE: return NEED_SLEEVE;
	case STEP_SETUP:
	case STEP_SWITCH:
	case STEP_REST:
	case STEP_AFTERCARE:
	case STEP_KINDS: break;
	}
	return -1;
}

static bool session_counts(const struct session *session, enum step_kind kind)
{
	if (!session->planned && session->kind && !strcmp(session->kind, step_kind_id(kind)))
		return true;
	int seconds = 0;
	for (int leg = 0; leg <= LEG_BOTH; leg++)
		seconds += session->active[kind][leg];
	return seconds >= LEAST_BREAK;
}

void due_log_add(struct due_log *log, const struct session *session, struct stamp now,
		 int day_start)
{
	if (session->simulated || session->mode != MODE_SELF)
		return;
	if (!session->planned && session->kind && !strcmp(session->kind, SESSION_DAY_OFF)) {
		int64_t today = stamp_day(now, day_start);
		int64_t ahead = stamp_day(session->started, day_start) - today;
		if (ahead >= 0 && ahead < DUE_DAYS_AHEAD)
			log->days_off |= (uint64_t)1 << ahead;
		log->today = today;
		log->day_start = day_start;
		return;
	}
	if (session->status == SESSION_SYMPTOM || stamp_ahead(session->ended, now.at))
		return;
	for (int kind = 0; kind < STEP_KINDS; kind++) {
		int need = need_of((enum step_kind)kind);
		if (need >= 0 && session_counts(session, (enum step_kind)kind) &&
		    session->ended.at > log->ended[need])
			log->ended[need] = session->ended.at;
	}
}
