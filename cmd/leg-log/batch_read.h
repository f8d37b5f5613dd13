/* Turns records made elsewhere into lines of a batch. */
#pragma once
#include "log_batch.h"

void log_batch_amendment(struct log_batch *batch, const struct amendment *amendment,
			 journal_month month) __attribute__((nonnull));

/* Adds a session's line in the canonical form, without its newline, unchanged but for control
 * characters, which are escaped. */
void log_batch_line(struct log_batch *batch, const struct log_row *row, const char *bytes,
		    size_t length) __attribute__((nonnull));

/* Adds the record in `bytes` (any JSON form, unknown members kept). An amendment that does not say
 * its month has `month` -1 until log_batch_place. FAULT_DATA if it is neither. */
bool log_batch_read(struct log_batch *batch, const struct text *bytes, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
bool log_batch_take(const struct doc_place *record, void *batch, struct fault *fault)
	__attribute__((nonnull, warn_unused_result)); /* a doc_visitor */

/* Finds the month of amendments that do not name it: their target's, in the batch or the log, else
 * that of their own time. */
bool log_batch_place(struct log_batch *batch, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Writes the lines that were not stored to stdout, to be added again, says so, and returns the
 * fault's status. */
int log_batch_hand_back(const struct log_batch *batch, const struct fault *fault)
	__attribute__((nonnull));
