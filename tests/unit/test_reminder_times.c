/* Which minutes of a day the reminders get, and who gives way (leg-remind/reminder_times.h). A case
 * is a policy and the day that comes of it, both in words: "walk/30@10:00-12:00" is every 30
 * minutes, "elevate@11:00,15:30" two clock times. */
#include "tap.h"

#include <stdlib.h>
#include <time.h>

#include "base/civil.h"
#include "base/stamp.h"
#include "base/text.h"
#include "base/units.h"
#include "leg-remind/reminder_times.h"

enum { MONDAY, SATURDAY = 5 };

static int minute_of(const char **word)
{
	char *end;
	long hour = strtol(*word, &end, 10), minute = strtol(end + 1, &end, 10);
	*word = end;
	return (int)(hour * 60 + minute);
}

static void read_reminder(const char *word, struct policy *policy)
{
	enum reminder which;
	char id[20] = "";
	size_t length = strcspn(word, "/@");
	memcpy(id, word, length);
	if (!reminder_find(id, &which))
		tap_check(false, __FILE__, __LINE__, "the test's own reminder %s", id);
	struct policy_reminder *reminder = &policy->of[which];
	*reminder = (struct policy_reminder){.on = true, .days = EVERY_DAY};
	word += length;
	if (*word == '/')
		reminder->every = (int)strtol(word + 1, (char **)(uintptr_t)&word, 10);
	for (word++; *word && *word != ' '; word += *word == ',') {
		int from = minute_of(&word);
		if (!reminder->every) {
			policy_add_time(reminder, from);
			continue;
		}
		word++;
		reminder->hours[reminder->hour_count++] =
			(struct policy_range){WORKDAYS, from, minute_of(&word)};
	}
}

static struct policy policy_of(const char *words)
{
	struct policy policy;
	policy = (struct policy){0};
	for (const char *word = words; *word; word += strcspn(word, " "), word += *word == ' ')
		read_reminder(word, &policy);
	return policy;
}

static void write_day(const struct policy *policy, const struct day_slots *slots, struct text *out)
{
	for (int i = 0; i < REMINDERS; i++) {
		if (!policy->of[i].on)
			continue;
		text_addf(out, "%s%s", out->length ? " " : "", reminder_row((enum reminder)i)->id);
		char before = '@';
		for (int minute = slots_from(&slots->of[i], 0); minute >= 0; before = ',') {
			text_addf(out, "%c%02d:%02d", before, minute / 60, minute % 60);
			minute = slots_from(&slots->of[i], minute + 1);
		}
	}
}

