/* Owns the words of a plan beside its steps: title, advice, what is still allowed. All are made
 * from ids and numbers (leg-safety(7), whose-words). */
#pragma once
#include "base/text.h"
#include "doc/plan.h"

/* Fills every text of the plan but its notes. `emergency` is the number to call. */
void plan_word(struct plan *plan, const char *emergency) __attribute__((nonnull));

/* "Circulation"; "Written by hand" for a plan that is no routine of ours. */
const char *plan_title(const struct plan *plan) __attribute__((nonnull));

/* True if this leg (LEG_BOTH: either) may be massaged later today, an hour after the other. */
bool plan_waits(const struct plan *plan, enum leg leg) __attribute__((nonnull));

/* "No massage today. Still allowed: stretches, 8 minutes; legs up, 10 minutes.", or "now" if the
 * plan waits; nothing if it has no alternatives. */
void plan_alternatives_text(const struct plan *plan, struct text *out) __attribute__((nonnull));

/* A note is shown behind our own words and marked as the plan's own; this comes above the first
 * one. No voice speaks a note. */
#define NOTE_MARK "Note in the plan: "
extern const char note_rule[];
