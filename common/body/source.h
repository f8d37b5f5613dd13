/* The sources of the rules: who, when, what, where (leg-safety(7), sources). Tables cite them by
 * key in brackets, "[NICE158]"; leg-sources(7) prints them for readers of the manual. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct source_row {
	const char *id; /* its key, without brackets */
	bool weak;	/* secondary or weak, used only for want of better; else a primary paper, a
			 * guideline or a hospital page */
	bool checked;	/* looked up once more in November 2026: names, year, place and figures are
			 * those of its abstract, record or page. Else as first noted */
	const char *who;
	int year;	  /* 0: not dated */
	const char *what; /* what it is about, and where */
};

/* All of them, by key. */
const struct source_row *source_rows(size_t *count) __attribute__((nonnull));

/* The key in brackets, then "who, year: what; weak source; not looked up again." */
void source_add(struct text *out, const struct source_row *row) __attribute__((nonnull));

/* NULL if there is none of this key. */
const struct source_row *source_find(const char *key) __attribute__((nonnull));
