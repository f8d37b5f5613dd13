#include "doc/policy.h"

#include <string.h>

#include "base/units.h"
#include "doc/json.h"

bool policy_empty(const struct policy *policy)
{
	for (int i = 0; i < REMINDERS; i++)
		if (policy->of[i].on)
			return false;
	return true;
}

bool policy_add_time(struct policy_reminder *reminder, int minute)
{
	size_t at = 0;
	while (at < reminder->time_count && reminder->times[at] < minute)
		at++;
	if (at < reminder->time_count && reminder->times[at] == minute)
		return true;
	if (reminder->time_count == POLICY_MOST_TIMES)
		return false;
	memmove(reminder->times + at + 1, reminder->times + at,
		(reminder->time_count - at) * sizeof reminder->times[0]);
	reminder->times[at] = minute;
	reminder->time_count++;
	return true;
}

static bool check_range(const struct policy_reminder *reminder, const struct policy_range *range,
			struct fault *fault)
{
	char from[MINUTE_SIZE], to[MINUTE_SIZE];
	minute_format(range->from, from);
	minute_format(range->to, to);
	if (!range->days)
		return fault_set(fault, FAULT_USAGE, "no day is named");
	if (range->from >= range->to)
		return fault_set(fault, FAULT_USAGE,
				 "%s is not before %s; hours over midnight are two ranges, such as "
				 "22:00-24:00,0:00-6:00",
				 from, to);
	int first = range->from + reminder->every;
	if (first > range->to || first == MINUTES_IN_DAY) /* midnight is the next day's */
		return fault_set(fault, FAULT_USAGE,
				 "every %d minutes never falls between %s and %s; name clock times "
				 "instead",
				 reminder->every, from, to);
	return true;
}

bool policy_check(const struct policy_reminder *reminder, struct fault *fault)
{
	if (!reminder->every && (!reminder->time_count || !reminder->days))
		return fault_set(fault, FAULT_USAGE, "no time is named");
	if (reminder->every && !reminder->hour_count)
		return fault_set(fault, FAULT_USAGE, "no hours are named");
	for (size_t i = 0; reminder->every && i < reminder->hour_count; i++)
		if (!check_range(reminder, &reminder->hours[i], fault))
			return false;
	return true;
}

static const char UNKNOWN[] = "unknown member";

static bool read_minute(const struct doc_place *in, const char *key, int *minute,
			struct fault *fault)
{
	const char *word;
	return doc_string(in, key, &word, fault) &&
	       (minute_parse(word, minute) ||
		doc_refuse(in, key, fault, "expected a time of day such as 09:30"));
}

static bool read_days(const struct doc_place *in, weekday_set *days, struct fault *fault)
{
	uint64_t set;
	if (!doc_set(in, "days", weekday_id, DAYS_IN_WEEK, &set, fault))
		return false;
	if (!set)
		return doc_refuse(in, "days", fault, "names no day");
	*days = (weekday_set)set;
	return true;
}

static bool read_range(const struct doc_place *in, void *context, struct fault *fault)
{
	const char *known[] = {"days", "from", "to", NULL};
	struct policy_range *range = (struct policy_range *)context + in->index;
	return doc_only(in, known, UNKNOWN, fault) && read_days(in, &range->days, fault) &&
	       read_minute(in, "from", &range->from, fault) &&
	       read_minute(in, "to", &range->to, fault) &&
	       (range->from != range->to || doc_refuse(in, "to", fault, "is the same as from"));
}

static bool read_ranges(const struct doc_place *in, const char *key, struct policy_range *ranges,
			size_t *count, struct fault *fault)
{
	if (!doc_items(in, key, POLICY_MOST_RANGES, read_range, ranges, fault))
		return false;
	*count = doc_length(in, key);
	return true;
}

static bool read_time(const struct doc_place *item, void *reminder, struct fault *fault)
{
	int minute;
	if (!read_minute(item, NULL, &minute, fault))
		return false;
	if (minute == MINUTES_IN_DAY)
		return doc_refuse(item, NULL, fault, "write 00:00");
	return policy_add_time(reminder, minute);
}

