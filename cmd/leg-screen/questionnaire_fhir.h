/* The questions of leg-screen as a Questionnaire of FHIR R4. */
#pragma once
#include "base/text.h"

void questionnaire_fhir(struct text *out) __attribute__((nonnull));
