/* Owns what a trial has found (leg-trial(1)): what the log says of its days, the numbers, and one
 * sentence that claims no more than they say. The text, JSON and HTML of a result are written from
 * this alone. The log is the only data; nothing is guessed.
 *
 * The session of a day is the first of either routine that lasted at least 80 % of the minutes. It
 * counts as what was drawn, whichever it was. Simulated sessions and a partner's are none. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/text.h"
#include "doc/trial.h"
#include "rule/paired_test.h"

enum day_state {
	DAY_AHEAD,   /* has not come, may still get its session, or came after a stop */
	DAY_DONE,    /* with its rating */
	DAY_NONE,    /* no session of either routine */
	DAY_SHORT,   /* less than 80 % of the minutes */
	DAY_UNRATED, /* not rated on each leg that counts */
	DAY_STOPPED, /* a symptom ended a session */
	DAY_LOCKED,  /* a screening or a symptom locked it */
	DAY_STATES
};

struct trial_day {
	enum day_state state;
	enum arm drawn;
	enum arm done; /* differs from `drawn` where the other routine was done */
	int value;     /* half points, 0-20, if DAY_DONE */
};

struct finding {
	const struct trial *trial;
	int64_t last; /* the day of now, or of the stop, counted from 0; may be past the end */
	struct trial_day day[2 * TRIAL_MOST_PAIRS];
	long bad;	      /* lines of the log that could not be read */
	struct paired paired; /* complete pairs: A less B, half points */
	bool enough;	      /* PAIRS_LEAST or more: the next three are filled */
	struct chance chance;
	struct interval interval; /* half points; from > to: none of them fits */
	int median;		  /* quarter points */
	int others;		  /* days on which the other routine was done */
	bool early;		  /* the last day is not past, and the trial was not stopped */
};

/* Reads the days of `trial` from the log; the finding keeps the pointer. `quiet`: names no bad
 * lines. */
bool finding_make(const struct trial *trial, bool quiet, struct finding *finding,
		  struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* How many of the days are in this state. */
int finding_days(const struct finding *finding, enum day_state state) __attribute__((nonnull));

/* "-1.5", "2": half points as points. */
void finding_halves(int halves, struct text *out) __attribute__((nonnull));

/* The sentences, without a line break: what was found, how likely by chance, what fits the data. */
void finding_words(const struct finding *finding, struct text *out) __attribute__((nonnull));

/* To weigh them: days of the other routine, a trial that is not over, early looks, an early end.
 * `end` follows each sentence. */
void finding_notes(const struct finding *finding, char end, struct text *out)
	__attribute__((nonnull));

/* "Looked at 2 times before its end." */
void finding_looks(const struct finding *finding, struct text *out) __attribute__((nonnull));

/* "1 of 6 pairs is complete" */
void finding_complete(const struct finding *finding, struct text *out) __attribute__((nonnull));

/* Beside every result: what one person's trial cannot know. */
extern const char FINDING_CAVEAT[];
