#include "today_limits.h"

#include "base/units.h"

enum { LEAST_SECONDS = 30 };

static bool is_limited(const struct massage_limit *limit)
{
	return limit->level < LEVEL_NOT_ALLOWED && limit->seconds < LIMIT_SECONDS;
}

bool today_matters(const struct limits *limits)
{
	for (int leg = 0; leg < LEGS; leg++)
		if (is_limited(&limits->leg[leg].massage))
			return true;
	return false;
}

static void report_today(struct plan *plan, int leg, enum why why, int seconds,
			 const struct stamp *at)
{
	struct omission omission = omission_of(OMIT_MASSAGE, why);
	omission.leg = leg;
	omission.seconds = seconds;
	omission.has_at = at != NULL;
	if (at)
		omission.at = *at;
	plan_omit(plan, &omission);
}

static void take_leg(struct limits *limits, const struct done_today *done, struct stamp now,
		     int leg, struct plan *plan)
{
	struct massage_limit *limit = &limits->leg[leg].massage;
	const struct done_leg *mine = &done->leg[leg], *other = &done->leg[!leg];
	int left = limit->seconds - mine->seconds;
	bool spent = mine->seconds && left < LEAST_SECONDS;
	struct stamp until = other->ended;
	until.at += HOUR; /* between the legs */
	bool waits = !spent && limit->cues & CUE_BIT(CUE_ONE_LEG) && now.at < until.at;
	if (done->unreadable)
		report_today(plan, leg, WHY_LOG_UNREADABLE, 0, NULL);
	else if (mine->seconds)
		report_today(plan, leg, WHY_DONE_TODAY, mine->seconds, &mine->at);
	if (waits && !done->unreadable)
		report_today(plan, leg, WHY_OTHER_LEG, 0, &until);
	if (done->unreadable || waits || spent)
		left = 0;
	limit->seconds = left;
}

void today_take(struct limits *limits, const struct done_today *done, struct stamp now,
		struct plan *plan)
{
	for (int leg = 0; leg < LEGS; leg++)
		if (is_limited(&limits->leg[leg].massage))
			take_leg(limits, done, now, leg, plan);
	limits_settle(limits); /* nothing left is not allowed */
}
