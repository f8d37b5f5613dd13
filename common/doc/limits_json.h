/* The JSON form of the limits, which a screening and a plan share. Every member must be there and
 * nothing else may be: a limit that is missing or that this program does not know is refused. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "body/limits.h"
#include "doc/json.h"

/* Reads the member `key` of `in`, and settles it. */
bool limits_get(const struct doc_place *in, const char *key, struct limits *limits,
		struct fault *fault) __attribute__((nonnull, warn_unused_result));

void limits_put(struct text *out, const char *key, const struct limits *limits)
	__attribute__((nonnull));
