/* leg-log: keeps sessions, and reports them. */
#include <stddef.h>

#include "leg_log.h"
#include "log_options.h"
#include "tool/commands.h"
#include "tool/program.h"

enum { ADD, LIST, SHOW, AMEND, UNDO, ERASE, STATS, CALENDAR, TREND, EXPORT, IMPORT, CHECK, REPORT };

#define OF(command) (1UL << (command))
#define MADE	    (OF(ADD) | OF(AMEND))
#define DRAWN	    (OF(STATS) | OF(CALENDAR) | OF(TREND) | OF(REPORT))
#define RANGED	    (OF(LIST) | OF(EXPORT) | DRAWN)

#define ID_WORDS "ID is an id, the beginning of one, or \"last\"."

static const struct command commands[] = {
	[ADD] = {"add", "[FILE]", 1, "Store sessions, or make a record by hand",
		 "Reads what leg-timer wrote, or any number of records, one a line; or makes a "
		 "record with --kind. What was stored is on disk when the status is 0.",
		 log_add},
	[LIST] = {"list", NULL, 0, "List the records after all changes, in the order they started",
		  NULL, log_list},
	[SHOW] = {"show", "[ID]", 1, "Show one record and its changes",
		  ID_WORDS " Without an ID, the record that was made last.", log_show},
	[AMEND] = {"amend", "ID", 1, "Change a record: the old one is kept, the change is added",
		   ID_WORDS, log_amend},
	[UNDO] = {"undo", "[ID]", 1, "Take back a record or a change, or bring it back",
		  ID_WORDS " Without an ID, the newest record or change that still stands.",
		  log_undo},
	[ERASE] = {"erase", "ID", 1, "Delete a record, or its note, from the files for good",
		   ID_WORDS " It cannot be undone, and copies made before still hold it.",
		   log_erase_command},
	[STATS] = {"stats", NULL, 0, "Count sessions, minutes, days and runs of days", NULL,
		   log_stats},
	[CALENDAR] = {"calendar", NULL, 0, "Draw a year of days", NULL, log_calendar},
	[TREND] = {"trend", NULL, 0, "Compare ratings before and after, left beside right", NULL,
		   log_trend},
	[EXPORT] = {"export", NULL, 0, "Write the log for another program", NULL, log_export},
	[IMPORT] = {"import", "[FILE]", 1, "Merge records from another copy of the log",
		    "Reads what \"leg-log export\" writes as jsonl or csv, what \"timew export\" "
		    "writes, a JSON array of records, and tables with named columns.",
		    log_import},
	[CHECK] = {"check", NULL, 0, "Name every fault of the log by file and line", NULL,
		   log_check},
	[REPORT] = {"report", NULL, 0, "Write one page to take to a clinician",
		    "PART is summary, calendar, ratings, trial, symptoms, sessions or notes.",
		    log_report},
};

/* An option without a letter has a key of its own: where its word is stored. */
#define PLACE(member) offsetof(struct log_options, member)
#define LONG(member)  (0x2000 + (int)PLACE(member))
#define MEANT(name, key, argument, member, of, doc, meant)                                         \
	{                                                                                          \
		{name, key, argument, 0, doc, 0}, PLACE(member), of, meant                         \
	}
#define ROW(name, key, argument, member, of, doc) MEANT(name, key, argument, member, of, doc, NULL)

static const struct command_option options[] = {
	ROW("at", 'a', "DATE", at, MADE, "When it began: a date, a time, or both"),
	ROW("minutes", 'm', "MINUTES", minutes, MADE, "How long it took"),
	ROW("leg", LONG(leg), "LEG", leg, OF(ADD), "left, right or both (the default)"),
	ROW("leg", LONG(leg), "LEG", leg, OF(AMEND), "left, right or both"),
	MEANT("kind", 'k', "KIND", kind, MADE | RANGED,
	      "walking, massage, stretch, pumps, elevation, sleeve, socks, day-off or rating",
	      log_kind_meant),
	MEANT("routine", 'r', "NAME", routine, MADE | RANGED, "The routine, such as circulation",
	      log_routine_meant),
	ROW("before", LONG(before), "RATINGS", before, MADE,
	    "Ratings before: heaviness=5/4 is left/right"),
	ROW("after", LONG(after), "RATINGS", after, MADE, "Ratings after"),
	ROW("note", LONG(note), "TEXT", note, MADE, "A note of your own"),
	ROW("note", LONG(erase_note), NULL, erase_note, OF(ERASE), "The note alone"),
	ROW("number", 'n', "N", number, OF(LIST), "Only the last N of them"),
	ROW("newest", LONG(newest), NULL, newest, OF(LIST), "The newest first"),
	ROW("grep", LONG(grep), "TEXT", grep, OF(LIST), "Only those whose note has TEXT in it"),
	ROW("days", LONG(days), "N", days, OF(ADD), "With --kind=day-off: so many days in a row"),
	ROW("since", 's', "DATE", since, RANGED, "Only what started then or later"),
	ROW("until", 'u', "DATE", until, RANGED, "Only what started then or before"),
	ROW("day-start", LONG(day_start), "HH:MM", day_start, RANGED | OF(ADD),
	    "When a day begins (default 03:00)"),
	ROW("simulated", LONG(simulated), NULL, simulated, DRAWN | OF(EXPORT),
	    "Count simulated sessions too"),
	ROW("partner", LONG(partner), NULL, partner, DRAWN | OF(EXPORT),
	    "Count sessions of a partner's legs too"),
	ROW("partner", LONG(partner), NULL, partner, OF(ADD), "It was for a partner's legs"),
	ROW("format", 'F', "FORMAT", format, OF(LIST) | OF(SHOW) | OF(STATS) | OF(TREND),
	    "text (the default) or json"),
	ROW("format", 'F', "FORMAT", format, OF(REPORT),
	    "html or text; without it, HTML into a pipe or file, text on a terminal"),
	ROW("format", 'F', "FORMAT", format, OF(EXPORT),
	    "jsonl (the default), csv, sql, ics, timewarrior or fhir"),
	ROW("runs", LONG(runs), "KIND,...", runs, OF(STATS),
	    "The kinds that count for a run (default any)"),
	ROW("goal", LONG(goal), "DAYS", goal, OF(STATS),
	    "Days a week with movement to aim for, 1 to 7"),
	ROW("explain", LONG(explain), NULL, explain, OF(STATS), "Print how each number is made"),
	ROW("with", 'w', "PART,...", with, OF(REPORT),
	    "What to include (default all but sessions and notes)"),
	ROW("screening", LONG(screening), "FILE", screening, OF(EXPORT),
	    "With fhir: the response of this screening too"),
	ROW("person", LONG(person), "NAME", person, OF(EXPORT),
	    "With sql and fhir: whose log it is"),
	ROW("dry-run", LONG(dry_run), NULL, dry_run, OF(IMPORT),
	    "Show what would be added, and add nothing"),
	ROW("repair", LONG(repair), NULL, repair, OF(CHECK),
	    "Set unreadable lines aside in a .bad file"),
};

int main(int argc, char **argv)
{
	struct log_options given = {0};
	program_start(argc, argv);
	log_candidates_answer(argc, argv);
	return commands_run(&COMMANDS("Keep a log of sessions and report it.", commands, options,
				      OF(CALENDAR), &given),
			    argc, argv);
}
