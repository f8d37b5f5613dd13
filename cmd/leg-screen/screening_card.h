/* The card of a screening: what to do now, then what may be done today, in plain words. It never
 * says that all is well: a clean screening only found no warning answers (leg-safety(7),
 * honest-words). */
#pragma once
#include "doc/screening.h"
#include "show/paged_text.h"

/* Only what to do now: the general advice of the action, then each finding's own; in an emergency
 * the advice of its signs alone, no sentence twice. What a clinician has been asked about is one
 * quiet line at the end. "" if there is nothing to do. Lines of at most `columns`. */
void screening_text_now(const struct screening *screening, const char *emergency, int columns,
			struct paged_text *out) __attribute__((nonnull));

/* The whole card. Findings that a clinician has been asked about are under "Keep in mind".
 * `earlier` says what an earlier stop means now ("": there was none); if it is still in force
 * (`locked`), nothing is called allowed. */
void screening_text(const struct screening *screening, const char *emergency, const char *earlier,
		    bool locked, int columns, struct paged_text *out) __attribute__((nonnull));

/* One more paragraph. */
void screening_text_line(const char *words, int columns, struct paged_text *out)
	__attribute__((nonnull));
