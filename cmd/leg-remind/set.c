#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/number.h"
#include "base/terminal_text.h"
#include "base/utf8.h"
#include "leg_remind.h"
#include "policy_write.h"
#include "remind.h"
#include "reminder_text.h"
#include "set_words.h"
#include "store/paths.h"
#include "store/saved.h"
#include "ticker.h"
#include "time_text.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

static const char QUIET[] = "quiet"; /* set and unset like a reminder */
enum { ELEVATE_APART = 120 };	     /* minutes: more often is more than the usual advice */

/* ---- set ------------------------------------------------------------------------------------- */

static bool given_hours(const struct remind_options *given)
{
	return given->hours || given->from || given->to;
}

static bool set_every(const struct remind_options *given, struct policy_reminder *reminder,
		      struct fault *fault)
{
	long seconds;
	if (!duration_parse(given->every, 60, POLICY_LEAST_EVERY * 60, POLICY_MOST_EVERY * 60,
			    &seconds, fault))
		return fault_at(fault, "--every");
	if (seconds % 60)
		return fault_set(fault, FAULT_USAGE,
				 "--every: '%s' is not a whole number of minutes", given->every);
	reminder->every = (int)(seconds / 60);
	reminder->time_count = 0;
	return true;
}

static weekday_set days_of(const struct policy_range ranges[], size_t count)
{
	weekday_set days = 0;
	for (size_t i = 0; i < count; i++)
		days |= ranges[i].days;
	return days;
}

static bool set_times(const struct remind_options *given, struct policy_reminder *reminder,
		      struct fault *fault)
{
	if (given->every || given_hours(given))
		return fault_set(fault, FAULT_USAGE,
				 "--at names clock times: leave out --every, --from, --to and "
				 "--hours");
	if (reminder->every)
		reminder->days = days_of(reminder->hours, reminder->hour_count);
	reminder->every = 0;
	reminder->hour_count = reminder->time_count = 0;
	return words_times(given->at, reminder, fault) || fault_at(fault, "--at");
}

/* Hours from --hours, --from, --to and --days, over those there were; `usual` if there were none.
 */
static bool set_ranges(const struct remind_options *given, const struct policy_range *usual,
		       struct policy_range ranges[], size_t *count, struct fault *fault)
{
	weekday_set days = *count ? days_of(ranges, *count) : usual->days;
	if (given->days && !words_days(given->days, &days, fault))
		return fault_at(fault, "--days");
	if (given->hours && (given->from || given->to))
		return fault_set(fault, FAULT_USAGE,
				 "--hours has both ends: leave out --from and --to");
	if (given->hours)
		return words_ranges(given->hours, days, ranges, count, fault) ||
		       fault_at(fault, "--hours");
	if (*count && !given->from && !given->to) { /* new days for the hours there are */
		for (size_t i = 0; given->days && i < *count; i++)
			ranges[i].days = days;
		return true;
	}
	if (*count != 1)
		ranges[0] = *usual;
	*count = 1;
	ranges[0].days = days;
	if (given->from && !words_minute(given->from, &ranges[0].from, fault))
		return fault_at(fault, "--from");
	return !given->to || words_minute(given->to, &ranges[0].to, fault) ||
	       fault_at(fault, "--to");
}

static bool set_hours(const struct remind_options *given, struct policy_reminder *reminder,
		      struct fault *fault)
{
	/* if it had clock times their days stay */
	const struct policy_range usual = {reminder->days, POLICY_FROM, POLICY_TO};
	if (!reminder->every) {
		if (given_hours(given))
			return fault_set(fault, FAULT_USAGE,
					 "--from, --to and --hours go with --every");
		return !given->days || words_days(given->days, &reminder->days, fault) ||
		       fault_at(fault, "--days");
	}
	return set_ranges(given, &usual, reminder->hours, &reminder->hour_count, fault);
}

