/* Whether the scanner and the decoder of log lines agree: a row of each, one after the other.
 */
#pragma once
#include <string.h>

#include "doc/log_row.h"

static inline bool same_cells(const struct log_rows *rows, const struct log_row *one,
			      const struct log_row *two)
{
	int count = one->active + one->before + one->after;
	return one->active == two->active && one->before == two->before &&
	       one->after == two->after &&
	       !memcmp(rows->cells + one->cell, rows->cells + two->cell,
		       (size_t)count * sizeof *rows->cells);
}

/* Whether the last two rows are the same but for where their cells are. */
static inline bool same_row(const struct log_rows *rows)
{
	const struct log_row *one = &rows->of[rows->count - 2], *two = one + 1;
	return !strcmp(one->id.word, two->id.word) && one->created == two->created &&
	       one->started.at == two->started.at && one->started.offset == two->started.offset &&
	       one->active_seconds == two->active_seconds && one->mode == two->mode &&
	       one->status == two->status && one->simulated == two->simulated &&
	       one->routine == two->routine && one->kind == two->kind && same_cells(rows, one, two);
}
