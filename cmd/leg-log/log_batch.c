#include "log_batch.h"

#include <fcntl.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "erasure_fate.h"
#include "month_rewrite.h"
#include "store/month_lock.h"
#include "store/paths.h"

void log_batch_drop(struct log_batch *batch)
{
	struct log_batch_line *last = &batch->of[--batch->count];
	text_release(&last->line);
	text_release(&last->normal);
}

void log_batch_clear(struct log_batch *batch)
{
	while (batch->count)
		log_batch_drop(batch);
}

void log_batch_release(struct log_batch *batch)
{
	log_batch_clear(batch);
	alloc_free(batch->of);
	log_rows_release(&batch->row);
	*batch = (struct log_batch){0};
}

struct log_batch_line *log_batch_next(struct log_batch *batch, struct uuid id, journal_month month)
{
	ALLOC_ROOM(batch->of, batch->count, batch->room);
	struct log_batch_line *line = &batch->of[batch->count++];
	*line = (struct log_batch_line){.line = TEXT_EMPTY,
					.normal = TEXT_EMPTY,
					.id = id,
					.month = month,
					.moves_to = LOG_NO_MONTH};
	return line;
}

void log_batch_session(struct log_batch *batch, const struct session *session)
{
	session_encode(session, &log_batch_next(batch, session->envelope.id,
						journal_month_of(session->started))
					 ->line);
}

/* ---- storing -------------------------------------------------------------------------------- */

static int by_month(const void *one, const void *two)
{
	const struct log_batch_line *const *a = one, *const *b = two;
	if ((*a)->month != (*b)->month)
		return ((*a)->month > (*b)->month) - ((*a)->month < (*b)->month);
	return (*a > *b) - (*a < *b);
}

static bool gather_lines(struct log_batch_line *const *lines, size_t count, enum append_rule rule,
			 struct text *out, struct fault *fault)
{
	for (size_t i = 0; i < count; i++) {
		const struct log_batch_line *line = lines[i];
		bool different = line->found == APPEND_DIFFERENT;
		if (different && rule == APPEND_ONE_A_RECORD)
			return fault_set(fault, FAULT_DATA,
					 "the log has another record with the id %s",
					 line->id.word);
		if (different || line->found == APPEND_NEW)
			text_add_bytes(out, line->line.bytes, line->line.length);
	}
	return true;
}

static bool month_look(journal_month month, struct month_lock *lock, struct fault *fault)
{
	bool missing;
	*lock = (struct month_lock){.fd = -1, .folder = -1};
	journal_file_name(month, lock->name);
	lock->folder = paths_open_folder(PLACE_DATA, JOURNAL_FOLDER, &missing, fault);
	if (lock->folder < 0)
		return missing;
	lock->fd = paths_open_file(lock->folder, lock->name, O_RDONLY, &missing, fault);
	if (lock->fd >= 0 || missing)
		return true;
	month_unlock(lock);
	return false;
}

static bool store_month(struct log_batch_line *const *lines, size_t count, enum append_rule rule,
			struct fault *fault)
{
	struct month_lock lock;
	struct text fresh = TEXT_EMPTY;
	bool dry = rule == APPEND_NOTHING;
	if (!(dry ? month_look(lines[0]->month, &lock, fault)
		  : month_lock(lines[0]->month, &lock, fault)))
		return false;
	bool compared = batch_compare(&lock, lines, count, fault);
	if (compared && rule == APPEND_ONE_A_RECORD)
		batch_compare_elsewhere(lines[0]->month, lines, count);
	bool stored = compared && (dry || (gather_lines(lines, count, rule, &fresh, fault) &&
					   month_append(&lock, &fresh, fault)));
	for (size_t i = 0; i < count; i++)
		lines[i]->stored = stored && !dry;
	text_release(&fresh);
	month_unlock(&lock);
	return stored;
}

/* True if it is a change that moves its record to another month. */
static bool moves_away(const struct log_batch_line *line)
{
	return line->moves_to != LOG_NO_MONTH && line->moves_to != line->month;
}

/* A change that moves its record to another month is stored there too (tool/log_read), without what
 * the erasures of its own month take from it. */
static void add_copies(struct log_batch *batch)
{
	for (size_t i = 0, count = batch->count; i < count; i++) {
		const struct log_batch_line *line = &batch->of[i];
		if (!moves_away(line) || line->found == APPEND_ERASED)
			continue;
		struct log_batch_line *copy = log_batch_next(batch, line->id, line->moves_to);
		text_add_bytes(&copy->line, batch->of[i].line.bytes, batch->of[i].line.length);
		copy->target = batch->of[i].target;
		copy->copy = true;
	}
}

/* Takes out the targets of erasures, whether they came before or come with them: of those that were
 * there (`again`) too, for what was to obey them then may have been ended in between. */
static bool apply_erasures(const struct log_batch *batch, bool again, struct fault *fault)
{
	struct erasures erasures = {0};
	for (size_t i = 0; i < batch->count; i++) {
		const struct log_batch_line *line = &batch->of[i];
		if (line->erasure && (line->found == APPEND_THERE) == again)
			erasures_take(&erasures, line->line.bytes, line->line.length - 1);
	}
	bool done = !erasures.count || month_erase(&erasures, again, fault);
	erasures_release(&erasures);
	return done;
}

/* Stores the lines from `first` up to `end`, a month at a time. */
static bool store_lines(struct log_batch *batch, size_t first, size_t end, enum append_rule rule,
			struct fault *fault)
{
	size_t lines = end - first;
	struct log_batch_line **sorted =
		alloc_resize(NULL, lines + 1, sizeof(struct log_batch_line *));
	for (size_t i = 0; i < lines; i++)
		sorted[i] = &batch->of[first + i];
	qsort(sorted, lines, sizeof(struct log_batch_line *), by_month);
	bool stored = true;
	for (size_t i = 0, count; stored && i < lines; i += count) {
		for (count = 1; i + count < lines; count++)
			if (sorted[i + count]->month != sorted[i]->month)
				break;
		stored = store_month(sorted + i, count, rule, fault);
	}
	alloc_free(sorted);
	return stored;
}

/* Stores the copies of changes that move their records. They come first: a copy alone says nothing
 * yet, but a change without its copy is not seen from the month that its record is in then. */
static bool store_copies(struct log_batch *batch, enum append_rule rule, struct fault *fault)
{
	size_t lines = batch->count;
	bool any = false;
	for (size_t i = 0; i < lines; i++)
		any |= moves_away(&batch->of[i]);
	if (!any)
		return true;
	if (!store_lines(batch, 0, lines, APPEND_NOTHING, fault))
		return false;
	add_copies(batch);
	return store_lines(batch, lines, batch->count, rule, fault);
}

bool log_batch_store(struct log_batch *batch, enum append_rule rule, struct fault *fault)
{
	size_t lines = batch->count;
	return store_copies(batch, rule, fault) && store_lines(batch, 0, lines, rule, fault) &&
	       (rule == APPEND_NOTHING ||
		(apply_erasures(batch, false, fault) && apply_erasures(batch, true, fault)));
}
