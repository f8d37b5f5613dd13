/* Ratings as Observations of FHIR R4 in one Bundle, for a clinician's system.
 *
 * One Observation a rating, leg and moment, in our own code systems, with no subject, which the
 * importer knows. A bundle may also hold the QuestionnaireResponse of a screening. */
#pragma once
#include "base/text.h"
#include "doc/screening.h"
#include "doc/session.h"

void fhir_bundle_begin(struct text *out) __attribute__((nonnull));

/* Adds the session's ratings as entries, separated by commas; nothing if it has none. `first` says
 * whether they are the first entries, and is updated. */
void fhir_bundle_session(const struct session *session, bool *first, struct text *out)
	__attribute__((nonnull));
void fhir_bundle_screening(const struct screening *screening, bool *first, struct text *out)
	__attribute__((nonnull));
void fhir_bundle_end(struct text *out) __attribute__((nonnull));
