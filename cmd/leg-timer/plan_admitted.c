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

static bool check_age(const struct plan *plan, const struct timer_start *resumed,
		      struct fault *fault)
{
	int64_t now = clock_now().at;
	if (stamp_ahead(plan->envelope.created, now))
		return fault_set(
			fault, FAULT_RESCREEN,
			"the plan was made in the future: check the clock, and screen again");
	if (now <= plan_valid_until(plan) || (resumed && !timer_holds_from(plan, resumed->step)))
		return true;
	if (resumed)
		return fault_set(fault, FAULT_UNFINISHED,
				 "--resume: its screening has run out: answer the safety questions "
				 "again (leg-screen)");
	return fault_set(fault, FAULT_RESCREEN,
			 "the plan has expired: answer the safety questions again "
			 "(leg-screen | leg-plan | leg-timer)");
}

static bool check_lock(const struct plan *plan, int day_start, struct fault *fault)
{
	struct locks locks;
	if (!locks_read(clock_now(), day_start, &locks, fault))
		return false;
	const struct lock *lock = &locks.of[plan->mode];
	if (lock_stands(lock) || (plan->screened && !lock_admits(lock, plan->screening_id.word)))
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

/* The plan's limits are those left of the day when it was made: none of it may have been used
 * since, nor logged since (leg-safety(7), day-limits). */
static bool check_today(const struct plan *plan, int day_start, struct fault *fault)
{
	struct done_today done;
	bool read = false;
	for (int leg = 0; leg < LEGS; leg++) {
		int allowed = plan->limits.leg[leg].massage.seconds;
		int needed = plan_massage_seconds(plan, (enum leg)leg);
		if (!needed || allowed >= LIMIT_SECONDS)
			continue;
		if (!read)
			done_today_read(plan->mode, clock_now(), plan->envelope.created, day_start,
					&done);
		read = true;
		int logged = done.leg[leg].seconds - seconds_taken(plan, leg);
		int since = logged > done.leg[leg].since ? logged : done.leg[leg].since;
		if (waits_for_other(plan, &done, leg))
			return fault_set(fault, FAULT_RESCREEN,
					 "an hour has to pass between the legs, and the other one "
					 "has just been massaged: plan again (leg-plan)");
		if (done.unreadable || since + needed > allowed)
			return fault_set(fault, FAULT_RESCREEN,
					 "too little is left of what is allowed today for the %s: "
					 "plan again (leg-plan)",
					 leg_words((enum leg)leg));
	}
	return true;
}

bool plan_admitted(const struct plan *plan, const struct timer_start *resumed, int day_start,
		   struct fault *fault)
{
	if (!plan->step_count)
		return fault_set(fault, FAULT_DATA, "steps: the plan has none");
	return check_age(plan, resumed, fault) && check_lock(plan, day_start, fault) &&
	       check_screened(plan, fault) && plan_sound(plan, fault) &&
	       (resumed || check_today(plan, day_start, fault));
}
