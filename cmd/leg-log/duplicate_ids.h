/* Ids that two lines of the log have, for `leg-log check`.
 *
 * Within a month the greatest (created, id) wins when the log is read, so two lines only matter if
 * they differ. Between months neither of two records can win, because a report over a range reads
 * only its months: both count, and a person has to say which one is right. Changes and erasures may
 * be in more months than one.
 *
 * Ids begin with the time they were made, so most are in the month of that time. Of two months that
 * hold one id, one at least does not: only such strays are kept in memory. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/uuid.h"
#include "store/journal.h"

/* Receives the place of the later line of two, and the message. */
typedef void duplicate_teller(void *context, journal_month month, unsigned line, const char *words);

struct duplicate_ids {
	struct journal *journal;
	duplicate_teller *tell;
	void *context;
	struct log_stray {
		struct uuid id;
		journal_month month; /* where it is */
		unsigned line;
	} * of;
	size_t count, room;
};

/* Reports duplicates in a month, and remembers its strays. */
bool duplicate_ids_within(struct duplicate_ids *duplicates, journal_month month,
			  struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* After the last month: reports duplicates between months. */
bool duplicate_ids_between(struct duplicate_ids *duplicates, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

void duplicate_ids_release(struct duplicate_ids *duplicates) __attribute__((nonnull));
