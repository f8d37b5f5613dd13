/* The ratings: what a user can rate before and after a session, the seven symptoms of the article
 * (leg-safety(7), ratings). */
#pragma once
#include <stdbool.h>

#include "body/leg.h"

enum rating {
	RATING_HEAVINESS,
	RATING_ACHING,
	RATING_SWELLING,
	RATING_TIREDNESS,
	RATING_COLDNESS,
	RATING_CRAMPS,
	RATING_SIGNS, /* from here on yes (1) or no (0) */
	RATING_VISIBLE_VEINS = RATING_SIGNS,
	RATING_SLOW_HEALING,
	RATINGS
};

const char *rating_id(enum rating rating);
const char *rating_words(enum rating rating);
int rating_most(enum rating rating); /* 10, or 1 for a sign */
bool rating_find(const char *id, enum rating *rating) __attribute__((nonnull, warn_unused_result));

enum { RATING_ABSENT = -1 };

/* 0-10 (signs: 0 or 1) for each leg, or RATING_ABSENT. */
struct ratings {
	signed char value[RATINGS][LEGS];
};
