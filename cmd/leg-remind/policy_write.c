#include "policy_write.h"

#include "base/units.h"
#include "doc/json_write.h"
#include "store/paths.h"
#include "store/saved.h"

struct policy_reminder policy_default(enum reminder reminder)
{
	const struct reminder_row *row = reminder_row(reminder);
	struct policy_reminder made = {.on = true,
				       .every = row->every,
				       .days = row->days,
				       .snooze = POLICY_SNOOZE,
				       .snoozes = POLICY_SNOOZES};
	if (row->every) {
		made.hours[0] = (struct policy_range){row->days, POLICY_FROM, POLICY_TO};
		made.hour_count = 1;
	}
	for (int i = 0; i < REMINDER_MOST_DEFAULT_TIMES && row->at[i]; i++)
		policy_add_time(&made, row->at[i]);
	return made;
}

static void put_minute(struct text *out, const char *key, int minute)
{
	char word[MINUTE_SIZE];
	doc_put_string(out, key, minute_format(minute, word));
}

static void put_ranges(struct text *out, const char *key, const struct policy_range *ranges,
		       size_t count)
{
	doc_open_array(out, key);
	for (size_t i = 0; i < count; i++) {
		doc_open_object(out, NULL);
		doc_put_set(out, "days", ranges[i].days, DAYS_IN_WEEK, weekday_id);
		put_minute(out, "from", ranges[i].from);
		put_minute(out, "to", ranges[i].to);
		doc_close_object(out);
	}
	doc_close_array(out);
}

static void put_when(struct text *out, const struct policy_reminder *reminder)
{
	if (reminder->every) {
		doc_put_integer(out, "every_seconds", reminder->every * MINUTE);
		put_ranges(out, "hours", reminder->hours, reminder->hour_count);
		return;
	}
	doc_open_array(out, "at");
	for (size_t i = 0; i < reminder->time_count; i++)
		put_minute(out, NULL, reminder->times[i]);
	doc_close_array(out);
	doc_put_set(out, "days", reminder->days, DAYS_IN_WEEK, weekday_id);
}

static void put_except(struct text *out, const struct policy_reminder *reminder)
{
	if (!reminder->except_count)
		return;
	doc_open_array(out, "except");
	for (size_t i = 0; i < reminder->except_count; i++) {
		doc_open_object(out, NULL);
		doc_put_date(out, "from", reminder->except[i].first);
		doc_put_date(out, "to", reminder->except[i].last);
		doc_close_object(out);
	}
	doc_close_array(out);
}

static void put_reminder(struct text *out, const char *name, const struct policy_reminder *reminder)
{
	doc_open_object(out, NULL);
	doc_put_string(out, "name", name);
	put_when(out, reminder);
	put_except(out, reminder);
	doc_put_optional(out, "text", reminder->text);
	doc_put_integer(out, "snooze_seconds", reminder->snooze * MINUTE);
	doc_put_integer(out, "snoozes", reminder->snoozes);
	doc_close_object(out);
}

void policy_encode(const struct policy *policy, struct text *out)
{
	doc_begin(out, "leg-reminders", POLICY_VERSION, NULL);
	put_ranges(out, "quiet", policy->quiet, policy->quiet_count);
	doc_open_array(out, "reminders");
	for (enum reminder i = 0; i < REMINDERS; i++)
		if (policy->of[i].on)
			put_reminder(out, reminder_row(i)->id, &policy->of[i]);
	doc_close_array(out);
	doc_finish(out);
}

bool reminders_write(const struct policy *policy, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	policy_encode(policy, &bytes);
	bool ok = paths_replace(PLACE_CONFIG, POLICY_FILE, &bytes, fault);
	text_release(&bytes);
	return ok;
}
