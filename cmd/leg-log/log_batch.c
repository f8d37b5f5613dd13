#include "log_batch.h"

#include <fcntl.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "erasure_fate.h"
#include "month_rewrite.h"
#include "store/month_lock.h"
#include "store/paths.h"

void log_batch_clear(struct log_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		text_release(&batch->of[i].line);
	batch->count = 0;
}

void log_batch_release(struct log_batch *batch)
{
	log_batch_clear(batch);
	alloc_free(batch->of);
	*batch = (struct log_batch){0};
}

struct log_batch_line *log_batch_next(struct log_batch *batch, struct uuid id, journal_month month)
{
	ALLOC_ROOM(batch->of, batch->count, batch->room);
	struct log_batch_line *line = &batch->of[batch->count++];
	*line = (struct log_batch_line){
		.line = TEXT_EMPTY, .id = id, .month = month, .moves_to = LOG_NO_MONTH};
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
	lock->folder = paths_find_folder(PLACE_DATA, JOURNAL_FOLDER, &missing, fault);
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
	bool stored = batch_compare(&lock, lines, count, fault) &&
		      (dry || (gather_lines(lines, count, rule, &fresh, fault) &&
			       month_append(&lock, &fresh, fault)));
	for (size_t i = 0; i < count; i++)
		lines[i]->stored = stored;
	text_release(&fresh);
	month_unlock(&lock);
	return stored;
}

/* A change that moves its record to another month is stored there too (tool/log_read). */
static void add_copies(struct log_batch *batch)
{
	for (size_t i = 0, count = batch->count; i < count; i++) {
		const struct log_batch_line *line = &batch->of[i];
		journal_month to = line->moves_to;
		if (to == LOG_NO_MONTH || to == line->month || line->copy)
			continue;
		struct log_batch_line *copy = log_batch_next(batch, line->id, to);
		text_add_bytes(&copy->line, batch->of[i].line.bytes, batch->of[i].line.length);
		copy->copy = true;
	}
}

/* Takes out the targets of erasures, whether they came before or come with them. */
static bool apply_erasures(const struct log_batch *batch, struct fault *fault)
{
	struct erasures erasures = {0};
	bool done = true;
	for (size_t i = 0; done && i < batch->count; i++) {
		const struct log_batch_line *line = &batch->of[i];
		if (!line->erasure || line->found == APPEND_THERE)
			continue;
		erasures.count = 0;
		erasures_take(&erasures, line->line.bytes, line->line.length - 1);
		done = month_erase(line->month, &erasures, fault);
	}
	erasures_release(&erasures);
	return done;
}

bool log_batch_store(struct log_batch *batch, enum append_rule rule, struct fault *fault)
{
	add_copies(batch);
	struct log_batch_line **sorted =
		alloc_resize(NULL, batch->count, sizeof(struct log_batch_line *));
	for (size_t i = 0; i < batch->count; i++)
		sorted[i] = &batch->of[i];
	qsort(sorted, batch->count, sizeof(struct log_batch_line *), by_month);
	bool stored = true;
	for (size_t i = 0, count; stored && i < batch->count; i += count) {
		for (count = 1; i + count < batch->count; count++)
			if (sorted[i + count]->month != sorted[i]->month)
				break;
		stored = store_month(sorted + i, count, rule, fault);
	}
	alloc_free(sorted);
	return stored && (rule == APPEND_NOTHING || apply_erasures(batch, fault));
}
