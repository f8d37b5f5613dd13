/* Owns the two legs and their ids in documents. */
#pragma once
#include <stdbool.h>

enum leg { LEG_LEFT, LEG_RIGHT, LEG_BOTH };
enum { LEGS = 2 }; /* the length of an array with a place for each leg */

const char *leg_id(enum leg leg);    /* "left", "right", "both": documents and options */
const char *leg_words(enum leg leg); /* "left leg", "right leg", "both legs": for people */
bool leg_find(const char *id, enum leg *leg) __attribute__((nonnull, warn_unused_result));

/* True if `leg` takes in the leg `one` (LEG_LEFT or LEG_RIGHT). */
bool leg_includes(enum leg leg, enum leg one);
