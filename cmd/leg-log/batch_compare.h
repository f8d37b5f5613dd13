/* Compares lines on their way into a month of the log with those that are there. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/text.h"
#include "base/uuid.h"
#include "store/month_lock.h"

/* How a line to be added compares with those that are there. */
enum append_found {
	APPEND_NEW,	  /* its id is not in the month: it is appended */
	APPEND_THERE,	  /* the very same line is there */
	APPEND_DIFFERENT, /* another line has its id, and is no torn one */
	APPEND_ERASED	  /* its record was erased: it is not appended */
};

struct log_batch_line {
	struct text line; /* compact, with its newline */
	struct uuid id;
	journal_month month;
	journal_month moves_to; /* of a change that moves its record to another month */
	bool erasure;
	bool copy;		 /* of a change, in the month that it moves its record to */
	enum append_found found; /* set by batch_compare */
	bool stored;		 /* after log_batch_store */
};

/* Sets `found` of each of the lines of one month, and takes erased notes out of them. */
bool batch_compare(const struct month_lock *lock, struct log_batch_line *const *lines, size_t count,
		   struct fault *fault) __attribute__((nonnull, warn_unused_result));
