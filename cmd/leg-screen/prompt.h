/* Owns the asking of one prompt: its lines, what was typed, help, and the follow-ups of each yes
 * (which leg; cleared by a clinician or not; the question whose gate it opens). run/ may include
 * it. Neighbours: prompts, typed. */
#pragma once
#include <stdbool.h>

#include "body/answer.h"
#include "doc/document.h"
#include "prompt_order.h"
#include "answer_parse.h"
#include "conversation.h"

struct asking {
	struct ask *ask;
	enum mode mode;
	const char *emergency; /* the number to call */
	struct answers answers;
	bool kept[QUESTIONS]; /* an answer that is asked again is kept no more */
};

/* Where the conversation goes from a prompt. */
enum way {
	WAY_ON,
	WAY_BACK,
	WAY_AGAIN,    /* the prompts have changed: go on where the conversation now stands */
	WAY_END,      /* q, or the conversation is over */
	WAY_EMERGENCY /* an answer was one */
};

/* Puts `prompt` (of kind single or list) with its follow-ups until it is answered. */
enum way asking_prompt(struct asking *asking, const struct prompt *prompt)
	__attribute__((nonnull, warn_unused_result));

/* The same for one question: a change in the review. */
enum way asking_question(struct asking *asking, enum question question)
	__attribute__((nonnull, warn_unused_result));

/* yes, no or unsure to something that is no question of the list. */
enum way asking_yes_no(struct asking *asking, const char *words, enum answer *answer)
	__attribute__((nonnull, warn_unused_result));

/* What can be typed: how to read it, the prompt, and what to say when it was none of that. */
struct hearing {
	typed_reader *read;
	const char *prompt;
	const char *hint;
};

/* Asks for lines until one is an answer (or "all"), a step back or the end; helps in between with
 * these questions. */
enum way asking_hear(struct asking *asking, const struct hearing *hearing,
		     const enum question *questions, int count, int lines, struct typed *typed)
	__attribute__((nonnull(1, 2, 6), warn_unused_result));

/* True where nobody need be asked more: the answers so far are an emergency. */
bool asking_is_emergency(const struct asking *asking) __attribute__((nonnull));
