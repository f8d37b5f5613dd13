/* Owns the recognition of a screening that is word for word what leg-screen writes: it is known by
 * writing it again. Pure. run/ may include it. Neighbour: screen.
 *
 * This is for speed alone. Whatever differs in one byte is read member by member (doc/screening.h)
 * and judged with screen_strictest, which gives the same for what does not differ. */
#pragma once
#include <stdbool.h>

#include "base/text.h"
#include "doc/screening.h"

/* True where `bytes` are the very line that screen_judge and screening_encode make of the answers,
 * times and mode in it, with this emergency number. Then `screening` is filled and judged, and the
 * document says nothing else than the judgement. */
bool screening_is_verbatim(const struct text *bytes, const char *emergency,
			   struct screening *screening)
	__attribute__((nonnull, warn_unused_result));
