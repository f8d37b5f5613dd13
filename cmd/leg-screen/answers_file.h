/* Owns the answers file of `leg-screen --answers` (leg-safety(7), answers): one JSON object of
 * answers by question id, with the time they were given. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "base/text.h"
#include "body/answer.h"
#include "doc/document.h"

struct answer_file {
	struct answers answers; /* complete: what was missing is unsure (body/answer.h) */
	bool checked;		/* stop-checked: yes */
	bool stale;	       /* `answered` is missing, unreadable, past its hour or in the future:
				* every acute answer counts as unsure */
	struct fault doubt;    /* what is wrong with `answered`, if stale */
	struct stamp answered; /* when they were given; `now` where that is not known */
};

/* Reads it as of `now`. An unknown member, a word that is no answer to its question, or a leg where
 * there is none is refused; an answer to a question that this mode does not ask is ignored. */
bool answer_file_decode(const struct text *bytes, enum mode mode, struct stamp now,
			struct answer_file *file, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
