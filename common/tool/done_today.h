/* Owns how much massage of each leg the log has since the beginning of the day: limits are a
 * person's, not a plan's (leg-safety(7), day-limits).
 *
 * Each session counts once, after its amendments, simulated ones apart, by its start: as the clock
 * showed it, or by ours where that is of another zone. Massage logged without a leg counts for
 * both. Records in unsaved/, and what a timer that runs or was killed keeps in running/, count as
 * the log's. Lines that cannot be read are named on stderr and count nothing; a month that cannot
 * be opened counts as everything. */
#pragma once
#include <stdbool.h>

#include "base/stamp.h"
#include "doc/session.h"

struct done_leg {
	int seconds;	    /* since the beginning of the day */
	int since;	    /* of these, in sessions that ended after `from`, by now */
	struct stamp at;    /* when the last of these sessions started; read only with seconds */
	struct stamp ended; /* when it was massaged last, whichever day; 0 = never */
};

struct done_today {
	struct done_leg leg[LEGS];
	bool unreadable; /* then everything counts as done */
};

/* Days begin `day_start` seconds after midnight. */
void done_today_read(enum mode mode, struct stamp now, struct stamp from, int day_start,
		     struct done_today *done) __attribute__((nonnull));
