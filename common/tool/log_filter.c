#include "tool/log_filter.h"
#include "base/units.h"

/* The month in which the calendar showed `seconds`. */
static journal_month month_at(int64_t seconds)
{
	return journal_month_of((struct stamp){.at = seconds});
}

void log_filter_months(const struct log_filter *filter, journal_month *first, journal_month *last)
{
	*first = JOURNAL_FIRST;
	*last = JOURNAL_LAST;
	/* a moment is some day within one day to either side, by the zone it was written in */
	if (filter->since.given)
		*first = month_at(filter->since.value - (filter->since.exact ? DAY : 0));
	if (filter->until.given)
		*last = month_at(filter->until.value + (filter->until.exact ? DAY : 0));
}
