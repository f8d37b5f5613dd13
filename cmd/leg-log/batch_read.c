#include "batch_read.h"

#include <string.h>

#include "base/alloc.h"
#include "base/terminal_text.h"
#include "doc/amendment.h"
#include "doc/erasure.h"
#include "doc/json.h"
#include "tool/program.h"

void log_batch_amendment(struct log_batch *batch, const struct amendment *amendment,
			 journal_month month)
{
	struct log_batch_line *line = log_batch_next(batch, amendment->envelope.id, month);
	amendment_encode(amendment, &line->line);
	if (amendment->set.moved)
		line->moves_to = journal_month_of(amendment->set.started);
}

void log_batch_line(struct log_batch *batch, const struct log_row *row, const char *bytes,
		    size_t length)
{
	struct log_batch_line *line =
		log_batch_next(batch, row->id, journal_month_of(row->started));
	visible_add_json(&line->line, bytes, length);
	text_add_char(&line->line, '\n');
}

static struct log_batch_line *next_amendment(struct log_batch *batch,
					     const struct amendment *amendment)
{
	journal_month month =
		*amendment->month ? journal_month_find(amendment->month) : LOG_NO_MONTH;
	struct log_batch_line *line = log_batch_next(batch, amendment->envelope.id, month);
	if (amendment->set.moved)
		line->moves_to = journal_month_of(amendment->set.started);
	return line;
}

static struct log_batch_line *next_erasure(struct log_batch *batch, const struct erasure *erasure)
{
	journal_month month = *erasure->month ? journal_month_find(erasure->month) : LOG_NO_MONTH;
	struct log_batch_line *line = log_batch_next(batch, erasure->envelope.id, month);
	line->erasure = true;
	return line;
}

bool log_batch_take(const struct doc_place *root, void *batch, struct fault *fault)
{
	struct log_rows rows = {0};
	struct log_line read = {.rows = &rows};
	struct log_batch_line *line;
	const char *type;
	if (doc_string(root, "type", &type, fault) && !strcmp(type, "leg-plan"))
		return fault_set(fault, FAULT_DATA,
				 "a plan, not a session: leg-timer makes a session of it");
	if (!log_line_take(root, &read, fault))
		return false;
	if (read.kind == LOG_LINE_AMENDMENT)
		line = next_amendment(batch, &read.amendment);
	else if (read.kind == LOG_LINE_ERASURE)
		line = next_erasure(batch, &read.erasure);
	else
		line = log_batch_next(batch, read.row->id, journal_month_of(read.row->started));
	log_line_release(&read);
	log_rows_release(&rows);
	doc_compact(root, &line->line);
	text_add_char(&line->line, '\n');
	return true;
}

/* Stores a session that leg-timer wrote as it came, without a parse. */
static bool take_canonical(struct log_batch *batch, const struct text *bytes)
{
	struct log_rows rows = {0};
	struct text line = TEXT_EMPTY;
	text_add_bytes(&line, bytes->bytes, bytes->length);
	while (line.length && line.bytes[line.length - 1] == '\n')
		text_cut(&line, line.length - 1);
	text_reserve(&line, LOG_ROW_SLACK);
	const struct log_row *row = log_rows_scan(&rows, line.bytes, line.length);
	bool canonical = row != NULL;
	if (canonical)
		log_batch_line(batch, row, line.bytes, line.length);
	log_rows_release(&rows);
	text_release(&line);
	return canonical;
}

bool log_batch_read(struct log_batch *batch, const struct text *bytes, struct fault *fault)
{
	return take_canonical(batch, bytes) ||
	       doc_decode(bytes->bytes, bytes->length, log_batch_take, batch, fault);
}

/* ---- months of amendments ----------------------------------------------------------------------
 */

/* Sets the month of the lines that wait for the record `id`. */
static void found(struct log_batch *batch, const struct amendment *waiting, const char *id,
		  journal_month month)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->of[i].month == LOG_NO_MONTH && !strcmp(waiting[i].target.word, id))
			batch->of[i].month = month;
}

static size_t unplaced(const struct log_batch *batch)
{
	size_t count = 0;
	for (size_t i = 0; i < batch->count; i++)
		count += batch->of[i].month == LOG_NO_MONTH;
	return count;
}

static void place_in_batch(struct log_batch *batch, const struct amendment *waiting)
{
	for (size_t before = 0, left = unplaced(batch); left && left != before;) {
		for (size_t i = 0; i < batch->count; i++)
			if (batch->of[i].month != LOG_NO_MONTH)
				found(batch, waiting, batch->of[i].id.word, batch->of[i].month);
		before = left;
		left = unplaced(batch);
	}
}

static bool place_in_log(struct log_batch *batch, const struct amendment *waiting,
			 struct fault *fault)
{
	struct log log;
	bool read = log_open(&log, NULL, fault);
	log.quiet = true;
	for (size_t m = 0; read && unplaced(batch) && m < log.journal.month_count; m++) {
		read = log_load(&log, log.journal.months[m], fault);
		for (size_t i = 0; read && i < log.rows.count; i++) {
			found(batch, waiting, log.rows.of[i].id.word, log.month);
		}
		for (size_t i = 0; read && i < log.history.count; i++)
			found(batch, waiting, log.history.of[i].amendment.envelope.id.word,
			      log.month);
	}
	log_close(&log);
	return read;
}

/* Reads the target of the line, and when it was made. */
static bool target_read(const struct log_batch_line *line, struct amendment *waiting,
			struct fault *fault)
{
	struct erasure erasure;
	if (!line->erasure)
		return amendment_decode(&line->line, waiting, fault);
	amendment_init(waiting);
	if (!erasure_decode(&line->line, &erasure, fault))
		return false;
	waiting->target = erasure.target;
	waiting->envelope = erasure.envelope;
	return true;
}

bool log_batch_place(struct log_batch *batch, struct fault *fault)
{
	if (!unplaced(batch))
		return true;
	struct amendment *waiting = alloc_zeroed(batch->count * sizeof *waiting);
	bool read = true;
	for (size_t i = 0; read && i < batch->count; i++)
		if (batch->of[i].month == LOG_NO_MONTH)
			read = target_read(&batch->of[i], &waiting[i], fault);
	if (read)
		place_in_batch(batch, waiting);
	if (read && unplaced(batch))
		read = place_in_log(batch, waiting, fault);
	if (read)
		place_in_batch(batch, waiting);
	for (size_t i = 0; i < batch->count; i++) {
		if (read && batch->of[i].month == LOG_NO_MONTH)
			batch->of[i].month = journal_month_of(waiting[i].envelope.created);
		amendment_release(&waiting[i]);
	}
	alloc_free(waiting);
	return read;
}

int log_batch_hand_back(const struct log_batch *batch, const struct fault *fault)
{
	size_t count = 0;
	for (size_t i = 0; i < batch->count; i++) {
		if (batch->of[i].stored || batch->of[i].copy)
			continue;
		program_print(&batch->of[i].line);
		count++;
	}
	int status = program_fault(fault);
	program_say("%s stored; %s on standard output, to be given to \"leg-log add\" again",
		    count == 1 ? "the record is not" : "these records are not",
		    count == 1 ? "it is" : "they are");
	return status;
}
