#include "reminder_times.h"

#include <string.h>

#include "base/civil.h"
#include "base/stamp.h"
#include "base/units.h"

enum {
	SLOT_SHIFT = 5,
	WORD_BITS = 64,
	MOST_CHANGE = 3 * HOUR /* that a clock is set forward or back at a time */
};

static void set_bit(struct slots *slots, int minute)
{
	slots->bits[minute / WORD_BITS] |= (uint64_t)1 << minute % WORD_BITS;
}

static void clear_bit(struct slots *slots, int minute)
{
	slots->bits[minute / WORD_BITS] &= ~((uint64_t)1 << minute % WORD_BITS);
}

static bool has_bit(const struct slots *slots, int minute)
{
	return slots->bits[minute / WORD_BITS] >> minute % WORD_BITS & 1;
}

static void add_times(const struct policy_reminder *reminder, int weekday, struct slots *slots)
{
	if (!reminder->every) {
		for (size_t i = 0; i < reminder->time_count; i++)
			if (reminder->days >> weekday & 1)
				set_bit(slots, reminder->times[i]);
		return;
	}
	for (size_t i = 0; i < reminder->hour_count; i++) {
		const struct policy_range *range = &reminder->hours[i];
		if (!(range->days >> weekday & 1))
			continue;
		for (int minute = range->from + reminder->every;
		     minute <= range->to && minute < MINUTES_IN_DAY; minute += reminder->every)
			set_bit(slots, minute);
	}
}

/* ---- who has which minute -------------------------------------------------------------------- */

/* The reminder that has `minute`, or -1. */
static int minute_holder(const struct day_slots *slots, int minute)
{
	for (int i = 0; i < REMINDERS; i++)
		if (has_bit(&slots->of[i], minute))
			return i;
	return -1;
}

/* How far a slot may be moved from its time: a clock time as long as it is still useful, a frequent
 * one less than halfway to its next. */
static int most_shift(const struct policy_reminder *reminder)
{
	return reminder->every ? reminder->every / 2 : SLOT_OF_USE;
}

/* Takes the first free minute from `minute` on, `step` apart, at most `most` away. */
static bool take_free(struct day_slots *slots, int which, int minute, int step, int most)
{
	for (int moved = 0; moved <= most && moved >= -most; moved += step) {
		int at = minute + moved;
		if (at < 0 || at >= MINUTES_IN_DAY)
			return false;
		if (has_bit(&slots->taken, at))
			continue;
		set_bit(&slots->of[which], at);
		set_bit(&slots->taken, at);
		return true;
	}
	return false;
}

/* Of several with the same period each has its turn at a minute that all of them want. */
static bool has_turn(const struct policy *policy, int which, int minute)
{
	int every = policy->of[which].every, rank = 0, count = 0;
	for (int i = 0; i < REMINDERS; i++) {
		if (!policy->of[i].on || policy->of[i].every != every)
			continue;
		rank += i < which;
		count++;
	}
	return minute / every % count == rank;
}

/* Whether `other` leaves `minute` to `which`: the more frequent one gives way. */
static bool gives_way(const struct policy *policy, int other, int which, int minute)
{
	int theirs = policy->of[other].every, ours = policy->of[which].every;
	if (!theirs)
		return false;
	return !ours || theirs < ours || (theirs == ours && has_turn(policy, which, minute));
}

/* Takes the minute of a more frequent reminder, the most frequent there is, which moves on. */
static bool take_over(const struct policy *policy, struct day_slots *slots, int which, int minute)
{
	int from = -1, found = -1, most = most_shift(&policy->of[which]);
	for (int at = minute; at <= minute + most && at < MINUTES_IN_DAY; at += SLOT_SHIFT) {
		int other = minute_holder(slots, at);
		if (!gives_way(policy, other, which, at) ||
		    (found >= 0 && policy->of[found].every <= policy->of[other].every))
			continue;
		found = other;
		from = at;
	}
	if (found < 0)
		return false;
	clear_bit(&slots->of[found], from);
	set_bit(&slots->of[which], from);
	(void)take_free(slots, found, from, SLOT_SHIFT, most_shift(&policy->of[found]));
	return true;
}

