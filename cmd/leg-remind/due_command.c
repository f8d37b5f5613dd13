#include "base/units.h"
#include "doc/json_write.h"
#include "leg_remind.h"
#include "remind.h"
#include "remind_report.h"
#include "time_text.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { REPORT_VERSION = 1 };

/* ---- words ----------------------------------------------------------------------------------- */

/* Which of the three things `wear` says: the first time of the day is on, the last one off. */
static enum wear wear_now(const struct policy_reminder *reminder, int64_t slot)
{
	struct stamp local = stamp_local(slot);
	int minute = (int)((slot + local.offset - stamp_day(local, 0) * DAY) / MINUTE);
	if (reminder->every || reminder->time_count < 2)
		return reminder->every ? WEAR_CHECK : WEAR_ON;
	/* it may have been moved to a free minute: the nearest time before is meant */
	if (minute >= reminder->times[reminder->time_count - 1])
		return WEAR_OFF;
	return minute < reminder->times[1] ? WEAR_ON : WEAR_CHECK;
}

void remind_words(const struct remind *remind, enum reminder which,
		  const struct due_verdict *verdict, struct reminder_words *words)
{
	const struct policy_reminder *reminder = &remind->policy.of[which];
	const struct remind_memory *memory = &remind->state.of[which];
	struct reminder_saying saying = {.which = which,
					 .own = reminder->text,
					 .limits = &remind->screening.limits,
					 .wear = wear_now(reminder, verdict->slot),
					 .snoozed = memory->slot == verdict->slot ? memory->snoozes
										  : 0,
					 .snoozes = reminder->snoozes};
	if (verdict->why == DUE_SCREEN_AGAIN)
		reminder_say_screen_again(words);
	else
		reminder_say(&saying, words);
}

static void add_moment(struct text *report, const char *before, int64_t at, struct stamp now)
{
	if (at)
		text_addf(report, "%s%s", before, MOMENT(at, now));
}

/* Verdicts about the slot name it. */
static bool about_the_slot(enum due_why why)
{
	return why == DUE_SAID || why == DUE_MISSED || why == DUE_NOW || why == DUE_SCREEN_AGAIN;
}

static void add_why(const struct due_verdict *verdict, struct text *report)
{
	if (verdict->why != DUE_OTHER_FIRST) {
		text_add(report, due_why_words(verdict->why));
		return;
	}
	const char *other = verdict->other == REMINDERS
				    ? "the saved answers are out of date"
				    : reminder_row((enum reminder)verdict->other)->id;
	text_addf(report,
		  verdict->said ? "another reminder was said just now (%s)"
				: "another reminder comes first (%s)",
		  other);
}

/* A reminder that is put off comes again at the end of the snooze, after others or quiet hours, or
 * at its next time if that is sooner. */
static int64_t until_of(const struct due_verdict *verdict, int64_t next)
{
	return verdict->why == DUE_SNOOZED ? next : verdict->until;
}

void remind_explain(const struct remind *remind, const struct due *due, struct text *report)
{
	struct stamp now = remind->facts.now;
	for (int i = 0; i < REMINDERS; i++) {
		if (!remind->policy.of[i].on)
			continue;
		const struct due_verdict *verdict = &due->of[i];
		text_addf(report, "%s: ", reminder_row((enum reminder)i)->id);
		add_why(verdict, report);
		if (about_the_slot(verdict->why))
			add_moment(report, ", ", verdict->slot, now);
		int64_t next = due_next(&remind->facts, i).at;
		add_moment(report, ", until ", until_of(verdict, next), now);
		if (verdict->again)
			text_addf(report, " (put off %d of %d)", remind->state.of[i].snoozes,
				  remind->policy.of[i].snoozes);
		add_moment(report, "; next: ", next, now);
		text_add_char(report, '\n');
	}
}

void remind_say_never(const struct remind *remind, enum reminder which, struct text *report)
{
	const char *name = reminder_row(which)->id;
	enum due_why permits = due_permits(&remind->screening, which);
	if (!remind->policy.of[which].on)
		text_addf(report, "%s is not set\n", name);
	else
		text_addf(report, "%s: %s\n", name,
			  permits != DUE_NOW ? due_why_words(permits) : "no time to come");
}

/* The first that is set. */
static enum reminder first_silent(const struct remind *remind)
{
	int which = 0;
	while (which < REMINDERS - 1 && !remind->policy.of[which].on)
		which++;
	return (enum reminder)which;
}