static void give_way(void)
{
	static const struct {
		const char *policy, *day, *what;
	} cases[] = {
		{"walk/30@10:00-11:00,13:00-13:30", "walk@10:30,11:00,13:30",
		 "counted from each range's beginning, its end belongs to it"},
		{"walk/60@22:00-24:00", "walk@23:00", "midnight is the next day's"},
		{"walk/60@10:00-12:00 elevate@11:00", "walk@11:00,12:00 elevate@11:05",
		 "the later one waits five minutes"},
		{"walk/60@10:00-11:00 pumps/60@10:00-11:00 elevate@11:00",
		 "walk@11:00 pumps@11:05 elevate@11:10", "and the third ten"},
		{"walk/60@10:00-11:00 pumps/60@10:00-11:00 stretch/60@10:00-11:00 elevate@11:00",
		 "walk@11:15 pumps@11:05 stretch@11:10 elevate@11:00",
		 "beyond its use a clock time takes the minute of a frequent one, which moves on"},
		{"walk/5@10:50-11:15 elevate@11:00", "walk@10:55,11:05,11:10,11:15 elevate@11:00",
		 "which leaves one time out if it has no other near"},
		{"walk/10@10:40-11:20 pumps/5@10:50-11:10 elevate@11:00",
		 "walk@10:50,11:00,11:10,11:20 pumps@10:55 elevate@11:05",
		 "of several the most frequent gives way"},
		{"walk/5@10:45-11:35 pumps/60@10:00-11:00",
		 "walk@10:50,10:55,11:05,11:10,11:15,11:20,11:25,11:30,11:35 pumps@11:00",
		 "the more frequent to the less"},
		{"walk/60@10:00-11:00 pumps/5@10:50-11:10", "walk@11:00 pumps@10:55,11:05,11:10",
		 "and never the other way round"},
		{"walk/5@10:40-11:00 pumps/5@10:40-11:00", "walk@10:50,11:00 pumps@10:45,10:55",
		 "two of one period take turns"},
		{"walk/5@10:40-11:10 pumps/5@10:40-11:10 stretch/5@10:40-11:10",
		 "walk@10:45,11:00 pumps@10:50,11:05 stretch@10:55,11:10", "and three"},
		{"walk/5@10:40-11:00 pumps/5@10:40-11:00 drink/10@10:40-11:00",
		 "walk@11:00 pumps@10:45,10:55 drink@10:50,11:05", "turns are of one period alone"},
		{"walk/20@09:10-09:30 pumps/25@08:55-09:20 drink/30@08:55-09:25 evening@09:20",
		 "walk@09:35 pumps@09:20 drink@09:25 evening@09:30",
		 "and moves on to its next free minute"},
		{"walk/5@10:50-11:20 stretch@11:00 elevate@11:05 wear@11:10 drink/30@10:30-11:00",
		 "walk@10:55,11:20 stretch@11:00 elevate@11:05 wear@11:10 drink@11:15",
		 "a rare one among clock times and a frequent one is moved, not lost"},
		{"walk/15@10:50-11:05 pumps/15@10:50-11:05", "walk@11:05 pumps@11:10",
		 "a frequent one moves up to half of its period"},
		{"walk@11:00 pumps@11:00 stretch@11:00 elevate@11:00 drink@11:00",
		 "walk@11:00 pumps@11:05 stretch@11:10 elevate@11:15 drink@11:20",
		 "no clock time is lost among others"},
		{"walk@23:55 pumps@23:55 stretch@23:55", "walk@23:55 pumps@23:50 stretch@23:45",
		 "at the end of the day it is earlier"},
		{"walk@00:00,23:59", "walk@00:00,23:59", "the first and the last minute"},
		{"pumps/20@10:50-11:50 stretch/60@10:10-11:10 elevate@11:10,11:11",
		 "pumps@11:10,11:30,11:50 stretch@11:15 elevate@11:11,11:20",
		 "a neighbour's minute is free"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct policy policy = policy_of(cases[i].policy);
		struct day_slots slots;
		struct text day = TEXT_EMPTY;
		slots_of_weekday(&policy, MONDAY, &slots);
		write_day(&policy, &slots, &day);
		same(day.bytes, cases[i].day, cases[i].what);
		text_release(&day);
	}
}

/* Midnight of a Monday, and a time of that week in minutes after it. */
static const struct civil monday = {2026, 11, 23};

static int64_t moment(int minute)
{
	return stamp_of_local(civil_to_day(monday), 0) + minute * 60;
}

static void quiet_is(const struct policy *policy, int minute, int end, const char *what)
{
	int64_t until = 0;
	bool quiet = slots_quiet(policy, moment(minute), &until);
	ok(quiet == (end >= 0) && (!quiet || until == moment(end)),
	   "quiet, minute %d to %d (got %d, %ld): %s", minute, end, quiet,
	   (long)((until - moment(0)) / 60), what);
}

static void quiet_hours(void)
{
	struct policy policy = policy_of("");
	quiet_is(&policy, 12 * MINUTES_IN_HOUR, -1, "none are set");
	policy.quiet_count = 1;
	policy.quiet[0] =
		(struct policy_range){1 << MONDAY, 22 * MINUTES_IN_HOUR, 7 * MINUTES_IN_HOUR};
	quiet_is(&policy, 22 * MINUTES_IN_HOUR - 1, -1, "before they begin");
	quiet_is(&policy, 22 * MINUTES_IN_HOUR, MINUTES_IN_DAY + 7 * MINUTES_IN_HOUR,
		 "their first minute");
	quiet_is(&policy, MINUTES_IN_DAY + 7 * MINUTES_IN_HOUR - 1,
		 MINUTES_IN_DAY + 7 * MINUTES_IN_HOUR, "their last, past midnight");
	quiet_is(&policy, MINUTES_IN_DAY + 7 * MINUTES_IN_HOUR, -1, "when they are over");
	quiet_is(&policy, 7 * MINUTES_IN_HOUR - 1, -1, "the morning is Sunday's night");
	quiet_is(&policy, MINUTES_IN_DAY + 23 * MINUTES_IN_HOUR, -1, "not on Tuesday");
	policy.quiet[0] =
		(struct policy_range){EVERY_DAY, 12 * MINUTES_IN_HOUR, 13 * MINUTES_IN_HOUR};
	quiet_is(&policy, 13 * MINUTES_IN_HOUR - 1, 13 * MINUTES_IN_HOUR, "within a day");
	quiet_is(&policy, 13 * MINUTES_IN_HOUR, -1, "and over");
	policy.quiet[0] = (struct policy_range){EVERY_DAY, 0, 2 * MINUTES_IN_HOUR};
	quiet_is(&policy, 0, 2 * MINUTES_IN_HOUR, "from midnight on");
	policy.quiet[0] =
		(struct policy_range){EVERY_DAY, 12 * MINUTES_IN_HOUR, 13 * MINUTES_IN_HOUR};
	policy.quiet[1] =
		(struct policy_range){EVERY_DAY, 11 * MINUTES_IN_HOUR, 14 * MINUTES_IN_HOUR};
	policy.quiet_count = 2;
	quiet_is(&policy, 12 * MINUTES_IN_HOUR, 14 * MINUTES_IN_HOUR, "the later end of two");
	policy.quiet[1] =
		(struct policy_range){EVERY_DAY, 11 * MINUTES_IN_HOUR, 12 * MINUTES_IN_HOUR + 30};
	quiet_is(&policy, 12 * MINUTES_IN_HOUR, 13 * MINUTES_IN_HOUR, "in either order");
	policy.quiet[0] =
		(struct policy_range){EVERY_DAY, 8 * MINUTES_IN_HOUR, 8 * MINUTES_IN_HOUR};
	policy.quiet_count = 1;
	quiet_is(&policy, 8 * MINUTES_IN_HOUR, MINUTES_IN_DAY + 8 * MINUTES_IN_HOUR,
		 "from a time to the same is a day");
}

/* Berlin's nights with a change: 2:00 is 3:00 in March, 3:00 is 2:00 in October. Times are UTC. */
static void quiet_nights(void)
{
	static const struct {
		int month, day, from, to, at, until;
		const char *what;
	} nights[] = {
		{3, 29, 60, 140, 59, 80, "1:00-2:20 last to 3:20, where there is no 2:20"},
		{3, 29, 60, 140, 60, 80, "at 3:00 too"},
		{3, 29, 60, 140, 80, 0, "and not longer"},
		{3, 29, 150, 240, 59, 0, "2:30-4:00 do not begin before"},
		{3, 29, 150, 240, 60, 120, "but at 3:00"},
		{3, 29, 130, 170, 69, 0, "2:10-2:50 do not begin at 3:09"},
		{3, 29, 130, 170, 70, 110, "but are 3:10-3:50, as a clock time then"},
		{10, 25, 163, 198, 43, 138, "2:43-3:18 begin the first time"},
		{10, 25, 163, 198, 65, 138, "and go on while the clock shows 2:05 again"},
		{10, 25, 60, 150, 29, 30, "1:00-2:30 end the first time"},
		{10, 25, 60, 150, 35, 0, "are over at 2:35"},
		{10, 25, 60, 150, 70, 90, "and come back with 2:10"},
		{10, 25, 120, 150, 60, 90, "2:00-2:30 come back with 2:00"},
	};
	for (size_t i = 0; i < sizeof nights / sizeof nights[0]; i++) {
		struct policy policy = policy_of("");
		int64_t midnight =
			civil_to_day((struct civil){2026, nights[i].month, nights[i].day}) *
			MINUTES_IN_DAY * 60;
		int64_t until = midnight;
		policy.quiet[policy.quiet_count++] =
			(struct policy_range){EVERY_DAY, nights[i].from, nights[i].to};
		bool quiet = slots_quiet(&policy, midnight + nights[i].at * 60, &until);
		ok(quiet == !!nights[i].until && until == midnight + nights[i].until * 60,
		   "quiet %s (got %d, %ld)", nights[i].what, quiet, (long)(until - midnight) / 60);
	}
}

static void periods(void)
{
	static const struct {
		const char *policy;
		int period;
	} cases[] = {
		{"walk/45@10:00-12:00", 45},
		{"walk@11:00", MINUTES_IN_DAY},
		{"walk@11:00,11:20,12:00", 20},
		{"walk@10:00,11:00,11:01", 1},
		{"walk@08:00,20:00", 12 * MINUTES_IN_HOUR},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct policy policy = policy_of(cases[i].policy);
		ok(slots_period(&policy.of[REMINDER_WALK]) == cases[i].period, "%s: %d minutes",
		   cases[i].policy, cases[i].period);
	}
}

static void days(void)
{
	struct policy policy = policy_of("walk/30@10:00-10:30 elevate@11:00");
	struct day_slots slots;
	policy.of[REMINDER_ELEVATE].on = false;
	slots_of_weekday(&policy, MONDAY, &slots);
	ok(slots_from(&slots.of[REMINDER_ELEVATE], 0) < 0, "what is off has no times");
	policy.of[REMINDER_ELEVATE].on = true;
	policy.of[REMINDER_ELEVATE].days = WORKDAYS;
	slots_of_weekday(&policy, SATURDAY, &slots);
	ok(slots_from(&slots.of[REMINDER_WALK], 0) < 0, "a range has its days");
	ok(slots_from(&slots.of[REMINDER_ELEVATE], 0) < 0, "and so have clock times");
	struct policy_reminder *walk = &policy.of[REMINDER_WALK];
	int64_t day = civil_to_day(monday);
	walk->except_count = 2;
	walk->except[0] = (struct policy_dates){day + 10, day + 10};
	walk->except[1] = (struct policy_dates){day + 1, day + 3};
	static const bool off[] = {false, true, true, true, false};
	for (int i = 0; i < 5; i++)
		ok(slots_excepted(walk, day + i) == off[i], "exceptions: day %d", i);
}

/* 2027-03-28: 02:00 is 03:00; 2027-10-31: 03:00 is 02:00 again. */
static void changes_of_the_clock(void)
{
	struct policy policy = policy_of("walk/30@01:00-04:00 elevate@02:30");
	const struct policy_reminder *walk = &policy.of[REMINDER_WALK];
	const struct policy_reminder *elevate = &policy.of[REMINDER_ELEVATE];
	struct slot_day plain = slot_day(civil_to_day(monday));
	struct slot_day spring = slot_day(civil_to_day((struct civil){2027, 3, 28}));
	struct slot_day autumn = slot_day(civil_to_day((struct civil){2027, 10, 31}));
	int64_t at;
	ok(plain.even && !spring.even && !autumn.even, "on two days the clock is changed");
	ok(slot_moment(walk, &plain, 150, &at) && at == moment(150), "a minute of a plain day");
	ok(slot_moment(walk, &spring, 90, &at) && at == spring.midnight + 90 * 60,
	   "a minute before the change");
	ok(!slot_moment(walk, &spring, 150, &at), "a skipped one of a frequent reminder is none");
	ok(slot_moment(elevate, &spring, 150, &at) && at >= spring.midnight + 120 * 60 &&
		   at <= spring.midnight + 150 * 60,
	   "a skipped clock time is moved");
	ok(slot_moment(walk, &spring, 240, &at) && at == spring.midnight + 180 * 60,
	   "after it the day is an hour shorter");
	ok(slot_moment(walk, &autumn, 150, &at) && at == autumn.midnight + 150 * 60,
	   "a minute that comes twice is the first");
	ok(slot_moment(walk, &autumn, 240, &at) && at == autumn.midnight + 300 * 60,
	   "and after it the day is longer");
	policy.quiet[0] = (struct policy_range){EVERY_DAY, 60, 165};
	policy.quiet_count = 1;
	ok(slots_quiet(&policy, autumn.midnight + 150 * 60, &at) &&
		   at == autumn.midnight + 165 * 60,
	   "quiet hours end when their end comes first");
	ok(!slots_quiet(&policy, autumn.midnight + 165 * 60, &at), "then it is not quiet");
	ok(slots_quiet(&policy, autumn.midnight + 210 * 60, &at) &&
		   at == autumn.midnight + 225 * 60,
	   "until their hour comes again, and ends again");
}

int main(void)
{
	setenv("TZ", "Europe/Berlin", 1);
	tzset();
	give_way();
	quiet_hours();
	quiet_nights();
	periods();
	days();
	changes_of_the_clock();
	return tap_done();
}
