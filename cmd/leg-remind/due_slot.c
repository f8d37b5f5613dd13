#include "base/civil.h"
#include "due.h"

enum {
	NEXT_DAYS = 400,
	/* a slot of the day before may be answered and put off for so long */
	YESTERDAY = DUE_ANSWERED + POLICY_MOST_SNOOZE * MINUTE + DUE_LATEST
};

int64_t due_sooner(int64_t a, int64_t b)
{
	return a && (!b || a < b) ? a : b;
}

static const struct slots *slots_on(struct due_week *week, int64_t day, enum reminder which,
				    const struct slot_day **clock)
{
	int weekday = civil_weekday(day);
	if (!week->made[weekday])
		slots_of_weekday(week->policy, weekday, &week->slots[weekday]);
	if (week->clock[weekday].day != day)
		week->clock[weekday] = slot_day(day);
	week->made[weekday] = true;
	*clock = &week->clock[weekday];
	return &week->slots[weekday].of[which];
}

/* The slot of a day that is nearest to `moment`: the first from then on, or the last until then; 0
 * if there is none. */
static int64_t slot_on(struct due_week *week, enum reminder which, int64_t day, int64_t moment,
		       bool from)
{
	const struct policy_reminder *reminder = &week->policy->of[which];
	const struct slot_day *clock;
	int64_t at, nearest = 0;
	if (slots_excepted(reminder, day))
		return 0;
	const struct slots *slots = slots_on(week, day, which, &clock);
	/* where the clock changes, a later minute can be an earlier moment */
	for (int minute = slots_from(slots, 0); minute >= 0; minute = slots_from(slots, minute + 1))
		if (slot_moment(reminder, clock, minute, &at) &&
		    (from ? at >= moment : at <= moment))
			nearest = from ? due_sooner(at, nearest) : at > nearest ? at : nearest;
	return nearest;
}

int64_t due_slot_until(struct due_week *week, enum reminder which, int64_t moment)
{
	int64_t today = stamp_day(stamp_local(moment), 0);
	int64_t latest = slot_on(week, which, today, moment, false);
	int64_t before = slot_on(week, which, today - 1, moment, false);
	return before > latest && moment - before <= YESTERDAY ? before : latest;
}

int64_t due_slot_from(struct due_week *week, enum reminder which, int64_t moment)
{
	int64_t today = stamp_day(stamp_local(moment), 0), first = 0;
	/* where the clock goes forward at midnight, a time of one day can come after the first of
	 * the next */
	for (int64_t day = today - 1;
	     day < today + NEXT_DAYS && (!first || stamp_of_local(day, 0) < first); day++)
		first = due_sooner(slot_on(week, which, day, moment, true), first);
	return first;
}
