/* The screening document (leg-screening): answers, verdict, limits, findings.
 *
 * A struct screening owns no memory (advice points into body/caution). It holds the answers and
 * what rule/screen made of them; readers judge again and take the stricter of the two. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/units.h"
#include "body/action.h"
#include "body/answer.h"
#include "body/limits.h"
#include "body/question.h"
#include "body/rules_version.h"
#include "doc/document.h"

enum { SCREENING_VERSION = 1, SCREENING_SECONDS = HOUR };

struct finding {
	enum question question;
	struct reply reply;
	enum action action; /* its own urgency; not written */
	bool asked;	    /* a clinician has been asked about it; not written */
	const char *advice; /* the row's own, with "{emergency}" filled in by the writer */
};

struct screening {
	struct envelope envelope;
	struct stamp valid_until;
	enum mode mode;		/* member "for" */
	char rules[RULES_SIZE]; /* of the document that was read; "" if it names none */
	enum outcome verdict;	/* massage's; emergency if any */
	enum action action;	/* the greatest of all findings */
	bool already_asked;	/* to ask is all there is to do, and it is done: informs, no more */
	struct answers answers;
	struct limits limits;
	struct finding findings[QUESTIONS]; /* most urgent first */
	size_t finding_count;
};

/* The document in `bytes`. A document of rules newer than ours is refused: it may hold an answer
 * whose meaning we do not know. Findings are not read: the programs behind never see them. */
bool screening_decode(const struct text *bytes, struct screening *screening, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
