/* The contents of a report, for its two forms: a page of HTML and text. */
#pragma once
#include "stats_scan.h"
#include "store/settings.h"

enum log_part {
	LOG_PART_SUMMARY,
	LOG_PART_CALENDAR,
	LOG_PART_RATINGS,
	LOG_PART_TRIAL,
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
	struct text symptoms; /* a line each: "2026-11-22 09:30  Dizzy, sick or sweaty" */
	struct text sessions;
	struct text trial; /* a line for each paragraph; empty if there is none */
	struct text notes;
};

void log_report_html(const struct log_report *report, struct text *out) __attribute__((nonnull));
void log_report_text(const struct log_report *report, struct text *out) __attribute__((nonnull));

/* Adds a paragraph a line about the newest trial, if one of its days is in `first` to `last` (civil
 * days). Only a trial that is over has its result: a report is no early look at one. */
bool log_trial_words(int64_t first, int64_t last, struct text *out, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* A kind of step in words for a clinician. */
const char *log_report_kind(enum step_kind kind);

/* Adds the summary, a row at a time; a kind of step is a part of the row of sessions. */
typedef void report_row(const char *label, bool is_kind, const char *words, struct text *out);
void log_report_summary(const struct log_counted *counted, report_row *row, struct text *out)
	__attribute__((nonnull));

/* Adds the number of omitted records, and of simulated ones and a partner's that were not, without
 * the options. `end` follows each sentence. */
void log_report_left_out(const struct log_counted *counted, char end, struct text *out)
	__attribute__((nonnull));

extern const char LOG_REPORT_ABOUT[];
extern const char LOG_REPORT_CLOSING[]; /* with "{emergency}" */
