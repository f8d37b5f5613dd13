/* Owns how the limits are written in a screening and in a plan: modality, then leg (CONTRACT 2).
 * Private to doc/. Neighbour: limits. */
#pragma once
#include <stdbool.h>

#include "doc/json.h"
#include "doc/limits.h"

/* The member `key` of `in`: every modality, both legs, every member; unknown words are refused. */
bool limits_get(const struct doc_place *in, const char *key, struct limits *limits,
		struct fault *fault) __attribute__((nonnull, warn_unused_result));

void limits_put(struct json_t *object, const char *key, const struct limits *limits)
	__attribute__((nonnull));
