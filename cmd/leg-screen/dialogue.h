/* Owns the screening as a conversation: the prompts in turn, back and help, the follow-ups that a
 * yes opens, the review, and the end at the first emergency (leg-safety(7), questions).
 *
 * Nothing is kept before it is over, except the lock of a stop (stop_now.h), and that something is
 * new: a saved "no" is deleted at once. */
#pragma once
#include <stdbool.h>

#include "body/answer.h"
#include "conversation.h"
#include "doc/document.h"
#include "doc/lock.h"
#include "doc/profile.h"
#include "stop_now.h"

struct dialogue {
	/* what goes in */
	enum mode mode;
	const struct profile *profile; /* one that was never saved in partner mode */
	const struct lock *lock;       /* of the mode, before the first question */
	const char *emergency;	       /* the number to call, made visible */
	int day_start;
	bool save; /* the lasting answers are to be kept */

	/* what goes in and comes out */
	bool renew; /* something is new: every saved "no" is asked again, and not asked twice for */

	/* what comes out */
	struct answers answers;
	bool kept[QUESTIONS];  /* the saved answer stands, it was not asked again */
	bool asked[QUESTIONS]; /* a clinician has been asked about it */
	bool checked;	       /* stop-checked: yes */
	bool age_may_change;   /* the age is not to be saved */
	struct stamp
		acute_since; /* when the first acute question was put: their age counts from it */
	struct stop_now stop;
};

enum dialogue_end {
	DIALOGUE_DONE,
	DIALOGUE_EMERGENCY, /* at once; what was not asked has no answer */
	DIALOGUE_UNFINISHED /* q, Ctrl-C, end of input, hang-up, a signal, or no reader */
};

enum dialogue_end dialogue_hold(struct dialogue *dialogue, struct ask *ask)
	__attribute__((nonnull, warn_unused_result));
