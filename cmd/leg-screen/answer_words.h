/* Owns how an answer is shown back to the user. */
#pragma once
#include "base/text.h"
#include "body/answer.h"

/* "not sure", "18 to 64"; "not asked" for ANSWER_NONE. */
const char *answer_words(enum answer answer);

/* Adds the same with the leg, if the question has one: "yes (left)". */
void answer_words_add(enum question question, struct reply reply, struct text *text)
	__attribute__((nonnull));

/* True if the answer opens the follow-ups of a yes. */
bool answer_affirms(enum answer answer);
