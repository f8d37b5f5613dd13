/* Owns the asking of one prompt: its lines, what was typed, help, and the follow-ups of each yes
 * (which leg; whether a clinician cleared it or has seen it; the question whose gate it opens).
 *
 * A list that is taller than the terminal is asked in parts. An answer stays until its question is
 * answered again, so that whatever ends the conversation finds it. */
#pragma once
#include <stdbool.h>

#include "answer_parse.h"
#include "body/answer.h"
#include "conversation.h"
#include "doc/document.h"
#include "prompt_order.h"
#include "stop_now.h"

struct interview {
	struct ask *ask;
	enum mode mode;
	struct stop_now *stop;
	char place[24]; /* "5 of 11. ": what the heading begins with */
	struct answers answers;
	bool kept[QUESTIONS];  /* an answer that is asked again is kept no more */
	struct open_ends open; /* of each yes, until its follow-ups are answered */
	bool age_may_change;   /* the age was typed in years, and soon belongs to another group */
};

/* Where the conversation goes from a prompt. */
enum prompt_result {
	RESULT_NEXT,
	RESULT_BACK,
	RESULT_AGAIN,	 /* the prompts have changed: go on from the current one */
	RESULT_END,	 /* q, or the conversation is over */
	RESULT_EMERGENCY /* an answer is an emergency */
};

/* Asks `prompt` (of kind single or list) with its follow-ups until it is answered. */
enum prompt_result prompt_put(struct interview *interview, const struct prompt *prompt)
	__attribute__((nonnull, warn_unused_result));

/* The same for one question: a change in the review. */
enum prompt_result prompt_question(struct interview *interview, enum question question)
	__attribute__((nonnull, warn_unused_result));

/* yes, no or unsure to a question outside the list; `help` is what ? says. */
enum prompt_result prompt_yes_no(struct interview *interview, const char *words, const char *help,
				 enum answer *answer) __attribute__((nonnull, warn_unused_result));

/* Words that can be typed: how to read them, the prompt, what to say to any other word, and the
 * help that ? adds to that of the questions (NULL: none). */
struct hearing {
	typed_reader *read;
	const char *prompt;
	const char *hint;
	const char *help;
};

/* The questions that a prompt is about; the lines that may be named are `first` to `last`, from 1,
 * none if `last` is 0. */
struct heard {
	const enum question *questions;
	int count;
	int first, last;
};

/* Asks for lines until one is an answer (or "all"), a step back or the end; helps in between. */
enum prompt_result prompt_hear(struct interview *interview, const struct hearing *hearing,
			       const struct heard *about, struct typed *typed)
	__attribute__((nonnull, warn_unused_result));
