#include "log_batch.h"

#include <string.h>

#include "base/terminal_text.h"
#include "doc/amendment.h"
#include "doc/erasure.h"
#include "doc/json.h"
#include "log_find.h"
#include "tool/log_read.h"
#include "tool/program.h"

enum { MONTH_MEMBER = sizeof ",\"month\":\"2026-11\"" - 1 };

static struct log_batch_line *next_change(struct log_batch *batch, const struct envelope *envelope,
					  const struct uuid *target, const char *month)
{
	struct log_batch_line *line = log_batch_next(
		batch, envelope->id, *month ? journal_month_find(month) : LOG_NO_MONTH);
	line->target = *target;
	return line;
}

static struct log_batch_line *next_amendment(struct log_batch *batch,
					     const struct amendment *amendment)
{
	struct log_batch_line *line =
		next_change(batch, &amendment->envelope, &amendment->target, amendment->month);
	if (amendment->set.moved)
		line->moves_to = journal_month_of(amendment->set.started);
	return line;
}

void log_batch_amendment(struct log_batch *batch, const struct amendment *amendment)
{
	amendment_encode(amendment, &next_amendment(batch, amendment)->line);
}

bool log_batch_take(const struct doc_place *root, void *into, struct fault *fault)
{
	struct log_batch *batch = into;
	struct log_line read = {.rows = &batch->row};
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
		line = next_change(batch, &read.erasure.envelope, &read.erasure.target,
				   read.erasure.month);
	else
		line = log_batch_next(batch, read.row->id, journal_month_of(read.row->started));
	line->erasure = read.kind == LOG_LINE_ERASURE;
	log_line_release(&read);
	log_rows_clear(&batch->row);
	doc_compact(root, &line->line);
	text_add_char(&line->line, '\n');
	/* control characters are longer now that they are escaped; a month may be added */
	if (line->line.length + MONTH_MEMBER <= DOCUMENT_MOST_BYTES)
		return true;
	log_batch_drop(batch);
	return fault_set(fault, FAULT_DATA, "longer than 4 MiB");
}

bool log_batch_read(struct log_batch *batch, const char *bytes, size_t length, struct fault *fault)
{
	size_t end = length;
	while (end && bytes[end - 1] == '\n')
		end--;
	/* a session that leg-timer wrote is stored as it came, without a parse */
	const struct log_row *row = log_rows_scan(&batch->row, bytes, end);
	if (!row)
		return doc_decode(bytes, length, log_batch_take, batch, fault);
	struct log_batch_line *line =
		log_batch_next(batch, row->id, journal_month_of(row->started));
	visible_add_json(&line->line, bytes, end);
	text_add_char(&line->line, '\n');
	log_rows_clear(&batch->row);
	return true;
}

/* ---- months of amendments ------------------------------------------------------------------- */

/* Puts the month that a change belongs in, and that it does not name, behind its last member. */
static void name_month(struct log_batch_line *line, journal_month month)
{
	char name[JOURNAL_MONTH_SIZE];
	line->month = month;
	journal_month_name(month, name);
	text_cut(&line->line, line->line.length - (sizeof "}\n" - 1));
	text_addf(&line->line, ",\"month\":\"%s\"}\n", name);
}

/* The month of the line with this id, in the batch or, unless `log` is NULL, in its month: of a
 * record that was moved, and of the copy of a change, that is another one. */
static journal_month month_of(const struct log_batch *batch, const struct log *log,
			      const struct uuid *id)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->of[i].month != LOG_NO_MONTH && !uuid_order(&batch->of[i].id, id))
			return batch->of[i].month;
	const struct log_row *row = log ? log_row_of(log, id->word) : NULL;
	const struct amendment *change = log ? log_change_of(log, id->word) : NULL;
	bool here = (row && !log_is_guest(row)) || (change && log_moved_from(log, change) < 0);
	return here ? log->month : LOG_NO_MONTH;
}

/* Names the months that can be known; true if all can. */
static bool place_known(struct log_batch *batch, const struct log *log)
{
	bool all, more;
	do {
		all = true;
		more = false;
		for (size_t i = 0; i < batch->count; i++) {
			struct log_batch_line *line = &batch->of[i];
			if (line->month != LOG_NO_MONTH)
				continue;
			journal_month month = month_of(batch, log, &line->target);
			if (month == LOG_NO_MONTH)
				all = false;
			else
				name_month(line, month);
			more |= month != LOG_NO_MONTH;
		}
	} while (more && !all);
	return all;
}

bool log_batch_place(struct log_batch *batch, struct fault *fault)
{
	struct log log;
	if (place_known(batch, NULL))
		return true;
	bool read = log_open(&log, NULL, fault), placed = false;
	log.quiet = true;
	for (size_t m = 0; read && !placed && m < log.journal.month_count; m++) {
		read = log_load(&log, log.journal.months[m], fault);
		placed = read && place_known(batch, &log);
	}
	log_close(&log);
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
	if (!count) /* a copy alone: the record stays in its month */
		return status;
	program_say("%s stored; %s on standard output, to be given to %s",
		    count == 1 ? "the record is not" : "these records are not",
		    count == 1 ? "it is" : "they are",
		    fault->kind == FAULT_DATA ? "\"leg-log import\", which keeps both"
					      : "\"leg-log add\" again");
	return status;
}
