/* Erasing records and notes from a month file. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/erasure.h"
#include "store/journal.h"

/* Takes what is erased out of the month for good, and what points to it out of other months: by the
 * erasures in the month, and by `also`, whose lines are added unless they are there. */
bool month_erase(journal_month month, const struct erasures *also, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
