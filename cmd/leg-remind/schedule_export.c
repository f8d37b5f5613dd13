#include <string.h>

#include "base/choices.h"
#include "base/civil.h"
#include "base/units.h"
#include "crontab.h"
#include "leg_remind.h"
#include "remind.h"
#include "remind_report.h"
#include "reminder_ical.h"
#include "show/ical.h"
#include "ticker.h"
#include "tool/program.h"

/* ---- ics ------------------------------------------------------------------------------------- */

/* The Monday of a week from `today` on in which the clock is not changed. */
static int64_t even_monday(int64_t today)
{
	int64_t monday = today - civil_weekday(today);
	while (stamp_of_local(monday + DAYS_IN_WEEK, 0) - stamp_of_local(monday - 1, 0) !=
	       (DAYS_IN_WEEK + 1) * DAY)
		monday += DAYS_IN_WEEK;
	return monday;
}

/* The days on which each reminder is said at each minute, in the week of `monday`. A calendar is of
 * every week, not of this one: nothing is remembered, off, or an exception. */
static void find_days(const struct remind *remind, int64_t monday,
		      weekday_set days[REMINDERS][MINUTES_IN_DAY])
{
	static const struct remind_state no_state;
	static const struct due_log no_log;
	struct policy policy = remind->policy;
	int64_t begin = stamp_of_local(monday, 0), end = begin + DAYS_IN_WEEK * DAY;
	struct due_facts facts = {&policy,	    &no_state,
				  &no_log,	    &remind->screening,
				  DUE_IDLE_UNKNOWN, stamp_local(begin - DAY)};
	for (int i = 0; i < REMINDERS; i++)
		policy.of[i].except_count = 0;
	struct due_ahead ahead;
	struct due_time time;
	due_ahead_begin(&ahead, &facts);
	while ((time = due_ahead_next(&ahead, -1)).at && time.at < end)
		if (time.at >= begin)
			days[time.which][(time.at - begin) % DAY / MINUTE] |=
				1U << (time.at - begin) / DAY;
}

static bool add_event(const struct remind *remind, enum reminder which, int minute,
		      weekday_set days, struct text *out)
{
	struct stamp now = remind->facts.now;
	struct reminder_words words;
	int64_t today = stamp_day(now, 0);
	/* socks on, a look at the skin, socks off: three texts, by the clock time */
	struct due_verdict verdict = {.why = DUE_NOW,
				      .slot = stamp_of_local(today, minute * MINUTE)};
	remind_words(remind, which, &verdict, &words);
	struct ical_event event = {.name = reminder_row(which)->id,
				   .minute = minute,
				   .days = days,
				   .first = today,
				   .length = reminder_row(which)->minutes,
				   .summary = words.headline.bytes,
				   .description = words.detail.bytes,
				   .reminder = &remind->policy.of[which]};
	bool added = ical_reminder(out, &event, now);
	reminder_words_release(&words);
	return added;
}

/* Says if there is none, and where a long exception ends them. */
static bool add_events(const struct remind *remind, enum reminder which,
		       const weekday_set days[MINUTES_IN_DAY], struct text *out)
{
	char date[CIVIL_DATE_SIZE];
	const char *name = reminder_row(which)->id;
	bool added = false;
	for (int minute = 0; minute < MINUTES_IN_DAY; minute++)
		if (days[minute])
			added |= add_event(remind, which, minute, days[minute], out);
	int64_t last = ical_last_day(&remind->policy.of[which], stamp_day(remind->facts.now, 0));
	if (!added)
		program_say("%s: left out: no time to come", name);
	else if (last < INT64_MAX)
		program_say("%s: the last day is %s, before a long exception; export it again "
			    "after that",
			    name, civil_format(last, date));
	return added;
}

/* A calendar cannot look at the saved answers, so what they do not allow now is left out. */
static bool goes_out(const struct remind *remind, enum reminder which)
{
	enum due_why why = due_permits(&remind->screening, which);
	if (!remind->policy.of[which].on)
		return false;
	if (why != DUE_NOW)
		program_say("%s: left out: %s", reminder_row(which)->id, due_why_words(why));
	return why == DUE_NOW;
}

static bool export_ics(const struct remind *remind, struct text *out, struct fault *fault)
{
	static weekday_set days[REMINDERS][MINUTES_IN_DAY];
	enum due_why silence = due_silences(&remind->screening);
	if (silence != DUE_NOW)
		return fault_set(fault, FAULT_RESCREEN, "%s", due_why_words(silence));
	bool any = false;
	find_days(remind, even_monday(stamp_day(remind->facts.now, 0)), days);
	ical_begin(out);
	for (int i = 0; i < REMINDERS; i++)
		any |= goes_out(remind, (enum reminder)i) &&
		       add_events(remind, (enum reminder)i, days[i], out);
	ical_end(out);
	/* a calendar without an event is none (RFC 5545) */
	return any || fault_set(fault, FAULT_NOTHING,
				policy_empty(&remind->policy)
					? "nothing is set; begin with: leg-remind set walk"
					: "there is nothing to export");
}

/* ---- schedulers ------------------------------------------------------------------------------ */

static bool export_crontab(const struct ticker *ticker, struct text *out, struct fault *fault)
{
	struct text lines = TEXT_EMPTY, nothing = TEXT_EMPTY;
	bool ok = crontab_line(ticker, &lines, fault) &&
		  crontab_edit(&nothing, lines.bytes, out, fault);
	text_release(&lines);
	return ok;
}

static bool export_ticker(bool crontab, struct text *out, struct fault *fault)
{
	struct ticker ticker;
	if (!ticker_find(&ticker, fault))
		return false;
	bool ok = crontab ? export_crontab(&ticker, out, fault) : ticker_units(&ticker, out, fault);
	ticker_release(&ticker);
	return ok;
}

static bool export_calendar(struct text *out, struct fault *fault)
{
	struct remind remind;
	if (!remind_gather(&remind, 0, fault))
		return false;
	remind.state = (struct remind_state){0}; /* its words know no snooze */
	bool ok = export_ics(&remind, out, fault);
	remind_release(&remind);
	return ok;
}

static bool export_schedule(const char *format, struct text *out, struct fault *fault)
{
	if (!format || !strcmp(format, "ics"))
		return export_calendar(out, fault);
	if (!strcmp(format, "crontab") || !strcmp(format, "systemd"))
		return export_ticker(!strcmp(format, "crontab"), out, fault);
	static const char *const words[] = {"ics", "crontab", "systemd"};
	return CHOICES_REFUSE(words, NULL, "format", format, fault);
}

int remind_export(void *options)
{
	const struct remind_options *given = options;
	struct text out = TEXT_EMPTY;
	struct fault fault;
	if (export_schedule(given->format, &out, &fault))
		return program_report(&out);
	text_release(&out);
	return program_fault(&fault);
}
