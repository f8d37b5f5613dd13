/* Owns how an answer is written: {"answer":"yes","leg":"left"}, the leg on sided questions. */
#pragma once
#include <stdbool.h>

#include "body/answer.h"
#include "doc/json.h"

/* The question that a member is named after. */
bool reply_question(const struct doc_place *member, enum question *question, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Reads it from the object at `at`. Refused: an unknown word, one that does not fit the question
 * ("cleared" if nothing clears it), a leg on a question without sides, any other member. A missing
 * leg is both (leg-safety(7), unsure); "no" for one leg leaves the other unsure. */
bool reply_get(const struct doc_place *at, enum question question, struct reply *reply,
	       struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The same of an object that has other members too. */
bool reply_get_members(const struct doc_place *at, enum question question, struct reply *reply,
		       struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The same where a bare word may stand for the object, as in an answers file. */
bool reply_get_word(const struct doc_place *at, enum question question, struct reply *reply,
		    struct fault *fault) __attribute__((nonnull, warn_unused_result));
