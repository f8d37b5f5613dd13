/* leg-remind: break reminders from cron or systemd. */
#include <stddef.h>

#include "body/reminder.h"
#include "leg_remind.h"
#include "store/saved.h"
#include "tool/candidates.h"
#include "tool/commands.h"
#include "tool/program.h"

enum { SET, UNSET, SHOW, DUE, TICK, NEXT, DONE, SNOOZE, PAUSE, RESUME, INSTALL, UNINSTALL, EXPORT };

#define OF(command) (1UL << (command))

static const struct command commands[] = {
	[SET] = {"set", "NAME", 1, "Set or change a reminder, or the quiet hours",
		 "NAME is walk, pumps, stretch, elevate, wear (support socks), drink, a massage "
		 "routine such as circulation, or quiet. What is not given stays as it was, or "
		 "takes its default: for most, every hour from 9:00 to 17:30, mon-fri.",
		 remind_set},
	[UNSET] = {"unset", "NAME", 1, "Delete a reminder, or the quiet hours", NULL, remind_unset},
	[SHOW] = {"show", NULL, 0, "Show what is set, and what keeps it silent", NULL, remind_show},
	[DUE] = {"due", NULL, 0, "Say what is due now: status 0, or 14 if nothing is", NULL,
		 remind_due},
	[TICK] = {"tick", NULL, 0, "Remind of what is due: what cron and systemd run",
		  "Silent if nothing is due. Status 69 if it could only be printed.", remind_tick},
	[NEXT] = {"next", "[NAME]", 1, "List the times to come", NULL, remind_next},
	[DONE] = {"done", "[NAME]", 1, "Log the break that a reminder asked for", NULL,
		  remind_done},
	[SNOOZE] = {"snooze", "[NAME] [DURATION]", 2, "Put off a reminder",
		    "Without a NAME, the last reminder; without a DURATION, as long as it is set.",
		    remind_snooze},
	[PAUSE] = {"pause", "DURATION|DATE", 1, "No reminders for so long, or until then",
		   "Such as 90m, 2h, 14:00, tomorrow or 2026-12-01; at most 31 days.",
		   remind_pause},
	[RESUME] = {"resume", NULL, 0, "End the pause", NULL, remind_resume},
	[INSTALL] = {"install", NULL, 0, "Let cron or systemd tick every five minutes", NULL,
		     remind_install},
	[UNINSTALL] = {"uninstall", NULL, 0, "Remove from cron or systemd what install added", NULL,
		       remind_uninstall},
	[EXPORT] = {"export", NULL, 0, "Write the reminders for another program", NULL,
		    remind_export},
};

#define ROW(name, key, argument, member, of, doc)                                                  \
	{                                                                                          \
		{name, key, argument, 0, doc, 0}, offsetof(struct remind_options, member), of,     \
			NULL                                                                       \
	}

enum {
	KEY_EXCEPT = 0x3000,
	KEY_COUNT,
	KEY_SNOOZE,
	KEY_SNOOZES,
	KEY_EXPLAIN,
	KEY_CRON,
	KEY_SYSTEMD,
	KEY_AUTO,
	KEY_HOURS,
	KEY_DRY_RUN
};

static const struct command_option options[] = {
	ROW("every", 'e', "MINUTES", every, OF(SET), "How often within the hours: 5m or more"),
	ROW("at", 'a', "TIME,...", at, OF(SET), "Clock times instead, such as 10:30,15:30"),
	ROW("from", 'f', "TIME", from, OF(SET), "When the hours begin"),
	ROW("to", 't', "TIME", to, OF(SET), "When the hours end"),
	ROW("days", 'd', "DAYS", days, OF(SET), "Such as mon-fri, sat,sun or daily"),
	ROW("hours", KEY_HOURS, "RANGE,...", hours, OF(SET),
	    "Several ranges: \"mon-thu 9:00-12:30,mon-thu 13:30-17:00,fri 9:00-13:00\""),
	ROW("except", KEY_EXCEPT, "DATE,...", except, OF(SET),
	    "Not on these days, such as 2026-12-24..2027-01-03; or none"),
	ROW("text", 'T', "TEXT", text, OF(SET), "Your own words"),
	ROW("snooze", KEY_SNOOZE, "MINUTES", snooze, OF(SET),
	    "How long it is put off (default 10)"),
	ROW("snoozes", KEY_SNOOZES, "N", snoozes, OF(SET),
	    "How often it can be put off, at most 5 times (default 2)"),
	ROW("explain", KEY_EXPLAIN, NULL, explain, OF(DUE) | OF(TICK),
	    "Say of each reminder why, or why not"),
	ROW("number", 'n', "N", number, OF(NEXT), "How many (default 5)"),
	/* its first name: scripts may have it */
	{{"count", KEY_COUNT, "N", OPTION_HIDDEN, NULL, 0},
	 offsetof(struct remind_options, number),
	 OF(NEXT),
	 NULL},
	ROW("minutes", 'm', "MINUTES", minutes, OF(DONE), "How long it took"),
	ROW("cron", KEY_CRON, NULL, cron, OF(INSTALL) | OF(UNINSTALL), "In your crontab"),
	ROW("systemd", KEY_SYSTEMD, NULL, systemd, OF(INSTALL) | OF(UNINSTALL),
	    "As systemd user units"),
	ROW("auto", KEY_AUTO, NULL, choose, OF(INSTALL),
	    "With systemd if it answers, else cron (the default)"),
	ROW("dry-run", KEY_DRY_RUN, NULL, dry_run, OF(INSTALL) | OF(UNINSTALL),
	    "Only print what would be there afterwards"),
	ROW("format", 'F', "FORMAT", format, OF(SHOW) | OF(DUE), "text (the default) or json"),
	ROW("format", 'F', "FORMAT", format, OF(NEXT),
	    "text (the default), json, line, waybar or i3status"),
	ROW("format", 'F', "FORMAT", format, OF(EXPORT), "ics (the default), crontab or systemd"),
};

/* The words that a shell may complete: all reminders there are, and those that are set. */
static void list_names(const char *of)
{
	(void)of;
	for (int i = 0; i < REMINDERS; i++)
		candidate(reminder_row((enum reminder)i)->id,
			  reminder_row((enum reminder)i)->brief);
}

static void list_set(const char *of)
{
	struct policy policy;
	struct fault fault;
	(void)of;
	bool read = reminders_read(&policy, &fault);
	for (int i = 0; read && i < REMINDERS; i++)
		if (policy.of[i].on)
			candidate(reminder_row((enum reminder)i)->id,
				  reminder_row((enum reminder)i)->brief);
}

static const struct candidates lists[] = {{"names", list_names}, {"set", list_set}};

int main(int argc, char **argv)
{
	struct remind_options given = {0};
	program_start(argc, argv);
	candidates_answer(argc, argv, lists, sizeof lists / sizeof lists[0]);
	return commands_run(&COMMANDS("Remind of breaks for the legs, at the right moments only.",
				      commands, options, 0, &given),
			    argc, argv);
}