static bool set_rest(const struct remind_options *given, struct policy_reminder *reminder,
		     struct fault *fault)
{
	long value;
	if (given->snooze) {
		if (!duration_parse(given->snooze, 60, 60, POLICY_MOST_SNOOZE * 60, &value, fault))
			return fault_at(fault, "--snooze");
		reminder->snooze = (int)((value + 59) / 60);
	}
	if (given->snoozes) {
		if (!number_parse(given->snoozes, 0, POLICY_MOST_SNOOZES, &value, fault))
			return fault_at(fault, "--snoozes");
		reminder->snoozes = (int)value;
	}
	if (given->text) {
		if (strlen(given->text) >= sizeof reminder->text)
			return fault_set(fault, FAULT_USAGE, "--text is longer than %d bytes",
					 POLICY_TEXT_SIZE - 1);
		if (!utf8_valid(given->text))
			return fault_set(fault, FAULT_USAGE, "--text is not UTF-8 text");
		snprintf(reminder->text, sizeof reminder->text, "%s", given->text);
	}
	return !given->except || words_dates(given->except, reminder, fault) ||
	       fault_at(fault, "--except");
}

static bool set_reminder(const struct remind_options *given, struct policy *policy,
			 enum reminder which, struct fault *fault)
{
	struct policy_reminder reminder =
		policy->of[which].on ? policy->of[which] : policy_default(which);
	if ((given->at && !set_times(given, &reminder, fault)) ||
	    (given->every && !set_every(given, &reminder, fault)) ||
	    !set_hours(given, &reminder, fault) || !set_rest(given, &reminder, fault) ||
	    !policy_check(&reminder, fault))
		return false;
	policy->of[which] = reminder;
	return true;
}

/* Quiet hours: ranges that may run past midnight, every day unless said. */
static bool set_quiet(const struct remind_options *given, struct policy *policy,
		      struct fault *fault)
{
	static const struct policy_range usual = {EVERY_DAY, 22 * 60, 7 * 60};
	if (given->every || given->at || given->text || given->snooze || given->snoozes ||
	    given->except)
		return fault_set(fault, FAULT_USAGE, "quiet takes --from, --to, --days or --hours");
	return set_ranges(given, &usual, policy->quiet, &policy->quiet_count, fault) &&
	       (policy->quiet[0].from != policy->quiet[0].to ||
		fault_set(fault, FAULT_USAGE,
			  "the quiet hours end when they begin; give two times, such as "
			  "--from=22:00 --to=7:00"));
}

/* The rule as it is kept, and its next time; on stderr the reason for silence. */
static void tell_set(const struct remind *remind, enum reminder which)
{
	const char *name = reminder_row(which)->id;
	enum due_why permits = due_permits(&remind->screening, which);
	struct text line = TEXT_EMPTY;
	text_addf(&line, "%s: ", name);
	reminder_rule(&remind->policy.of[which], &line);
	int64_t next = due_next(&remind->facts, (int)which).at;
	if (next)
		text_addf(&line, "; next: %s", MOMENT(next, remind->facts.now));
	text_add_char(&line, '\n');
	card_fit(&line);
	program_report(&line);
	if (permits != DUE_NOW)
		program_say("%s: silent for now: %s", name, due_why_words(permits));
	else if (!next)
		program_say("%s: silent: its times are all on days off, in quiet hours, or taken "
			    "by other reminders",
			    name);
	if (which == REMINDER_ELEVATE && slots_period(&remind->policy.of[which]) < ELEVATE_APART)
		program_say(
			"%s: it is set; the usual advice is 10 to 15 minutes, two to four times a "
			"day",
			name);
}

static void tell_quiet(const struct policy *policy)
{
	struct text line = TEXT_EMPTY;
	text_add(&line, "quiet: ");
	reminder_ranges(policy->quiet, policy->quiet_count, &line);
	text_add_char(&line, '\n');
	card_fit(&line);
	program_report(&line);
}

/* REMINDERS for the quiet hours. */
static bool name_given(const struct remind_options *given, const char *command,
		       enum reminder *which, struct fault *fault)
{
	const char *name = given->input.operands[0];
	*which = REMINDERS;
	if (!name)
		return fault_set(fault, FAULT_USAGE,
				 "name the reminder, such as leg-remind %s walk", command);
	return !strcmp(name, QUIET) || remind_name(name, which, fault);
}

