/* Why a modality is narrowed: by which answers, and how (leg-plan --explain). Pure. */
#pragma once
#include <stddef.h>

#include "body/answer.h"
#include "body/caution.h"
#include "body/limits.h"
#include "doc/document.h"

/* One answer that narrows a modality, for leg-plan --explain. */
struct reason {
	enum question question;
	struct reply reply;	    /* as in a finding */
	struct limits alone;	    /* what this answer alone leaves, on both legs */
	const char *words;	    /* what it does to the modality: "light strokes only" */
	struct question_set causes; /* the answers that make it count as more than was answered */
};

/* Those that narrow `modality` on `leg`, strictest first; the return value is their number. */
size_t screen_reasons(const struct answers *answers, enum mode mode, enum modality modality,
		      enum leg leg, struct reason reasons[QUESTIONS]) __attribute__((nonnull));
