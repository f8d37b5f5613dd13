/* The signs that stop a session: what to do about each, and what has to happen before the next
 * session (leg-safety(7), stop-rules). */
#pragma once
#include <stdbool.h>

#include "body/action.h"

/* In the order of the menu, which begins with the emergencies. */
enum symptom {
	SYMPTOM_BREATH_OR_CHEST,
	SYMPTOM_NO_RESPONSE,
	SYMPTOM_STROKE_SIGNS,
	SYMPTOM_COLD_PALE_FOOT,
	SYMPTOM_ROCK_HARD,
	SYMPTOM_SHARP_PAIN,
	SYMPTOM_NUMB_WEAK,
	SYMPTOM_ONE_LEG_SWOLLEN,
	SYMPTOM_SORE_LUMP,
	SYMPTOM_SKIN_DAMAGE,
	SYMPTOM_DIZZY,
	SYMPTOM_BREATH_WHEN_RAISED,
	SYMPTOM_PALE_WHEN_RAISED,
	SYMPTOM_CRAMP,
	SYMPTOM_ITCH,
	SYMPTOM_PREGNANCY_SIGNS,
	SYMPTOM_SHOOTING_PAIN,
	SYMPTOM_STOP_ASKED,
	SYMPTOMS
};

/* The condition for the next plan (leg-safety(7), locks). */
enum symptom_needs {
	SYMPTOM_LOCKS_NOTHING,
	SYMPTOM_NEEDS_SCREENING, /* a newer screening */
	SYMPTOM_NEEDS_CHECK	 /* and the word that a clinician has looked at it */
};

struct symptom_row {
	const char *id;
	const char *brief;  /* a line of the menu */
	const char *advice; /* what to do now, with "{emergency}" for the number */
	const char *giver;  /* the same for the legs of somebody else; NULL = advice */
	enum action action; /* ACTION_EMERGENCY: the program ends with 11 */
	enum symptom_needs lock;
	bool rest_of_day;    /* nothing lifts the lock before the next day (rule/symptom_lock.h) */
	const char *untried; /* a careful choice without a trial; NULL: nothing */
	const char *source;
};

const struct symptom_row *symptom_row(enum symptom symptom);

/* The advice as it is said to the person who massages, the own legs or a partner's. */
const char *symptom_advice(enum symptom symptom, bool partner);

bool symptom_find(const char *id, enum symptom *symptom)
	__attribute__((nonnull, warn_unused_result));

/* The closing words of every session, in whole sentences, with "{emergency}"
 * (leg-safety(7), after-a-session). */
const char *symptom_closing(bool partner);
