/* Owns "already asked" (leg-safety(7), action): which findings a clinician has been asked about, so
 * that the advice to ask need not be said each time. It never touches an answer, a limit, the
 * verdict or the action. Pure.
 *
 * Only if asking is the only advice (the screening's action is ask-clinician), for the user's own
 * legs, and only for a standing answer of cleared, or of yes as long as that is saved unchanged and
 * fresh. An answer that is acute, unsure, or forced by another has its advice every time. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/stamp.h"
#include "doc/profile.h"
#include "doc/screening.h"

/* True if a clinician was asked about this very answer, and it is still good. */
bool profile_asked(const struct profile *profile, enum question question, struct stamp now)
	__attribute__((nonnull));

enum asked {
	ASKED_NEVER, /* nothing that could be remembered */
	ASKED_NOT_YET,
	ASKED_ALREADY
};

/* The state of finding number `at`, by `profile` as it is saved after this screening. */
enum asked asked_stands(const struct profile *profile, const struct screening *screening, size_t at,
			struct stamp now) __attribute__((nonnull));

/* Marks the findings of the questions in `asked`, and the screening if that leaves none to ask
 * about. */
void asked_note(struct screening *screening, const bool asked[QUESTIONS]) __attribute__((nonnull));

/* The same for answers of a file, of which nothing is remembered: a clinician who cleared one was
 * asked. */
void asked_note_cleared(struct screening *screening) __attribute__((nonnull));

/* Remembers the findings so marked in `profile`. True if something changed. */
bool asked_remember(struct profile *profile, const struct screening *screening)
	__attribute__((nonnull));
