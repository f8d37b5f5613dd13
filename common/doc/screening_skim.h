/* Owns the quick look at a screening that leg-screen itself wrote a moment ago, as nearly all are:
 * the answers and the head, without the cost of parsing what can be judged again from them. For
 * rule/verbatim, which alone may believe it. Neighbour: screening. */
#pragma once
#include <stdbool.h>

#include "doc/screening.h"

/* Fills envelope, valid_until, mode, already_asked and answers from `bytes`, taken to be in just
 * the form that screening_encode gives. False where they are seen not to be. True proves nothing:
 * what follows the answers has not been looked at, nor whether an answer fits its question. */
bool screening_skim(const struct text *bytes, struct screening *screening)
	__attribute__((nonnull, warn_unused_result));
