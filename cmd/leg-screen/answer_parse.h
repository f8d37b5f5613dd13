/* Owns the meaning of the words typed at a prompt of the screening: words in, meaning out. Nothing
 * here asks or shows.
 *
 * Words are separated by blanks or commas and may be in capitals. none, no, n and 0 are the same.
 * An empty line means nothing: no answer is ever assumed (leg-safety(7), unsure). */
#pragma once
#include "body/answer.h"

enum { TYPED_MOST_LINES = QUESTIONS };

enum typed_kind {
	TYPED_ANSWER,
	TYPED_BACK, /* b */
	TYPED_QUIT, /* q */
	TYPED_HELP, /* ?, or ? and a number */
	TYPED_ALL,  /* review: show every answer */
	TYPED_MORE, /* review: show those that follow, m */
	TYPED_WRONG /* none of these: ask again */
};

struct typed {
	enum typed_kind kind;
	int number;	    /* TYPED_HELP, a change in the review; 0 = none given */
	bool on_edge;	    /* an age in years whose next birthday is in another group */
	enum answer answer; /* of a single question */
	enum leg leg;
	enum answer line[TYPED_MOST_LINES]; /* checklist: each line's answer, NO if not named */
};

/* Each takes the typed line and how many numbered lines the prompt shows. */
typedef struct typed typed_reader(const char *words, int lines);

/* Every line of the checklist gets an answer: "2 5", "none", "unsure 3", "2, 5 unsure 3". A number
 * both applying and unsure, or one out of range, is wrong. */
typed_reader typed_checklist;

/* yes, no, unsure; "y" is yes, "u" unsure. */
typed_reader typed_yes_no;

/* left, right, both: the answer itself is ANSWER_NONE. */
typed_reader typed_leg;

/* 1, 2 or 3 for the three groups, their ids, the years themselves, or unsure. */
typed_reader typed_age;

/* "none" (nothing to change) is TYPED_ANSWER with ANSWER_NO; a number (with or without "change")
 * with ANSWER_NONE and `number`; "all"; "m". */
typed_reader typed_review;

/* The same where saved answers are asked about too: "new" and "yes" are TYPED_ANSWER with
 * ANSWER_YES, "unsure" with ANSWER_UNSURE. */
typed_reader typed_review_saved;
