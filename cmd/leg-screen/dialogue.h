/* Owns the screening as a conversation: the prompts in turn, back and help, the follow-ups that a
 * yes opens, the review, and the end at the first emergency (SAFETY D13, Q). run/ may include it.
 * Neighbours: already, asking, prompts, review, typed.
 *
 * Nothing is kept anywhere before it is over: an unfinished conversation leaves nothing behind. */
#pragma once
#include <stdbool.h>

#include "body/answer.h"
#include "doc/document.h"
#include "doc/lock.h"
#include "doc/profile.h"
#include "conversation.h"

struct dialogue {
	/* what goes in */
	enum mode mode;
	const struct profile *profile; /* one that was never saved in partner mode */
	const struct lock *lock; /* the mode's; stop-checked is asked where it stands for that */
	const char *emergency;	 /* the number to call, made visible */
	bool save;		 /* the lasting answers are to be kept */

	/* what comes out */
	struct answers answers;
	bool kept[QUESTIONS];  /* the saved answer stands, it was not asked again */
	bool asked[QUESTIONS]; /* a clinician has been asked about it (SAFETY D17) */
	bool checked;	       /* stop-checked: yes */
	struct stamp
		acute_since; /* when the first acute question was put: their age counts from it */
};

enum dialogue_end {
	DIALOGUE_DONE,
	DIALOGUE_EMERGENCY, /* at once; what was not asked has no answer */
	DIALOGUE_UNFINISHED /* q, Ctrl-C, end of input, hang-up, or nobody reads the result */
};

enum dialogue_end dialogue_hold(struct dialogue *dialogue, struct ask *ask)
	__attribute__((nonnull, warn_unused_result));
