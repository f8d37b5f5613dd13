/* Owns how ratings stand in a document: {"heaviness":{"left":5,"right":4}}, what was not rated left
 * out. Private to doc/ (sessions and amendments have them). Neighbour: session. */
#pragma once
#include <stdbool.h>

#include "doc/json.h"
#include "doc/json_write.h"
#include "doc/session.h"

/* Reads the object `key`; what it does not name is absent. */
bool ratings_decode(const struct doc_place *in, const char *key, struct ratings *ratings,
		    struct fault *fault) __attribute__((warn_unused_result));

struct doc_made *ratings_make(const struct ratings *ratings);
