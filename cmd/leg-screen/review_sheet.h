/* The review sheet: every rule of the tables as a row of words, for a clinician to go through
 * (leg-safety(7), rules-version). The rows come from the tables that decide; what is code and no
 * table is said in review_sheet_rules. review_sheet_csv and review_sheet_html lay them out. How
 * harm could still arise is the subject of another page (leg-safety(7), hazards). */
#pragma once
#include "base/text.h"
#include "body/reminder.h"

enum sheet_part {
	SHEET_QUESTIONS,
	SHEET_COMBINATIONS,
	SHEET_AGES,
	SHEET_RULES,
	SHEET_SYMPTOMS,
	SHEET_CODES,
	SHEET_ZONES,
	SHEET_TECHNIQUES,
	SHEET_MOVEMENTS,
	SHEET_ROUTINES,
	SHEET_REMINDERS,
	SHEET_PARTS
};

enum sheet_cell {
	CELL_ID,
	CELL_ASKED,	/* when: "every time", "kept 30 days", and with which others */
	CELL_TEXT,	/* the question, or what the row is about */
	CELL_HELP,	/* what counts and what does not */
	CELL_FOLLOW_UP, /* asked after a yes */
	CELL_ANSWER,	/* the answer that the rest of the row is about */
	CELL_MASSAGE,	/* limit codes of the six modalities, on the leg that was named */
	CELL_ELEVATION,
	CELL_SOCKS,
	CELL_SLEEVE,
	CELL_STRETCH,
	CELL_WALKING,
	CELL_OTHER_LEG, /* the same six on the other leg */
	CELL_MASKS, /* what is taken away on top of the codes, and what is said with each step */
	CELL_ACTION,
	CELL_ADVICE,
	CELL_CONFIDENCE,
	CELL_UNTRIED, /* careful choices without a trial */
	CELL_SOURCES, /* in full */
	SHEET_CELLS
};

struct sheet_row {
	enum sheet_part part;
	struct text cell[SHEET_CELLS];
};

/* A rule that is no row of a table. */
struct sheet_rule {
	const char *id; /* its name in leg-safety(7) */
	const char *text;
	const char *untried; /* what of it rests on no trial, or NULL */
};
const struct sheet_rule *sheet_rules(size_t *count) __attribute__((nonnull));

/* The answers and codes under which a reminder comes. */
const char *sheet_need_words(enum reminder_need need);

/* Called for each row, part by part; a question has one row for each of its answers, in a run. */
typedef void sheet_sink(const struct sheet_row *row, void *context);
void review_sheet_rows(sheet_sink *sink, void *context) __attribute__((nonnull(1)));

const char *sheet_part_title(enum sheet_part part);
const char *sheet_cell_title(enum sheet_cell cell); /* a column of the spreadsheet */

/* Adds ", status: draft. Reviewed by ...": what goes behind the version. */
void sheet_add_status(struct text *out) __attribute__((nonnull));

/* The end of the sheet: what the reviewer can say of all the rules, and who signs. Each ends with
 * NULL. */
extern const char *const sheet_judgements[];
extern const char *const sheet_signature[];

/* Adds the whole sheet to `out`. */
void review_sheet_csv(struct text *out) __attribute__((nonnull));
void review_sheet_html(struct text *out) __attribute__((nonnull));
