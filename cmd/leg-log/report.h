/* Owns what a report holds, for its two forms: a page of HTML and text. run/ may include it. */
#pragma once
#include "stats_scan.h"
#include "store/settings.h"

enum log_part {
	LOG_PART_SUMMARY,
	LOG_PART_CALENDAR,
	LOG_PART_RATINGS,
	LOG_PART_SYMPTOMS,
	LOG_PART_SESSIONS,
	LOG_PART_NOTES,
	LOG_PARTS
};

struct log_report {
	bool with[LOG_PARTS];
	struct log_counted counted;
	struct settings settings;
	int64_t first, last;  /* civil days */
	struct text symptoms; /* a line each: "2026-11-22 09:30  dizzy" */
	struct text sessions;
	struct text notes;
};

void log_report_html(const struct log_report *report, struct text *out) __attribute__((nonnull));
void log_report_text(const struct log_report *report, struct text *out) __attribute__((nonnull));

/* "2026-11-22" */
enum { LOG_DATE_SIZE = sizeof "2026-11-22" };
char *log_date(int64_t day, char out[LOG_DATE_SIZE]) __attribute__((nonnull));

extern const char LOG_REPORT_ABOUT[];
extern const char LOG_REPORT_CLOSING[]; /* SAFETY 7's closing lines, with "{emergency}" */