static void place_reminder(const struct policy *policy, struct day_slots *slots, int which,
			   int minute)
{
	const struct policy_reminder *reminder = &policy->of[which];
	if (take_free(slots, which, minute, SLOT_SHIFT, most_shift(reminder)) ||
	    take_over(policy, slots, which, minute) || reminder->every)
		return;
	/* one clock time among many: somewhere, but never lost */
	if (!take_free(slots, which, minute, SLOT_SHIFT, MINUTES_IN_DAY))
		(void)take_free(slots, which, minute, -SLOT_SHIFT, MINUTES_IN_DAY);
}

void slots_of_weekday(const struct policy *policy, int weekday, struct day_slots *slots)
{
	memset(slots, 0, sizeof *slots);
	for (int i = 0; i < REMINDERS; i++) {
		struct slots wanted = {{0}};
		if (!policy->of[i].on)
			continue;
		add_times(&policy->of[i], weekday, &wanted);
		for (int minute = slots_from(&wanted, 0); minute >= 0;
		     minute = slots_from(&wanted, minute + 1))
			place_reminder(policy, slots, i, minute);
	}
}

int slots_from(const struct slots *slots, int minute)
{
	for (; minute < MINUTES_IN_DAY; minute++) {
		uint64_t rest = slots->bits[minute / WORD_BITS] >> minute % WORD_BITS;
		if (rest)
			return minute + __builtin_ctzll(rest);
		minute += WORD_BITS - 1 - minute % WORD_BITS;
	}
	return -1;
}

int slots_period(const struct policy_reminder *reminder)
{
	if (reminder->every)
		return reminder->every;
	int least = MINUTES_IN_DAY;
	for (size_t i = 1; i < reminder->time_count; i++) {
		int gap = reminder->times[i] - reminder->times[i - 1];
		least = gap < least ? gap : least;
	}
	return least;
}

struct slot_day slot_day(int64_t day)
{
	int64_t midnight = stamp_of_local(day, 0);
	bool even = stamp_of_local(day + 1, 0) - midnight == MINUTES_IN_DAY * MINUTE;
	return (struct slot_day){day, midnight, even};
}

bool slot_moment(const struct policy_reminder *reminder, const struct slot_day *day, int minute,
		 int64_t *at)
{
	*at = day->midnight + minute * MINUTE;
	if (day->even)
		return true;
	*at = stamp_of_local(day->day, minute * MINUTE);
	struct stamp shown = stamp_local(*at);
	bool exists = shown.at + shown.offset == (day->day * MINUTES_IN_DAY + minute) * MINUTE;
	return exists || !reminder->every;
}

bool slots_excepted(const struct policy_reminder *reminder, int64_t day)
{
	for (size_t i = 0; i < reminder->except_count; i++)
		if (reminder->except[i].first <= day && day <= reminder->except[i].last)
			return true;
	return false;
}

/* The civil minute at which a quiet range that began on `day` ends, counted from `day`. */
static int quiet_end(const struct policy_range *range)
{
	return range->to > range->from ? range->to : range->to + MINUTES_IN_DAY;
}

/* From the first time that the clock shows their beginning to the first that it shows their end,
 * and whenever it shows a time between. */
bool slots_quiet(const struct policy *policy, int64_t at, int64_t *until)
{
	struct stamp local = stamp_local(at);
	int64_t today = stamp_day(local, 0);
	int64_t second = local.at + local.offset;
	bool quiet = false;
	for (size_t i = 0; i < policy->quiet_count; i++)
		for (int64_t day = today - 1; day <= today; day++) {
			const struct policy_range *range = &policy->quiet[i];
			int64_t from = (day * MINUTES_IN_DAY + range->from) * MINUTE;
			int64_t to = (day * MINUTES_IN_DAY + quiet_end(range)) * MINUTE;
			if (!(range->days >> civil_weekday(day) & 1) ||
			    second < from - MOST_CHANGE || second >= to + MOST_CHANGE)
				continue;
			int64_t end = stamp_of_local(day, quiet_end(range) * MINUTE);
			if (at < stamp_of_local(day, range->from * MINUTE) || at >= end) {
				if (second < from || second >= to)
					continue;
				/* a time that comes twice, for the second time */
				end = at + (to - second);
			}
			if (!quiet || end > *until)
				*until = end;
			quiet = true;
		}
	return quiet;
}
