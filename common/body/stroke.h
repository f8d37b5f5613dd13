/* Owns what to say about a stroke on a part of the leg: where it begins and ends, what to keep off
 * (leg-safety(7), zones). */
#pragma once

#include "body/zone.h"

/* One or two sentences on where the hands go; they stand behind the technique's own cue. */
const char *stroke_path(enum zone zone);

/* A sentence on what to watch for there; NULL = nothing of its own. */
const char *stroke_caution(enum zone zone);
