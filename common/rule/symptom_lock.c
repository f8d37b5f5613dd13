#include "rule/symptom_lock.h"

#include "base/units.h"

enum { LEAST_REST_SECONDS = 6 * HOUR };

/* The next beginning of a day that is at least six hours after `time`. */
static struct stamp next_day(struct stamp time, int day_start)
{
	int64_t day = stamp_day(stamp_local(time.at), day_start), start;
	do
		start = stamp_of_local(++day, day_start);
	while (start - time.at < LEAST_REST_SECONDS);
	return stamp_local(start);
}

struct lock symptom_lock(enum symptom symptom, struct stamp time, struct uuid id, int day_start)
{
	static const enum lock_level levels[] = {
		[SYMPTOM_LOCKS_NOTHING] = LOCK_NONE,
		[SYMPTOM_NEEDS_SCREENING] = LOCK_RESCREEN,
		[SYMPTOM_NEEDS_CHECK] = LOCK_CHECK,
	};
	const struct symptom_row *row = symptom_row(symptom);
	struct lock lock = {.level = levels[row->lock], .time = time, .id = id};
	if (row->rest_of_day)
		lock.until = next_day(time, day_start);
	return lock;
}
