#include "reminder_times.h"

#include <string.h>

#include "base/civil.h"
#include "base/stamp.h"

enum { SLOT_SHIFT = 5, WORD_BITS = 64, SECONDS_IN_MINUTE = 60 };

static void set_bit(struct slots *slots, int minute)
{
	slots->bits[minute / WORD_BITS] |= (uint64_t)1 << minute % WORD_BITS;
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

/* Moves what falls on a minute that is taken; `taken` then holds this one's as well. */
static void make_way(struct slots *slots, struct slots *taken)
{
	struct slots wanted = *slots;
	memset(slots, 0, sizeof *slots);
	for (int minute = slots_from(&wanted, 0); minute >= 0;
	     minute = slots_from(&wanted, minute + 1)) {
		int free = minute;
		while (free < MINUTES_IN_DAY && has_bit(taken, free))
			free += SLOT_SHIFT;
		if (free >= MINUTES_IN_DAY)
			continue;
		set_bit(slots, free);
		set_bit(taken, free);
	}
}

void slots_of_weekday(const struct policy *policy, int weekday, struct day_slots *slots)
{
	struct slots taken = {{0}};
	memset(slots, 0, sizeof *slots);
	for (int i = 0; i < REMINDERS; i++) {
		if (!policy->of[i].on)
			continue;
		add_times(&policy->of[i], weekday, &slots->of[i]);
		make_way(&slots->of[i], &taken);
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

bool slot_moment(const struct policy_reminder *reminder, int64_t day, int minute, int64_t *at)
{
	*at = stamp_of_local(day, minute * SECONDS_IN_MINUTE);
	struct stamp shown = stamp_local(*at);
	bool exists =
		shown.at + shown.offset == (day * MINUTES_IN_DAY + minute) * SECONDS_IN_MINUTE;
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

bool slots_quiet(const struct policy *policy, int64_t at, int64_t *until)
{
	struct stamp local = stamp_local(at);
	int64_t today = stamp_day(local, 0);
	int64_t second = local.at + local.offset;
	bool quiet = false;
	for (size_t i = 0; i < policy->quiet_count; i++)
		for (int64_t day = today - 1; day <= today; day++) {
			const struct policy_range *range = &policy->quiet[i];
			int64_t from = (day * MINUTES_IN_DAY + range->from) * SECONDS_IN_MINUTE;
			int64_t to = (day * MINUTES_IN_DAY + quiet_end(range)) * SECONDS_IN_MINUTE;
			if (!(range->days >> civil_weekday(day) & 1) || second < from ||
			    second >= to)
				continue;
			int64_t end = stamp_of_local(day, quiet_end(range) * SECONDS_IN_MINUTE);
			if (!quiet || end > *until)
				*until = end;
			quiet = true;
		}
	return quiet;
}
