/* Owns which prompts a screening takes, and in which order (leg-safety(7), questions). Nothing is
 * asked or shown here.
 *
 * A first run has every prompt. With saved answers the standing questions that must be asked again
 * come as one list; the age and the clot questions stay single even then. */
#pragma once
#include <stdbool.h>

#include "body/question.h"
#include "doc/document.h"
#include "doc/profile.h"

enum prompt_kind {
	PROMPT_CHECKED, /* stop-checked, which is no question of the list */
	PROMPT_SINGLE,	/* one question */
	PROMPT_LIST,	/* a checklist */
	PROMPT_REVIEW
};

struct prompt {
	enum prompt_kind kind;
	const char *title;
	enum question questions[QUESTIONS];
	int count;
};

enum { PROMPTS_MOST = GROUPS + 3 };

struct prompts {
	struct prompt prompt[PROMPTS_MOST];
	int count;
};

/* Marks the questions that this screening asks: every acute one (consent in partner mode alone,
 * pregnant-swelling if a saved answer to its gate is not "no"), and the standing ones whose
 * saved answer is missing or stale. `profile` may be one that was never saved. */
void prompts_want(const struct profile *profile, enum mode mode, struct stamp now,
		  bool wanted[QUESTIONS]) __attribute__((nonnull));

/* The prompts that ask what is wanted, and the review last. `first_run`: standing questions in
 * their own groups, else in one list. `locked`: stop-checked comes first. */
void prompts_plan(struct prompts *prompts, const bool wanted[QUESTIONS], bool first_run,
		  bool locked) __attribute__((nonnull));
