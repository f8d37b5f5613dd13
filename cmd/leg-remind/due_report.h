/* Owns the reports of leg-remind as JSON: `due` (leg-due) and `next` (leg-next). Written, never
 * read: for status lines and scripts. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "base/stamp.h"
#include "base/text.h"
#include "body/reminder.h"

struct due_report_line {
	enum reminder reminder;
	const char *why;     /* the id of the verdict; not for `next` */
	int64_t slot, until; /* 0: null */
	int64_t next;	     /* 0: null */
	int put_off;	     /* `next` alone: how often it was put off; 0: not at all */
};

struct due_report {
	struct stamp now;
	int due; /* enum reminder, or -1 */
	const char *headline, *detail;
	const struct due_report_line *lines;
	size_t count;
};

void due_report_encode(const struct due_report *report, struct text *out) __attribute__((nonnull));
void next_report_encode(struct stamp now, const struct due_report_line *lines, size_t count,
			struct text *out) __attribute__((nonnull));
