#include "plan_admitted.h"

#include "base/clock.h"
#include "base/units.h"
#include "doc/screening.h"
#include "rule/plan_check.h"
#include "tool/done_today.h"
#include "tool/locks.h"

int64_t plan_valid_until(const struct plan *plan)
{
	int64_t most = plan->envelope.created.at + SCREENING_SECONDS;
	return plan->valid_until.at < most ? plan->valid_until.at : most;
}

bool plan_goes_on(const struct plan *plan, size_t step)
{
	return clock_now().at <= plan_valid_until(plan) || !timer_holds_from(plan, step);
}

static bool check_age(const struct plan *plan, const struct timer_start *start, struct fault *fault)
{
	int64_t now = clock_now().at;
	if (stamp_ahead(plan->envelope.created, now))
		return fault_set(
			fault, FAULT_RESCREEN,
			"the plan was made in the future: check the clock, and screen again");
	if (start->resumed ? plan_goes_on(plan, start->at.step) : now <= plan_valid_until(plan))
		return true;
	if (start->resumed)
		return fault_set(fault, FAULT_UNFINISHED,
				 "--resume: its screening has expired: answer the safety questions "
				 "again (leg-screen)");
	return fault_set(fault, FAULT_RESCREEN,
			 "the plan has expired: answer the safety questions again "
			 "(leg-screen | leg-plan | leg-timer)");
}

bool plan_locked(const struct plan *plan, const struct locks *locks)
{
	const struct lock *lock = &locks->of[plan->mode];
	return lock_stands(lock) || (plan->screened && !lock_admits(lock, plan->screening_id.word));
}

static bool check_lock(const struct plan *plan, int day_start, struct fault *fault)
{
	struct locks locks;
	if (!locks_read(clock_now(), day_start, &locks, fault))
		return false;
	if (plan_locked(plan, &locks))
		return fault_set(
			fault, FAULT_RESCREEN,
			"an earlier stop came after this plan's screening: answer the safety "
			"questions again (leg-screen)");
	return true;
}

/* Only walking, pumps and rest are planned without a screening. */
static bool check_screened(const struct plan *plan, struct fault *fault)
{
	static const bool free_kinds[STEP_KINDS] = {
		[STEP_SETUP] = true, [STEP_SWITCH] = true, [STEP_WALKING] = true,
		[STEP_PUMPS] = true, [STEP_REST] = true,   [STEP_AFTERCARE] = true,
	};
	if (plan->screened)
		return true;
	for (size_t i = 0; i < plan->step_count; i++)
		if (!free_kinds[plan->steps[i].kind])
			return fault_set(fault, FAULT_RESCREEN,
					 "steps[%zu]: needs a screening, and the plan names none "
					 "(leg-screen | leg-plan | leg-timer)",
					 i);
	return true;
}

/* The seconds that the plan says it took from the limit of a leg. */
static int seconds_taken(const struct plan *plan, int leg)
{
	for (size_t i = 0; i < plan->omitted_count; i++) {
		const struct omission *omission = &plan->omitted[i];
		if (omission->why == WHY_DONE_TODAY && omission->leg == leg)
			return omission->seconds;
	}
	return 0;
}

/* True if only one leg at a time may be massaged, and the other one was within the hour
 * (leg-safety(7), day-limits). */
static bool waits_for_other(const struct plan *plan, const struct done_today *done, int leg)
{
	return plan->limits.leg[leg].massage.cues & CUE_BIT(CUE_ONE_LEG) &&
	       clock_now().at < done->leg[!leg].ended.at + HOUR;
}

/* The seconds done of a leg since the plan was made, or logged since; after a session was broken
 * off its own record is among those of the day. */
static int seconds_since(const struct plan *plan, const struct timer_start *start,
			 const struct done_today *done, int leg)
{
	int logged = done->leg[leg].seconds - seconds_taken(plan, leg);
	int since = done->leg[leg].since;
	return logged > since && !start->resumed ? logged : since;
}

/* The plan's limits are those left of the day when it was made: what was done since counts toward
 * them, and all that is to come must fit (leg-safety(7), day-limits). */
static bool check_leg(const struct plan *plan, const struct done_today *done, int leg,
		      struct timer_start *start, struct fault *fault)
{
	const struct step *step = &plan->steps[start->at.step];
	struct budget budget = start->at.spent;
	start->since[leg] = seconds_since(plan, start, done, leg);
	budget.spent_ms[BUDGET_MASSAGE][leg] += start->since[leg] * 1000LL;
	if (waits_for_other(plan, done, leg))
		return fault_set(fault, FAULT_RESCREEN,
				 "an hour has to pass between the legs, and the other one has just "
				 "been massaged: plan again (leg-plan)");
	if (done->unreadable ||
	    !budget_allows(&budget, plan, step, step->seconds * 1000LL - start->at.done_ms,
			   start->at.step + 1))
		return fault_set(fault, FAULT_RESCREEN,
				 "too little is left of what is allowed today for the %s: "
				 "plan again (leg-plan)",
				 leg_words((enum leg)leg));
	return true;
}

static bool check_today(const struct plan *plan, int day_start, struct timer_start *start,
			struct fault *fault)
{
	struct done_today done;
	bool read = false;
	for (int leg = 0; leg < LEGS; leg++) {
		if (!plan_massage_seconds(plan, (enum leg)leg) ||
		    plan->limits.leg[leg].massage.seconds >= LIMIT_SECONDS)
			continue;
		if (!read)
			done_today_read(plan->mode, clock_now(),
					start->resumed ? start->kept : plan->envelope.created,
					day_start, &done);
		read = true;
		if (!check_leg(plan, &done, leg, start, fault))
			return false;
	}
	return true;
}

bool plan_admitted(const struct plan *plan, int day_start, struct timer_start *start,
		   struct fault *fault)
{
	if (!plan->step_count)
		return fault_set(fault, FAULT_DATA, "steps: the plan has none");
	return check_age(plan, start, fault) && check_lock(plan, day_start, fault) &&
	       check_screened(plan, fault) && plan_sound(plan, fault) &&
	       check_today(plan, day_start, start, fault);
}
