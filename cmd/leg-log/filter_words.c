#include "filter_words.h"

#include <string.h>

#include "body/routine.h"
#include "tool/log_read.h"

static bool known_kind(const char *word)
{
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		if (!strcmp(word, step_kind_id(kind)))
			return true;
	const char *by_hand;
	for (size_t i = 0; (by_hand = session_hand_kind(i)); i++)
		if (!strcmp(word, by_hand))
			return true;
	return false;
}

static bool found_one(struct log *log, const struct fact *fact, void *context, struct fault *fault)
{
	(void)log;
	(void)fact;
	(void)fault;
	*(bool *)context = true;
	return false;
}

/* Whether a record of the log, of any time, passes. */
static bool stands(const struct log_filter *filter, bool *found, struct fault *fault)
{
	struct log log;
	long seen;
	*found = false;
	if (!log_open(&log, filter, fault))
		return false;
	log.quiet = true;
	bool read = log_each(&log, filter, found_one, found, &seen, fault) || *found;
	log_close(&log);
	return read;
}

static void kinds(struct text *all)
{
	const char *by_hand;
	for (size_t i = 0; (by_hand = session_hand_kind(i)); i++)
		text_addf(all, "%s%s", i ? ", " : "", by_hand);
}

static void routines(struct text *all)
{
	for (int i = 0; i < ROUTINES; i++)
		text_addf(all, "%s%s", i ? ", " : "", routine_row(i)->id);
}

/* `only` lets through what has the word, whenever it was. */
static bool word_read(const char *option, const char *word, const struct log_filter *only,
		      struct fault *fault)
{
	bool found;
	if (!stands(only, &found, fault))
		return false;
	if (found)
		return true;
	struct text all = TEXT_EMPTY;
	if (only->kind)
		kinds(&all);
	else
		routines(&all);
	fault_set(fault, FAULT_USAGE, "--%s: '%s' is none of %s, and no record has it", option,
		  word, all.bytes);
	text_release(&all);
	return false;
}

bool log_range_read(const struct log_options *options, struct log_filter *filter,
		    struct fault *fault)
{
	if (!log_filter_read(options, filter, fault))
		return false;
	const char *kind = options->kind, *routine = options->routine;
	return (!kind || known_kind(kind) ||
		word_read("kind", kind, &(struct log_filter){.kind = kind}, fault)) &&
	       (!routine || routine_find(routine) ||
		word_read("routine", routine, &(struct log_filter){.routine = routine}, fault));
}
