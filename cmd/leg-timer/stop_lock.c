#include "stop_lock.h"

#include "base/clock.h"
#include "rule/symptom_lock.h"
#include "tool/locks.h"

static struct lock lock_of(const struct session_view *view)
{
	const struct envelope *envelope = &view->session->envelope;
	if (view->timer.status != SESSION_SYMPTOM || view->options->simulate)
		return (struct lock){.level = LOCK_NONE};
	if (view->symptom == SCRIPT_NO_SYMPTOM) /* no answer is never "no" */
		return (struct lock){
			.level = LOCK_RESCREEN, .time = envelope->created, .id = envelope->id};
	return symptom_lock((enum symptom)view->symptom, envelope->created, envelope->id,
			    view->day_start);
}

void stop_lock_for_now(struct session_view *view)
{
	struct fault said_later; /* by stop_lock_settle, if it fails too */
	struct lock lock = {.level = LOCK_RESCREEN, .time = clock_now(), .id = uuid_new()};
	if (view->timer.status == SESSION_SYMPTOM && view->symptom == SCRIPT_NO_SYMPTOM)
		(void)!locks_hold(view->plan->mode, &lock, view->day_start, &said_later);
}

bool stop_lock_settle(struct session_view *view, struct fault *fault)
{
	view->session->envelope = envelope_new();
	struct lock lock = lock_of(view);
	return view->timer.status != SESSION_SYMPTOM || view->options->simulate ||
	       locks_settle(view->plan->mode, &lock, view->day_start, fault);
}
