/* Ratings in a document: {"heaviness":{"left":5,"right":4}}, without those that were not given. */
#pragma once
#include <stdbool.h>

#include "body/rating.h"
#include "doc/json.h"
#include "doc/json_write.h"

/* Reads the object `key`; what it does not name is absent. */
bool ratings_decode(const struct doc_place *in, const char *key, struct ratings *ratings,
		    struct fault *fault) __attribute__((warn_unused_result));

/* True if this one was given, for a leg at least; and if any was. */
bool ratings_has(const struct ratings *ratings, enum rating rating);
bool ratings_any(const struct ratings *ratings);
void ratings_put(struct text *out, const char *key, const struct ratings *ratings);
