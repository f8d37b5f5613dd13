#include "month_rewrite.h"

#include <string.h>

#include "base/text.h"
#include "base/uuid.h"
#include "doc/document.h"
#include "doc/json_write.h"
#include "erasure_fate.h"

struct erasing {
	struct erasures erasures; /* the month's, those to be added, and what follows of them */
	struct text more;	  /* the lines of those that the month does not have */
	bool grew;
};

static bool collect_erasures(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct erasing *erasing = context;
	if (!line->too_long)
		erasures_take(&erasing->erasures, line->bytes, line->length);
	return true;
}

static bool follow_line(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct erasing *erasing = context;
	if (!line->too_long)
		erasures_follow(&erasing->erasures, line->bytes, line->length, &erasing->grew);
	return true;
}

static enum month_edit erase_line(const struct journal_line *seen, struct text *line, void *context)
{
	struct erasing *erasing = context;
	struct text bytes = TEXT_EMPTY;
	struct fault ignored;
	enum month_edit edit = MONTH_KEEP;
	if (seen->too_long)
		return MONTH_KEEP;
	text_add_bytes(&bytes, seen->bytes, seen->length);
	enum erasure_fate fate = erasures_fate(&erasing->erasures, seen->bytes, seen->length);
	if (fate == ERASURE_DROPS)
		edit = MONTH_DROP;
	else if (fate == ERASURE_BLANKS && document_without_note(&bytes, line, &ignored))
		edit = MONTH_REPLACE;
	text_release(&bytes);
	return edit;
}

static void erasure_encode(const struct erasure *erasure, struct text *out)
{
	doc_begin(out, "leg-erasure", ERASURE_VERSION, &erasure->envelope);
	doc_put_string(out, "target", erasure->target.word);
	doc_put_optional(out, "month", erasure->month);
	doc_put_string(out, "what", erasure->note ? "note" : "record");
	doc_finish(out);
}

/* Adds those of `also` that the month does not have. */
static void add_erasures(struct erasing *erasing, const struct erasures *also)
{
	for (size_t i = 0; i < also->count; i++) {
		const struct erasure *erasure = &also->of[i];
		bool found = false;
		for (size_t j = 0; j < erasing->erasures.count; j++)
			found |= !uuid_order(&erasing->erasures.of[j].envelope.id,
					     &erasure->envelope.id);
		if (found)
			continue;
		erasures_add(&erasing->erasures, erasure);
		erasure_encode(erasure, &erasing->more);
	}
}

static bool erase_month(journal_month month, const struct erasures *also, struct fault *fault)
{
	struct month_lock lock;
	struct erasing erasing = {.more = TEXT_EMPTY};
	size_t changed;
	if (!month_lock(month, &lock, fault))
		return false;
	bool done = journal_each_in(lock.fd, collect_erasures, &erasing, fault);
	add_erasures(&erasing, also);
	do {
		erasing.grew = false;
		done = done && journal_each_in(lock.fd, follow_line, &erasing, fault);
	} while (done && erasing.grew);
	done = done && month_rewrite(&lock, erase_line, &erasing, &erasing.more, &changed, fault);
	month_unlock(&lock);
	erasures_release(&erasing.erasures);
	text_release(&erasing.more);
	return done;
}

/* ---- every month ---------------------------------------------------------------------------- */

struct searching {
	const struct erasures *erasures;
	bool again;
	struct erasures here; /* those that a line of the month is about */
};

static bool search_line(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct searching *searching = context;
	for (size_t i = 0; !line->too_long && i < searching->erasures->count; i++) {
		const struct erasure *erasure = &searching->erasures->of[i];
		struct erasure sought = *erasure;
		/* the mark of a note is left beside its record though that has none: a copy may */
		sought.note &= searching->again;
		const struct erasures one = {.of = &sought, .count = 1};
		if (memmem(line->bytes, line->length, erasure->target.word, UUID_SIZE - 1) &&
		    erasures_fate(&one, line->bytes, line->length) != ERASURE_KEEPS)
			erasures_add(&searching->here, erasure);
	}
	return true;
}

/* True if an erasure says that its record is of this month. */
static bool is_home(const struct erasures *erasures, journal_month month)
{
	for (size_t i = 0; i < erasures->count; i++)
		if (journal_month_find(erasures->of[i].month) == month)
			return true;
	return false;
}

static bool erase_months(struct searching *searching, struct journal *journal, bool homes,
			 struct fault *fault)
{
	bool done = true;
	for (size_t m = 0; done && m < journal->month_count; m++) {
		journal_month month = journal->months[m];
		if (is_home(searching->erasures, month) != homes)
			continue;
		searching->here.count = 0;
		done = journal_each(journal, month, search_line, searching, fault) &&
		       (!searching->here.count || erase_month(month, &searching->here, fault));
	}
	return done;
}

/* The months of the records themselves come last: what is ended before that can be done again, for
 * the record can still be named. */
bool month_erase(const struct erasures *erasures, bool again, struct fault *fault)
{
	struct searching searching = {.erasures = erasures, .again = again};
	struct journal journal;
	bool done = journal_open(&journal, JOURNAL_FIRST, JOURNAL_LAST, fault) &&
		    erase_months(&searching, &journal, false, fault) &&
		    erase_months(&searching, &journal, true, fault);
	erasures_release(&searching.here);
	journal_close(&journal);
	return done;
}
