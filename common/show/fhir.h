/* A screening in the words of FHIR R4: its QuestionnaireResponse, and the codings and items that
 * this shares with the Questionnaire (leg-screen) and with sessions (leg-log).
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

/* Puts a coding; `display` may be NULL, and `key` in an array. */
void fhir_put_coding(struct text *in, const char *key, const char *system, const char *code,
		     const char *display) __attribute__((nonnull(1, 3, 4)));

/* Put a coding as "valueCoding". */
void fhir_put_answer(struct text *in, enum answer answer) __attribute__((nonnull));
void fhir_put_leg(struct text *in, enum leg leg) __attribute__((nonnull));
void fhir_put_mode(struct text *in, enum mode mode) __attribute__((nonnull));

/* Open an item in an array: any; whose legs they are; one inside a question, "question-help"; and
 * which leg. The caller closes the object. */
void fhir_open_item(struct text *in, const char *link, const char *text) __attribute__((nonnull));
void fhir_open_mode_item(struct text *in) __attribute__((nonnull));
void fhir_open_inner_item(struct text *in, enum question question, const char *part,
			  const char *text) __attribute__((nonnull));
void fhir_open_leg_item(struct text *in, enum question question) __attribute__((nonnull));

/* Adds a person: "Patient/ID" as a reference, another name as "display", NULL or "" not at all. */
void fhir_put_person(struct text *in, const char *member, const char *person)
	__attribute__((nonnull(1, 2)));

/* Its status is "completed" where every question that applies was answered, else "stopped" (an
 * emergency ends the dialogue at once). `person` is subject and source, since the person whose legs
 * they are is the one who answers; NULL: neither is there. */
void fhir_response(const struct screening *screening, const char *person, struct text *out)
	__attribute__((nonnull(1, 3)));
