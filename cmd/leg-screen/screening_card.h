/* Owns the card of a screening: what to do now, then what is allowed, limited or not, in plain
 * words. run/ and cmd/ may include it. It never says "safe": a clean screening only found no
 * warning answers. */
#pragma once
#include "base/text.h"
#include "doc/screening.h"

/* Only what to do now: the general advice of the action, then each finding's own; what a
 * clinician has been asked about (SAFETY D17) is one quiet line at the end. "" where there is
 * nothing to do. Lines of at most `columns`. */
void screening_text_now(const struct screening *screening, const char *emergency, int columns,
			struct text *out) __attribute__((nonnull));

/* The whole card. What has been asked about stands under "Keep in mind", with its warnings. */
void screening_text(const struct screening *screening, const char *emergency, int columns,
		    struct text *out) __attribute__((nonnull));
