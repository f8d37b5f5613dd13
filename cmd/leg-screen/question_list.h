/* The questions as documents: leg-questions, so that any front end can ask them and write an
 * answers file; a Questionnaire of FHIR R4; and a text for people. Each is added to `out`. */
#pragma once
#include "base/text.h"

void questions_encode(struct text *out) __attribute__((nonnull)); /* one line */
void questionnaire_fhir(struct text *out) __attribute__((nonnull));

/* Each prompt with its questions, their ids and what counts, in lines of at most `columns`. */
void questions_text(int columns, struct text *out) __attribute__((nonnull));
