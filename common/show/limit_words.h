/* Owns the words that say what a limit allows. */
#pragma once
#include "base/text.h"
#include "body/limits.h"
#include "body/modality.h"

/* Adds one modality of one leg, as sentences: "Limited. Where: foot, calf. Pressure up to 3 of 10."
 * With `partner` they are said to the giver. */
void limit_words(const struct leg_limits *leg, enum modality modality, bool partner,
		 struct text *out) __attribute__((nonnull));
