#include "resume.h"

#include <string.h>

#include "base/clock.h"
#include "store/paths.h"

static const char file[] = "interrupted.json";

_Static_assert((int)INTERRUPTED_SPENT == (int)BUDGETS, "what is kept is what is counted");

bool resuming_keep(const struct pace *pace, struct fault *fault)
{
	bool open_end = pace->status == SESSION_ENDED_EARLY && !pace->expired;
	if (!open_end)
		return paths_remove(PLACE_STATE, file, fault);
	int64_t planned = pace->plan->steps[pace->step].seconds * 1000LL;
	struct interrupted rest = {
		.envelope = envelope_new(),
		.step = pace->step,
		.done_ms = pace->done < planned ? pace->done : planned,
	};
	memcpy(rest.spent_ms, pace->budget.spent_ms, sizeof rest.spent_ms);
	struct text document = TEXT_EMPTY;
	interrupted_encode(&rest, pace->plan, &document);
	bool kept = paths_replace(PLACE_STATE, file, &document, fault);
	text_release(&document);
	return kept;
}

static bool only_rest_is_left(const struct plan *plan, size_t from)
{
	for (size_t i = from; i < plan->step_count; i++)
		if (plan->steps[i].clock == CLOCK_HOLD)
			return false;
	return true;
}

static bool still_holds(const struct plan *plan, const struct interrupted *rest, int day_start,
			struct fault *fault)
{
	struct stamp now = clock_now();
	if (stamp_day(rest->envelope.created, day_start) != stamp_day(now, day_start) ||
	    stamp_ahead(rest->envelope.created, now.at))
		return fault_set(fault, FAULT_NO_INPUT,
				 "--resume: the session that was broken off is not of today");
	if (now.at > plan->valid_until.at && !only_rest_is_left(plan, rest->step))
		return fault_set(fault, FAULT_UNFINISHED,
				 "--resume: its screening has run out: answer the safety questions "
				 "again (leg-screen)");
	return true;
}

bool resuming_take(int day_start, struct plan *plan, struct pace_start *start, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	struct interrupted rest = {0};
	bool missing = false;
	bool read = paths_read(PLACE_STATE, file, &bytes, &missing, fault);
	if (!read && missing)
		fault_set(fault, FAULT_NO_INPUT, "--resume: no session was broken off");
	read = read && paths_remove(PLACE_STATE, file, fault) && /* once */
	       (interrupted_decode(&bytes, &rest, plan, fault) || fault_at(fault, file)) &&
	       still_holds(plan, &rest, day_start, fault);
	text_release(&bytes);
	start->step = rest.step;
	start->done_ms = rest.done_ms;
	memcpy(start->spent.spent_ms, rest.spent_ms, sizeof rest.spent_ms);
	return read;
}
