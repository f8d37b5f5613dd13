#include "log_find.h"

#include <string.h>

#include "base/terminal_text.h"
#include "doc/ratings.h"

const char LOG_LAST[] = "last";

const struct amendment *log_change_of(const struct log *log, const char *id)
{
	for (size_t i = 0; i < log->history.count; i++)
		if (!strcmp(log->history.of[i].amendment.envelope.id.word, id))
			return &log->history.of[i].amendment;
	return NULL;
}

/* A place in the log: a month, and a record or a change in it. */
struct search {
	const char *prefix; /* of an id, or NULL: the newest is looked for */
	bool changes;	    /* with the newest: changes count too */
	long count;
	journal_month month;
	bool amendment; /* else a record */
	struct envelope found;
};

/* Keeps the first whose id the prefix begins, or the greatest (created, id). */
static void search_try(struct search *search, const struct log *log, bool amendment,
		       struct envelope envelope)
{
	bool keeps = !search->count ||
		     (!search->prefix && envelope_order(&envelope, &search->found) > 0);
	if (search->prefix &&
	    strncmp(envelope.id.word, search->prefix, strlen(search->prefix)) != 0)
		return;
	search->count++;
	if (!keeps)
		return;
	search->month = log->month;
	search->amendment = amendment;
	search->found = envelope;
}

/* False if it was a note alone, which was erased. */
static bool says_something(const struct log *log, const struct amendment *amendment)
{
	const struct amendment_set *set = &amendment->set;
	return set->moved || set->kind || set->routine || set->leg >= 0 ||
	       set->active_seconds >= 0 || ratings_any(&set->before) || ratings_any(&set->after) ||
	       (set->note && !erasures_note(&log->history.erasures, amendment->target.word,
					    &amendment->envelope));
}

/* A change other than an undo, of a record that is not undone. */
static bool change_stands(const struct log *log, const struct history_entry *entry)
{
	return entry->stands && !entry->amendment.undo && says_something(log, &entry->amendment) &&
	       !history_takes_back(&log->history, entry->amendment.target.word);
}

static void search_month(struct search *search, const struct log *log)
{
	for (size_t i = 0; i < log->rows.count; i++) {
		const struct log_row *row = &log->rows.of[i];
		/* a guest will be found in its own month */
		if (!log_is_guest(row) && (search->prefix || !row->gone))
			search_try(search, log, false,
				   (struct envelope){row->id, {.at = row->created}});
	}
	for (size_t i = 0; i < log->history.count; i++) {
		const struct history_entry *entry = &log->history.of[i];
		if (log_moved_from(log, &entry->amendment) >= 0)
			continue; /* the copy of one */
		if (search->prefix || (search->changes && change_stands(log, entry)))
			search_try(search, log, true, entry->amendment.envelope);
	}
}

static bool search_log(struct log *log, struct search *search, struct fault *fault)
{
	for (size_t m = 0; m < log->journal.month_count; m++) {
		if (!log_load(log, log->journal.months[m], fault))
			return false;
		search_month(search, log);
	}
	return true;
}

/* Loads a month that was searched once more: its bad lines are named and counted already. */
static bool load_again(struct log *log, journal_month month, struct fault *fault)
{
	long bad = log->bad;
	bool quiet = log->quiet;
	log->quiet = true;
	bool loaded = log_load(log, month, fault);
	log->quiet = quiet;
	log->bad = bad;
	return loaded;
}

/* Returns the find, with its month loaded. By its id: another program may have changed the month
 * since it was searched. */
static bool search_take(struct log *log, const struct search *search, struct log_found *found,
			struct fault *fault)
{
	if (log->month != search->month && !load_again(log, search->month, fault))
		return false;
	*found = (struct log_found){0};
	if (search->amendment)
		found->amendment = log_change_of(log, search->found.id.word);
	else
		found->row = log_row_of(log, search->found.id.word);
	return found->amendment || found->row ||
	       fault_set(fault, FAULT_NOTHING, "another program has taken it out");
}

static bool find_newest(struct log *log, bool changes, struct log_found *found, struct fault *fault)
{
	struct search search = {.changes = changes};
	if (!search_log(log, &search, fault))
		return false;
	if (!search.count)
		return fault_set(fault, FAULT_NOTHING,
				 changes ? "nothing is left to take back" : "there is no record");
	return search_take(log, &search, found, fault);
}

static bool not_found(const struct search *search, struct fault *fault)
{
	if (search->count)
		return fault_set(fault, FAULT_USAGE, "'%s' begins %ld ids: give more of it",
				 VISIBLE(search->prefix), search->count);
	return fault_set(fault, FAULT_NOTHING, "no record has an id that begins with '%s'",
			 VISIBLE(search->prefix));
}

bool log_find(struct log *log, const char *word, struct log_found *found, struct fault *fault)
{
	struct search search = {.prefix = word};
	if (!word || !strcmp(word, LOG_LAST))
		return find_newest(log, !word, found, fault);
	if (!*word || word[strspn(word, "0123456789abcdef-")] || strlen(word) >= UUID_SIZE)
		return fault_set(fault, FAULT_USAGE,
				 "'%s' is not the beginning of an id, nor \"last\"", VISIBLE(word));
	if (!search_log(log, &search, fault))
		return false;
	/* one id in two months, by another program: the first of them */
	bool whole = strlen(word) == UUID_SIZE - 1;
	return search.count == 1 || (search.count && whole)
		       ? search_take(log, &search, found, fault)
		       : not_found(&search, fault);
}

bool log_open_find(struct log *log, const char *word, const char *missing, struct log_found *found,
		   struct fault *fault)
{
	if (!word)
		return fault_set(fault, FAULT_USAGE, "%s", missing);
	if (!log_open(log, NULL, fault))
		return false;
	if (log_find(log, word, found, fault))
		return true;
	log_close(log);
	return false;
}
