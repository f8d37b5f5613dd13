/* The judgement of a screening: answers in; limits, verdict, action and findings out
 * (leg-safety(7), verdict, action, merging). Pure.
 *
 * Effects only ever tighten, so neither the order of the questions nor one more yes or unsure can
 * widen anything (partner-consent, whose yes is the good answer, apart). */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/screening.h"

/* Fills limits, verdict, action and findings from `answers` and `mode`. What is missing in the
 * answers counts as unsure (body/answer.h: answers_complete writes that down). An action "today" is
 * a stop, with every modality of both legs not-allowed. A finding repeats the answer as it was
 * given; if another answer forces the question, it says yes. After an emergency the questions that
 * were never answered make no finding. */
void screen_judge(struct screening *screening) __attribute__((nonnull));

/* Judges again from the answers and keeps the stricter of that and what the document says: limits
 * member by member, verdict, action. A stop or an emergency that only the verdict or the action
 * says closes the limits too. The findings are those of the answers; already_asked holds only if
 * the document says ask-clinician and nothing stricter is judged. */
void screen_strictest(struct screening *screening) __attribute__((nonnull));

/* True if it may be used at `now`: the earlier of valid_until and created + 60 minutes is not past,
 * and it was not created in the future. FAULT_RESCREEN says which. */
bool screen_current(const struct screening *screening, struct stamp now, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The last second at which it holds. */
int64_t screen_deadline(const struct screening *screening) __attribute__((nonnull));
