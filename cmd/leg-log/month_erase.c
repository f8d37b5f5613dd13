#include "doc/json.h"
#include "doc/json_write.h"
#include "erasure_fate.h"
#include "month_rewrite.h"

#include "base/text.h"
#include "base/uuid.h"
#include "doc/amendment.h"
#include "doc/document.h"

/* The months that dropped changes pointed to. */
enum { MOST_OTHERS = 8 };
struct other_months {
	journal_month of[MOST_OTHERS];
	size_t count;
};

struct erasing {
	struct erasures erasures; /* the month's, those to be added, and what follows of them */
	struct text more;	  /* the lines of those that the month does not have */
	bool grew;
	journal_month month;
	struct other_months *others;
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

/* Remembers the month that a dropped change moved its record to: a copy of it is there. */
static void note_other(struct erasing *erasing, const struct text *line)
{
	struct amendment amendment;
	struct fault ignored;
	if (!doc_decode(line->bytes, line->length, amendment_read, &amendment, &ignored))
		return;
	journal_month month = journal_month_of(amendment.set.started);
	bool new = amendment.set.moved &&month != erasing->month;
	for (size_t i = 0; new &&i < erasing->others->count; i++)
		new = erasing->others->of[i] != month;
	if (new && erasing->others->count < MOST_OTHERS)
		erasing->others->of[erasing->others->count++] = month;
	amendment_release(&amendment);
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
	if (edit != MONTH_KEEP)
		note_other(erasing, &bytes);
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
	size_t there = erasing->erasures.count;
	for (size_t i = 0; i < also->count; i++) {
		const struct erasure *erasure = &also->of[i];
		bool found = false;
		for (size_t j = 0; j < there; j++)
			found |= !uuid_order(&erasing->erasures.of[j].envelope.id,
					     &erasure->envelope.id);
		if (found)
			continue;
		erasures_add(&erasing->erasures, erasure);
		erasure_encode(erasure, &erasing->more);
	}
}

static bool erase_month(journal_month month, const struct erasures *also,
			struct other_months *others, struct fault *fault)
{
	struct month_lock lock;
	struct erasing erasing = {.more = TEXT_EMPTY, .month = month, .others = others};
	size_t changed;
	others->count = 0;
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

bool month_erase(journal_month month, const struct erasures *also, struct fault *fault)
{
	struct other_months others, ignored;
	if (!erase_month(month, also, &others, fault))
		return false;
	for (size_t i = 0; i < others.count; i++)
		if (!erase_month(others.of[i], also, &ignored, fault))
			return false;
	return true;
}
