#include "step_guard.h"

#include "base/alloc.h"
#include "base/clock.h"
#include "body/symptom.h"
#include "resume.h"
#include "tool/locks.h"

static void replace(char **string, const char *with)
{
	alloc_free(*string);
	*string = with ? alloc_string(with) : NULL;
}

void record_fill(const struct pacer *pacer, struct session *session)
{
	const struct pace *pace = &pacer->pace;
	session->planned = true;
	session->plan_id = pacer->plan->envelope.id;
	replace(&session->routine, pacer->plan->routine);
	pace_record(pace, session);
	session->simulated = pacer->wishes->simulate || pacer->wishes->speed != 1;
	/* by the monotonic clock: a wall clock set back would end it before it began */
	session->ended = stamp_local(session->started.at + pace->now / 1000);
	if (session->status != SESSION_SYMPTOM)
		return;
	int symptom = pacer->symptom == SCRIPT_NO_SYMPTOM ? SYMPTOM_STOP_ASKED : pacer->symptom;
	replace(&session->symptom, symptom_row((enum symptom)symptom)->id);
}

static void keep_so_far(struct pacer *pacer)
{
	struct fault fault;
	record_fill(pacer, pacer->session);
	pacer->session->envelope.created = clock_now();
	bool kept = resume_guard(&pacer->pace, pacer->session, &fault);
	if (kept && pacer->resumed)
		pacer->resumed = !resume_forget(&fault);
	if (kept || pacer->unguarded)
		return;
	pacer->unguarded = true; /* said once */
	pacer->notice = "This session is not kept while it runs: a power cut would lose it.";
	if (!pacer->full)
		pacer_say_words(pacer, "", pacer->notice);
}

/* No lock stood when the session began, so one that stands came later. What cannot be read is taken
 * for a lock. */
static bool is_locked(const struct pacer *pacer)
{
	struct locks locks;
	struct fault ignored;
	return !locks_read(clock_now(), pacer->day_start, &locks, &ignored) ||
	       lock_stands(&locks.of[pacer->plan->mode]);
}

void step_guard(struct pacer *pacer)
{
	if (!pacer->step_begun)
		return;
	pacer->step_begun = false;
	if (pacer->pace.state != PACE_RUNNING)
		return;
	keep_so_far(pacer);
	if (!is_locked(pacer))
		return;
	pacer->locked = true;
	pace_step(&pacer->pace, PACE_QUIT, pacer_now(pacer));
}
