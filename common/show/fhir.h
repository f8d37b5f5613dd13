/* The screening in the words of FHIR R4: the Questionnaire that leg-screen asks, and the
 * QuestionnaireResponse of one screening.
 *
 * Every answer is a coding of our own code system, so that "unsure" and "cleared" are as plain as
 * yes and no. A response holds the items that were enabled and answered, and nothing of what the
 * answers mean: limits and advice are the screening document's. */
#pragma once
#include "base/text.h"
#include "doc/json_write.h"
#include "doc/screening.h"

/* The names of the questionnaire and of our code systems: UUIDs that were drawn for them once, as
 * we have no place on the net that could be looked up. */
#define FHIR_QUESTIONNAIRE "urn:uuid:ebc84927-f7e0-5f3b-a2f9-7dbcd707bbf2"
#define FHIR_ANSWERS	   "urn:uuid:297408f2-837b-5389-ae67-4896a3536e88"
#define FHIR_LEGS	   "urn:uuid:2028d5ba-20bc-5067-84d9-cb259300dae6"
#define FHIR_MODES	   "urn:uuid:3c0253a1-e7e1-54c2-a13e-237db7340b84"
#define FHIR_MARKS	   "urn:uuid:4b12a4a1-77a9-5201-8be3-6436b81373e6"
#define FHIR_RATINGS	   "urn:uuid:eaff3738-bdd0-54a9-b981-91c4ae31454c"

void fhir_questionnaire(struct text *out) __attribute__((nonnull));

/* Adds a reference to a person: "Patient/ID" by that, another name as what is shown. NULL and ""
 * add nothing. */
void fhir_put_person(struct doc_made *in, const char *member, const char *person)
	__attribute__((nonnull(1, 2)));

/* Its status is "completed" where every question that applies was answered, else "stopped" (an
 * emergency ends the dialogue at once). `person` is subject and source, since the person whose legs
 * they are is the one who answers; NULL: neither is there. */
void fhir_response(const struct screening *screening, const char *person, struct text *out)
	__attribute__((nonnull(1, 3)));