static bool read_dates(const struct doc_place *in, void *context, struct fault *fault)
{
	const char *known[] = {"from", "to", NULL};
	struct policy_reminder *reminder = context;
	struct policy_dates *dates = &reminder->except[reminder->except_count++];
	return doc_only(in, known, UNKNOWN, fault) && doc_date(in, "from", &dates->first, fault) &&
	       doc_date(in, "to", &dates->last, fault) &&
	       (dates->first <= dates->last || doc_refuse(in, "to", fault, "is before from"));
}

/* A whole number of minutes, written in seconds. */
static bool read_minutes(const struct doc_place *in, const char *key, int least, int most,
			 int *minutes, struct fault *fault)
{
	int seconds;
	if (!doc_int(in, key, least * MINUTE, most * MINUTE, &seconds, fault))
		return false;
	if (seconds % MINUTE)
		return doc_refuse(in, key, fault, "%d is not a whole number of minutes", seconds);
	*minutes = seconds / MINUTE;
	return true;
}

static bool read_when(const struct doc_place *in, struct policy_reminder *reminder,
		      struct fault *fault)
{
	if (doc_has(in, "at")) {
		const char *known[] = {"name",		 "at",	    "days", "except", "text",
				       "snooze_seconds", "snoozes", NULL};
		return doc_only(in, known, UNKNOWN, fault) &&
		       doc_items(in, "at", POLICY_MOST_TIMES, read_time, reminder, fault) &&
		       read_days(in, &reminder->days, fault);
	}
	const char *known[] = {"name", "every_seconds",	 "hours",   "except",
			       "text", "snooze_seconds", "snoozes", NULL};
	return doc_only(in, known, UNKNOWN, fault) &&
	       read_minutes(in, "every_seconds", POLICY_LEAST_EVERY, POLICY_MOST_EVERY,
			    &reminder->every, fault) &&
	       read_ranges(in, "hours", reminder->hours, &reminder->hour_count, fault);
}

static bool read_reminder(const struct doc_place *in, void *context, struct fault *fault)
{
	struct policy *policy = context;
	const char *name;
	enum reminder which;
	struct doc_place place;
	struct fault why;
	if (!doc_object(in, NULL, &place, fault) || !doc_string(in, "name", &name, fault))
		return false;
	if (!reminder_find(name, &which))
		return doc_refuse(in, "name", fault, "is not something to remind of");
	struct policy_reminder *reminder = &policy->of[which];
	if (reminder->on)
		return doc_refuse(in, "name", fault, "'%s' is given twice", name);
	*reminder = (struct policy_reminder){.on = true};
	if (!read_when(in, reminder, fault) ||
	    (doc_has(in, "except") &&
	     !doc_items(in, "except", POLICY_MOST_EXCEPT, read_dates, reminder, fault)) ||
	    (doc_has(in, "text") &&
	     !doc_chars(in, "text", reminder->text, sizeof reminder->text, fault)) ||
	    !read_minutes(in, "snooze_seconds", 1, POLICY_MOST_SNOOZE, &reminder->snooze, fault) ||
	    !doc_int(in, "snoozes", 0, POLICY_MOST_SNOOZES, &reminder->snoozes, fault))
		return false;
	return policy_check(reminder, &why) || doc_refuse(in, NULL, fault, "%s", why.text);
}

bool policy_read(const struct doc_place *root, void *into, struct fault *fault)
{
	const char *known[] = {"type", "version", "quiet", "reminders", NULL};
	struct policy *policy = into;
	*policy = (struct policy){0};
	return doc_kind(root, "leg-reminders", POLICY_VERSION, fault) &&
	       doc_only(root, known, UNKNOWN, fault) &&
	       read_ranges(root, "quiet", policy->quiet, &policy->quiet_count, fault) &&
	       doc_items(root, "reminders", REMINDERS, read_reminder, policy, fault);
}
