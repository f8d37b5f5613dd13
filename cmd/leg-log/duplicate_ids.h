/* Ids that two lines of the log have, for `leg-log check` and `import`.
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
#include <stdint.h>

#include "base/fault.h"
#include "base/uuid.h"
#include "store/journal.h"

/* Receives the place of the later line of two, and the message. */
typedef void duplicate_teller(void *context, journal_month month, unsigned line, const char *words);

/* Lines by their ids. */
struct id_lines {
	struct id_line {
		struct uuid id;
		journal_month month;
		unsigned line;
		size_t length;
		int64_t offset;
		bool record; /* else a change or an erasure */
	} * of;
	size_t count, room;
};

struct duplicate_ids {
	struct journal *journal;
	duplicate_teller *tell;
	void *context;
	struct id_lines strays;
};

/* Remembers the strays of a month, and with `tell` reports duplicates in it. */
bool duplicate_ids_within(struct duplicate_ids *duplicates, journal_month month, bool tell,
			  struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* After the last month: reports duplicates between months. */
bool duplicate_ids_between(struct duplicate_ids *duplicates, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

void duplicate_ids_release(struct duplicate_ids *duplicates) __attribute__((nonnull));
