/* The screening in the words of FHIR R4: the Questionnaire that leg-screen asks, and the
 * QuestionnaireResponse of one screening.
 *
 * Every answer is a coding of our own code system, so that "unsure" and "cleared" are as plain as
 * yes and no. A response holds the items that were enabled and answered, no subject, and nothing of
 * what the answers mean: limits and advice are the screening document's. */
#pragma once
#include "base/text.h"
#include "doc/screening.h"

void fhir_questionnaire(struct text *out) __attribute__((nonnull));

/* Its status is "completed" where every question that applies was answered, else "stopped" (an
 * emergency ends the dialogue at once). */
void fhir_response(const struct screening *screening, struct text *out) __attribute__((nonnull));