void remind_say_nothing(const struct remind *remind, struct text *report)
{
	struct due_time next = due_next(&remind->facts, -1);
	enum due_why silence = due_silences(&remind->screening);
	if (policy_empty(&remind->policy)) {
		text_add(report, "nothing is set; begin with: leg-remind set walk\n");
		return;
	}
	text_add(report, "nothing is due");
	if (silence != DUE_NOW) {
		text_addf(report, ": %s\n", due_why_words(silence));
	} else if (next.at) {
		if (due_paused(&remind->state, remind->facts.now.at))
			text_addf(report, ": paused until %s",
				  MOMENT(remind->state.paused_until, remind->facts.now));
		text_addf(report, "; next: %s %s\n", reminder_row(next.which)->id,
			  MOMENT(next.at, remind->facts.now));
	} else {
		text_add(report, "; ");
		remind_say_never(remind, first_silent(remind), report);
	}
}

/* ---- due ------------------------------------------------------------------------------------- */

static void add_reminder(const struct remind *remind, const struct due *due, enum reminder which,
			 struct text *report)
{
	struct reminder_words words;
	remind_words(remind, which, &due->of[which], &words);
	text_add(report, reminder_row(which)->id);
	if (due->of[which].why == DUE_SAID)
		add_moment(report, ", said at ", remind->state.of[which].said, remind->facts.now);
	text_addf(report, ": %s %s\n", words.headline.bytes, words.detail.bytes);
	reminder_words_release(&words);
}

/* The reminder that is due, else the one that was said just now and is not answered: in a narrow
 * terminal that names this command for the rest. */
static void report_text(const struct remind *remind, const struct due *due, bool explain,
			struct text *report)
{
	int which = due->which >= 0 ? due->which : due_current(&remind->facts, due, -1);
	if (which >= 0)
		add_reminder(remind, due, (enum reminder)which, report);
	else if (!explain || policy_empty(&remind->policy))
		remind_say_nothing(remind, report);
	if (explain)
		remind_explain(remind, due, report);
	card_fit(report);
}

static void put_moment(struct text *out, const char *key, int64_t at)
{
	if (at)
		doc_put_stamp(out, key, stamp_local(at));
	else
		doc_put_null(out, key);
}

static void put_due(const struct remind *remind, const struct due *due, struct text *out)
{
	struct reminder_words words;
	if (due->which < 0) {
		doc_put_null(out, "due");
		return;
	}
	remind_words(remind, (enum reminder)due->which, &due->of[due->which], &words);
	doc_put_string(out, "due", reminder_row((enum reminder)due->which)->id);
	doc_put_string(out, "text", words.headline.bytes);
	doc_put_string(out, "detail", words.detail.bytes);
	reminder_words_release(&words);
}

/* leg-due: for status lines and scripts; never read. */
static void report_json(const struct remind *remind, const struct due *due, struct text *out)
{
	struct stamp now = remind->facts.now;
	doc_begin(out, "leg-due", REPORT_VERSION, NULL);
	doc_put_stamp(out, "now", now);
	put_due(remind, due, out);
	doc_open_array(out, "reminders");
	for (int i = 0; i < REMINDERS; i++) {
		if (!remind->policy.of[i].on)
			continue;
		doc_open_object(out, NULL);
		doc_put_string(out, "name", reminder_row((enum reminder)i)->id);
		doc_put_string(out, "why", due_why_id(due->of[i].why));
		put_moment(out, "slot", due->of[i].slot);
		int64_t next = due_next(&remind->facts, i).at;
		put_moment(out, "until", until_of(&due->of[i], next));
		put_moment(out, "next", next);
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
	transfer_fit(out);
}

int remind_due(void *options)
{
	const struct remind_options *given = options;
	struct remind remind;
	struct fault fault;
	struct due due;
	struct text report = TEXT_EMPTY;
	bool json;
	if (!remind_format(given->format, &json, &fault) ||
	    !remind_gather(&remind, REMIND_ASK_IDLE, &fault))
		return program_fault(&fault);
	due_decide(&remind.facts, &due);
	if (json)
		report_json(&remind, &due, &report);
	else
		report_text(&remind, &due, given->explain != NULL, &report);
	program_report(&report);
	remind_release(&remind);
	return due.which >= 0 ? 0 : FAULT_NOTHING;
}