static bool set_policy(const struct remind_options *given, enum reminder which, struct fault *fault)
{
	struct remind remind;
	if (!remind_gather(&remind, 0, fault))
		return false;
	bool ok = (which == REMINDERS ? set_quiet(given, &remind.policy, fault)
				      : set_reminder(given, &remind.policy, which, fault)) &&
		  reminders_write(&remind.policy, fault);
	if (ok && which == REMINDERS)
		tell_quiet(&remind.policy);
	else if (ok)
		tell_set(&remind, which);
	remind_release(&remind);
	return ok;
}

/* Runs `change` while no other program can change the policy. */
static int change_alone(const struct remind_options *given, const char *command,
			bool change(const struct remind_options *, enum reminder, struct fault *))
{
	struct fault fault;
	enum reminder which;
	int held = name_given(given, command, &which, &fault)
			   ? paths_hold(PLACE_CONFIG, NULL, &fault)
			   : -1;
	bool ok = held >= 0 && change(given, which, &fault);
	if (held >= 0)
		close(held);
	return ok ? 0 : program_fault(&fault);
}

int remind_set(void *options)
{
	return change_alone(options, "set", set_policy);
}

/* ---- unset ----------------------------------------------------------------------------------- */

static bool unset_policy(const struct remind_options *given, enum reminder which,
			 struct fault *fault)
{
	struct policy policy;
	if (!reminders_read(&policy, fault))
		return false;
	bool quiet = which == REMINDERS;
	if (quiet ? !policy.quiet_count : !policy.of[which].on)
		return fault_set(fault, FAULT_NOTHING, "%s is not set", given->input.operands[0]);
	if (quiet)
		policy.quiet_count = 0;
	else
		policy.of[which].on = false;
	return reminders_write(&policy, fault);
}

int remind_unset(void *options)
{
	return change_alone(options, "unset", unset_policy);
}

/* ---- show ------------------------------------------------------------------------------------ */

static void show_reminder(const struct remind *remind, enum reminder which, struct text *report)
{
	const struct policy_reminder *reminder = &remind->policy.of[which];
	enum due_why permits = due_permits(&remind->screening, which);
	text_addf(report, "%-12s ", reminder_row(which)->id);
	reminder_rule(reminder, report);
	if (*reminder->text) {
		text_add(report, "; says: ");
		visible_add(report, reminder->text);
	}
	struct due_time next = due_next(&remind->facts, (int)which);
	text_addf(report, "\n%-12s ", "");
	if (permits != DUE_NOW) {
		text_addf(report, "silent: %s", due_why_words(permits));
	} else if (next.at) {
		text_addf(report, "next: %s", MOMENT(next.at, remind->facts.now));
		if (next.again)
			text_addf(report, " (put off %d of %d)", remind->state.of[which].snoozes,
				  reminder->snoozes);
	} else {
		text_add(report, "silent: no time to come");
	}
	text_add_char(report, '\n');
}

static void show_text(const struct remind *remind, struct text *report)
{
	if (policy_empty(&remind->policy))
		text_add(report, "nothing is set; begin with: leg-remind set walk\n");
	for (int i = 0; i < REMINDERS; i++)
		if (remind->policy.of[i].on)
			show_reminder(remind, (enum reminder)i, report);
	if (remind->policy.quiet_count) {
		text_addf(report, "%-12s ", QUIET);
		reminder_ranges(remind->policy.quiet, remind->policy.quiet_count, report);
		text_add_char(report, '\n');
	}
	if (due_paused(&remind->state, remind->facts.now.at))
		text_addf(report, "%-12s until %s\n", "paused",
			  MOMENT(remind->state.paused_until, remind->facts.now));
	const char *renew = ticker_outdated();
	if (renew)
		text_addf(report, "%-12s not what this version writes; renew it: %s\n", "ticker",
			  renew);
}

int remind_show(void *options)
{
	const struct remind_options *given = options;
	struct remind remind;
	struct fault fault;
	struct text report = TEXT_EMPTY;
	bool json;
	if (!remind_format(given->format, &json, &fault) || !remind_gather(&remind, 0, &fault))
		return program_fault(&fault);
	if (json) {
		policy_encode(&remind.policy, &report);
		transfer_fit(&report);
	} else {
		show_text(&remind, &report);
		card_fit(&report);
	}
	program_report(&report);
	remind_release(&remind);
	return 0;
}
