/* leg-trial: compares two routines on one person, day by day, and reports the result. */
#include <stddef.h>

#include "leg_trial.h"
#include "tool/commands.h"
#include "tool/program.h"

enum { START, TODAY, SHOW, RESULT, STOP };
#define OF(command) (1UL << (command))

static const struct command commands[] = {
	[START] = {"start", NULL, 0, "Draw the order of the days and begin today",
		   "RATING is heaviness, aching, swelling, tiredness, coldness or cramps. Once "
		   "begun, a trial cannot be changed.",
		   trial_start},
	[TODAY] = {"today", NULL, 0, "Name the routine of the day",
		   "Without a trial, or after its last day, it prints nothing and ends with 14.",
		   trial_today},
	[SHOW] = {"show", NULL, 0, "Show the protocol and which days are done", NULL, trial_show},
	[RESULT] = {"result", NULL, 0, "Compare the days of A with those of B",
		    "Each look before the end is counted and named in every later result.",
		    trial_result},
	[STOP] = {"stop", NULL, 0, "End the trial before its last day", NULL, trial_stop},
};

/* An option without a letter has a key of its own: where its word is stored. */
#define PLACE(member) offsetof(struct trial_options, member)
#define LONG(member)  (0x2000 + (int)PLACE(member))
#define ROW(name, key, argument, member, of, doc)                                                  \
	{                                                                                          \
		{name, key, argument, 0, doc, 0}, PLACE(member), of, NULL                          \
	}

static const struct command_option options[] = {
	ROW("a", LONG(a), "ROUTINE", a, OF(START), "One routine"),
	ROW("b", LONG(b), "ROUTINE", b, OF(START), "The other; rest is the fairest comparison"),
	ROW("minutes", 'm', "MINUTES", minutes, OF(START),
	    "How long each day (default: what A takes)"),
	ROW("measure", LONG(measure), "RATING", measure, OF(START),
	    "What is compared (default heaviness)"),
	ROW("leg", LONG(leg), "LEG", leg, OF(START),
	    "left, right or both (the default): the mean of the two"),
	ROW("when", LONG(when), "WHEN", when, OF(START),
	    "The rating after (the default) or before the session"),
	ROW("pairs", LONG(pairs), "N", pairs, OF(START), "Pairs of days, 6 to 20 (default 10)"),
	ROW("args", LONG(args), NULL, args, OF(TODAY),
	    "Print it as options for leg-now and leg-plan: -m 10 -r rest"),
	ROW("format", 'F', "FORMAT", format, OF(START) | OF(SHOW), "text (the default) or json"),
	ROW("format", 'F', "FORMAT", format, OF(RESULT), "text (the default), json or html"),
};

int main(int argc, char **argv)
{
	struct trial_options given = {0};
	program_start(argc, argv);
	return commands_run(&COMMANDS("Does it help me? A trial of two routines on one person.",
				      commands, options, 0, &given),
			    argc, argv);
}
