/* Owns the judgement of a screening: answers in; limits, verdict, action and findings out (SAFETY
 * 2, D). Pure. Whoever needs it may include it above doc/. Neighbours: code, counted, effect.
 *
 * Effects only ever tighten, so neither the order of the questions nor one more yes or unsure can
 * widen anything (partner-consent, whose yes is the good answer, apart). */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "doc/screening.h"

/* Fills limits, verdict, action and findings from `answers` and `mode`. What is missing in the
 * answers counts as unsure (body/answer.h: answers_complete writes that down). A finding repeats
 * the answer as it was given; where another answer forces the question (D12), it says yes. After an
 * emergency the questions that were never answered make no finding. */
void screen_judge(struct screening *screening) __attribute__((nonnull));

/* Judges again from the answers and keeps the stricter of that and what the document says: limits
 * member by member, verdict, action. A stop or an emergency that only the verdict or the action
 * says closes the limits too. The findings are those of the answers; already_asked holds only where
 * ask-clinician is what the document says and no less than what is judged. */
void screen_strictest(struct screening *screening) __attribute__((nonnull));

/* True where it may be used at `now`: the earlier of valid_until and created + 60 minutes is not
 * past, and it was not created in the future (D7). FAULT_RESCREEN says which. */
bool screen_current(const struct screening *screening, struct stamp now, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The last second at which it holds. */
int64_t screen_deadline(const struct screening *screening) __attribute__((nonnull));
