/* Owns the saved answers (leg-profile, in the state folder): the user's own standing answers, each
 * with the time and the rules it was given under, kept only after `leg-screen --save`
 * (leg-safety(7), clearance, rules-version). rule/saved_limits.h makes limits of them.
 *
 * Never kept: acute answers, "unsure", anything of a partner. What a saved answer still counts for
 * changes with its age: see profile_reply. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "body/answer.h"
#include "body/rules_version.h"
#include "doc/document.h"

enum { PROFILE_VERSION = 2, CLEARED_MOST_DAYS = 90 };

struct saved_answer {
	struct reply reply; /* ANSWER_NONE: not saved */
	struct stamp at;
	char rules[RULES_SIZE]; /* the version it was given under; "" before 2026.12 */
	bool asked;		/* a clinician has been asked about it; yes and cleared alone */
	struct stamp asked_at;
};

struct profile {
	bool saved; /* false: there is no profile at all */
	struct saved_answer to[QUESTIONS];
};

/* The state of a saved answer now. */
enum freshness {
	FRESH_MISSING, /* not saved */
	FRESH_STALE,   /* past its days, dated in the future, or the question has changed since */
	FRESH_GOOD
};

enum freshness profile_freshness(const struct profile *profile, enum question question,
				 struct stamp now) __attribute__((nonnull));

/* True if a saved answer has to be asked again. */
bool profile_stale(const struct profile *profile, struct stamp now) __attribute__((nonnull));

/* The reply that counts now if the user is not asked: a fresh answer as it is; a stale yes or
 * cleared as yes, a stale no as unsure; a missing row as yes for both legs. A stale age group
 * stays, a missing one is unsure. Only for standing questions. */
struct reply profile_reply(const struct profile *profile, enum question question, struct stamp now)
	__attribute__((nonnull));

/* True if such an answer may be kept: of a standing question, and known. */
bool profile_keeps(enum question question, enum answer answer);

bool profile_read(const struct doc_place *root, void *profile, struct fault *fault)
	__attribute__((nonnull, warn_unused_result)); /* a doc_visitor */
