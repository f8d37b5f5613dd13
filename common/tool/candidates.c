#include "tool/candidates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lookup.h"
#include "base/terminal_text.h"
#include "body/routine.h"

static const char ASK[] = "--complete=";

void candidates_answer(int argc, char **argv, const struct candidates *lists, size_t count)
{
	if (argc < 2 || strncmp(argv[1], ASK, sizeof ASK - 1))
		return;
	int found = lookup_id(argv[1] + sizeof ASK - 1, lists, count, sizeof *lists);
	if (found < 0)
		return; /* the parser says that it knows no such option */
	lists[found].write(argv[2]);
	exit(EXIT_SUCCESS);
}

void candidate(const char *word, const char *about)
{
	printf("%s\t%s\n", word, VISIBLE(about));
}

void candidates_of_routines(const char *of)
{
	bool self = of && !strcmp(of, "self");
	for (int i = 0; i < ROUTINES; i++)
		if (!self || !routine_row(i)->partner)
			candidate(routine_row(i)->id, routine_row(i)->title);
}
