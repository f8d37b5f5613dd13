/* The answers to the questions of the screening (leg-safety(7), answers). */
#pragma once
#include <stdbool.h>

#include "body/leg.h"
#include "body/question.h"

enum answer {
	ANSWER_NONE, /* not asked, or left out: counts as unsure unless its gate is closed */
	ANSWER_NO,
	ANSWER_YES,
	ANSWER_UNSURE,
	ANSWER_CLEARED, /* a clinician who knows of the condition has cleared massage */
	ANSWER_SEEN,	/* a clinician has looked at it: a yes in everything but the action */
	ANSWER_UNDER_18,
	ANSWER_ADULT,
	ANSWER_65_PLUS,
	ANSWERS
};

struct reply {
	enum answer answer;
	enum leg leg; /* sided questions; LEG_BOTH otherwise */
};

struct answers {
	struct reply to[QUESTIONS];
};

const char *answer_id(enum answer answer); /* "no"; "" for ANSWER_NONE */

/* The answer that a yes to the follow-up makes: ANSWER_CLEARED, ANSWER_SEEN, or ANSWER_NONE if the
 * question has no follow-up (leg-safety(7), clearance, seen). */
enum answer answer_clearance(enum question question);

/* True if this answer may be given to this question: "cleared" and "seen" only as its follow-up,
 * the age words only to age-group (which takes "unsure" too: an unknown age is under 18). */
bool answer_fits(enum answer answer, enum question question);

/* True if this question is asked, given the other answers: its gate is not "no" (a gate without an
 * answer counts as unsure, so it is open), and partner-consent in partner mode alone
 * (leg-safety(7), gates). */
bool question_open(const struct answers *answers, bool partner, enum question question)
	__attribute__((nonnull));

/* True if every question that is asked has an answer. */
bool answers_whole(const struct answers *answers, bool partner) __attribute__((nonnull));

/* Completes a set that is not asked about any more: a missing answer becomes unsure (never "no"),
 * an answer that was not asked for is dropped. An answer behind a closed gate that is not "no"
 * stays: it forces its gate. */
void answers_complete(struct answers *answers, bool partner) __attribute__((nonnull));

/* Leaves the standing answers alone: every acute one becomes the harmless one, which is "no", and
 * "yes" for partner-consent. */
void answers_calm(struct answers *answers) __attribute__((nonnull));
