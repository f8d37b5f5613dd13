#include "stop_lock.h"

#include "base/clock.h"
#include "rule/symptom_lock.h"
#include "tool/locks.h"

void stop_lock_for_now(struct session_view *view)
{
	struct fault said_later; /* by stop_lock_settle, if it fails too */
	struct lock lock = {.level = LOCK_RESCREEN, .time = clock_now(), .id = uuid_new()};
	if (view->timer.status == SESSION_SYMPTOM && view->symptom == SCRIPT_NO_SYMPTOM)
		(void)!locks_hold(view->plan->mode, &lock, view->day_start, &said_later);
}

bool stop_lock_settle(struct session_view *view, struct fault *fault)
{
	struct envelope now = view->session->envelope = envelope_new();
	if (view->timer.status != SESSION_SYMPTOM || view->options->simulate)
		return true;
	struct lock lock = {.level = LOCK_RESCREEN, .time = now.created, .id = now.id};
	if (view->symptom != SCRIPT_NO_SYMPTOM) /* no answer is never "no" */
		lock = symptom_lock((enum symptom)view->symptom, now.created, now.id,
				    view->day_start);
	return locks_settle(view->plan->mode, &lock, view->day_start, fault);
}
