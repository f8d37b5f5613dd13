/* The version of the rule set: the tables of body/ and the rules that read them (leg-safety(7),
 * rules-version). It stands in every screening and plan, on the card and on the review sheet.
 *
 * A change to a table needs a new version and a line of history; tests/unit/test_rules_version.c
 * compares the tables with the digests of tests/data/rules-digests.txt and fails otherwise. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/civil.h"
#include "base/stamp.h"

enum { RULES_SIZE = sizeof "2026.12" };

extern const char rules_version[RULES_SIZE]; /* year and month: compared as text */
extern const char rules_status[];	     /* "draft" until a clinician approves them */
extern const char rules_reviewed[];	     /* who reviewed them and when; "none" */
extern const struct civil rules_review_by;   /* the last day before they count as old */

struct rules_change {
	const char *version;
	const char *what; /* whole sentences */
};

/* The history, newest first. */
const struct rules_change *rules_history(size_t *count) __attribute__((nonnull));

/* True if `word` is a version: YYYY.MM. */
bool rules_valid(const char *word) __attribute__((nonnull));

/* True if `word`, a version, is newer than ours. */
bool rules_newer(const char *word) __attribute__((nonnull));

/* True if a saved answer given under `rules` ("" = before 2026.12) is stale because the question
 * changed since; `reworded` as in a question_row. */
bool rules_outdated(const char *rules, const char *reworded) __attribute__((nonnull(1)));

/* NULL, or a sentence for the user once the day to review them again has passed. */
const char *rules_are_old(struct stamp now);
