/* Owns the saved answers (leg-profile, in the state folder): the user's own standing answers, each
 * with the time it was given, kept only after `leg-screen --save` (SAFETY D9, D10). Anyone above
 * doc/ may include it. rule/standing.h makes limits of them.
 *
 * Never kept: acute answers, "unsure", anything of a partner. What a saved answer still counts for
 * changes with its age: see profile_reply. */
#pragma once
#include <stdbool.h>

#include "base/stamp.h"
#include "base/text.h"
#include "body/answer.h"

enum { PROFILE_VERSION = 1, CLEARED_MOST_DAYS = 90 };

struct saved_answer {
	struct reply reply; /* ANSWER_NONE: not saved */
	struct stamp at;
	bool asked; /* a clinician has been asked about it (SAFETY D17); yes and cleared alone */
	struct stamp asked_at;
};

struct profile {
	bool saved; /* false: there is no profile at all */
	struct saved_answer to[QUESTIONS];
};

/* How a saved answer stands now. */
enum freshness {
	FRESH_MISSING, /* not saved */
	FRESH_STALE,   /* past its days, or dated in the future: ask again */
	FRESH_GOOD
};

enum freshness profile_freshness(const struct profile *profile, enum question question,
				 struct stamp now) __attribute__((nonnull));

/* What it counts as now where nobody is asked (D9): a fresh answer as it is; a stale yes or cleared
 * as yes, a stale no as unsure; a missing row as yes for both legs. A stale age group stays, a
 * missing one is unsure. Only for standing questions. */
struct reply profile_reply(const struct profile *profile, enum question question, struct stamp now)
	__attribute__((nonnull));

/* True where a clinician was asked about this very answer, and it is still good. */
bool profile_asked(const struct profile *profile, enum question question, struct stamp now)
	__attribute__((nonnull));

/* Takes over the standing answers of `answers` that may be kept, dated `now`; those in `kept` (one
 * flag a question) were not asked again and keep the date they have. What is unsure or was not
 * asked is dropped; an answer that was given anew has not been asked about. */
void profile_save(struct profile *profile, const struct answers *answers,
		  const bool kept[QUESTIONS], struct stamp now) __attribute__((nonnull));

/* The oldest date among the saved answers, for "anything new since …?". False where there is none.
 */
bool profile_oldest(const struct profile *profile, struct stamp *oldest) __attribute__((nonnull));

bool profile_decode(const struct text *bytes, struct profile *profile, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void profile_encode(const struct profile *profile, struct text *out) __attribute__((nonnull));
