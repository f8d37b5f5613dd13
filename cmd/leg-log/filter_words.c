#include "filter_words.h"
#include "log_options.h"

#include <string.h>

#include "base/choices.h"
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

static bool found_one(struct log *log, const struct log_row *row, void *context,
		      struct fault *fault)
{
	(void)log;
	(void)row;
	(void)fault;
	*(bool *)context = true;
	return false;
}

/* True if any record of the whole log passes. */
static bool stands(const struct log_filter *filter, bool *found, struct fault *fault)
{
	*found = false;
	return log_visit(filter, true, found_one, found, fault) || *found;
}

enum { MOST_KINDS = 16 };

static bool refuse_kind(const char *word, struct fault *fault)
{
	const char *words[MOST_KINDS], *by_hand;
	size_t count = 0;
	while (count < MOST_KINDS && (by_hand = session_hand_kind(count)))
		words[count++] = by_hand;
	return choices_refuse(words, count, sizeof words[0], NULL, "kind", word, fault);
}

/* `only` lets through what has the word, whenever it was. */
static bool word_read(const char *word, const struct log_filter *only, struct fault *fault)
{
	bool found;
	if (!stands(only, &found, fault))
		return false;
	if (found)
		return true;
	(void)(only->kind ? refuse_kind(word, fault) : routine_refuse(word, fault));
	return fault_at(fault, "no record has it");
}

bool log_range_read(const struct log_options *options, struct log_filter *filter,
		    struct fault *fault)
{
	if (!log_filter_read(options, filter, fault))
		return false;
	const char *kind = options->kind, *routine = options->routine;
	return (!kind || known_kind(kind) ||
		word_read(kind, &(struct log_filter){.kind = kind}, fault)) &&
	       (!routine || routine_find(routine) ||
		word_read(routine, &(struct log_filter){.routine = routine}, fault));
}
