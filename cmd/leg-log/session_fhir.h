/* Ratings as Observations of FHIR R4 in one Bundle, for a clinician's system.
 *
 * One Observation a rating, leg and moment, in our own code systems. A bundle may also hold the
 * QuestionnaireResponse of a screening. `person` is the subject of what is about one's own legs;
 * NULL and "": none is named. */
#pragma once
#include "base/text.h"
#include "doc/screening.h"
#include "doc/session.h"

void fhir_bundle_begin(struct text *out) __attribute__((nonnull));

/* Adds the session's ratings as entries, separated by commas; nothing if it has none. `first` says
 * whether they are the first entries, and is updated. */
void fhir_bundle_session(const struct session *session, const char *person, bool *first,
			 struct text *out) __attribute__((nonnull(1, 3, 4)));
void fhir_bundle_screening(const struct screening *screening, const char *person, bool *first,
			   struct text *out) __attribute__((nonnull(1, 3, 4)));
void fhir_bundle_end(struct text *out) __attribute__((nonnull));
