#include "step_guard.h"

#include "base/alloc.h"
#include "base/clock.h"
#include "body/symptom.h"
#include "plan_admitted.h"
#include "resume.h"
#include "tool/locks.h"

static void replace_string(char **string, const char *with)
{
	alloc_free(*string);
	*string = with ? alloc_string(with) : NULL;
}

void record_fill(const struct session_view *view, struct session *session)
{
	const struct timer *timer = &view->timer;
	session->planned = true;
	session->plan_id = view->plan->envelope.id;
	replace_string(&session->routine, view->plan->routine);
	timer_record(timer, session);
	session->simulated = view->options->simulate || view->options->speed != 1;
	/* by the monotonic clock: a wall clock set back would end it before it began */
	session->ended = stamp_local(session->started.at + timer->now / 1000);
	if (session->status != SESSION_SYMPTOM)
		return;
	int symptom = view->symptom == SCRIPT_NO_SYMPTOM ? SYMPTOM_STOP_ASKED : view->symptom;
	replace_string(&session->symptom, symptom_row((enum symptom)symptom)->id);
}

static void keep_so_far(struct session_view *view)
{
	struct fault fault;
	record_fill(view, view->session);
	view->session->envelope.created = clock_now();
	bool kept = resume_guard(&view->timer, view->session, &view->session->envelope.id, &fault);
	if (kept && view->resumed)
		view->resumed = !resume_forget(&fault);
	if (kept || view->unguarded)
		return;
	view->unguarded = true; /* said once */
	view->warning = "This session is not kept while it runs: a power cut would lose it.";
	if (!view->full)
		view_say_words(view, view->warning);
}

/* The plan was not locked when the session began, so a lock is new. An unreadable one counts as a
 * lock. */
static bool is_locked(struct session_view *view)
{
	struct locks locks;
	return !locks_read(clock_now(), view->day_start, &locks, &view->unread) ||
	       plan_locked(view->plan, &locks);
}

void step_guard(struct session_view *view)
{
	if (!view->step_begun)
		return;
	view->step_begun = false;
	if (view->timer.state != TIMER_RUNNING)
		return;
	keep_so_far(view);
	if (!is_locked(view))
		return;
	view->locked = true;
	timer_step(&view->timer, TIMER_QUIT, view_now(view));
}
