/* Why an answer counts as more than was answered. */
#pragma once
#include "rule/effective_answers.h"

/* The questions whose answers make this one count as more than was answered: they force it, widen
 * it to the other leg, end its clearance, or do more together with it. Empty if it counts as it was
 * answered. */
struct question_set count_causes(const struct answers *answers, const struct counted *counted,
				 enum question question, enum mode mode) __attribute__((nonnull));
