/* An interval of `timew export` as a session. */
#pragma once
#include <stdbool.h>

#include "doc/json.h"
#include "doc/session.h"

/* False, with the reason, if the JSON object is no closed interval with a tag for the activity: one
 * of the kinds of `leg-log add`, or what our own export tags ("leg:circulation"). */
bool import_timewarrior(const struct doc_place *object, struct session *session, struct fault *why)
	__attribute__((nonnull, warn_unused_result));

/* Whether the object looks like an interval at all. */
bool import_timewarrior_fits(const struct doc_place *object) __attribute__((nonnull));
