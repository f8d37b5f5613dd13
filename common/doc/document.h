/* Owns what all documents share: envelope, size, type, and the indented form for a terminal. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "base/text.h"
#include "base/uuid.h"
#include "body/enum_names.h"

enum { DOCUMENT_MOST_BYTES = 4 << 20 };

/* The members that every document begins with, after its type and version. */
struct envelope {
	struct uuid id;
	struct stamp created;
};

/* A new id, created now (base/clock.h). */
struct envelope envelope_new(void);

/* By (created, id): of two that say something of one thing the greater wins. */
int envelope_order(const struct envelope *one, const struct envelope *two)
	__attribute__((nonnull, pure));

/* Whose legs: the user's own, or a partner's (the person who was screened). */
enum mode { MODE_SELF, MODE_PARTNER, MODES };
const char *mode_id(enum mode mode);
NAMER(word_mode, mode_id((enum mode)value))

/* How a screening or a plan came out, rising. */
enum outcome { OUTCOME_GO, OUTCOME_LIMITED, OUTCOME_STOP, OUTCOME_EMERGENCY, OUTCOMES };
const char *outcome_id(enum outcome outcome);
NAMER(word_outcome, outcome_id((enum outcome)value))

/* The exit status that repeats an outcome: FAULT_NONE, FAULT_STOP or FAULT_EMERGENCY. */
enum fault_kind outcome_status(enum outcome outcome);

struct doc_place; /* a value of a parsed document (doc/json.h) */

/* Adds the document in `line` (valid JSON, as ours is), indented by two, with a newline. */
void document_indent(const struct text *line, struct text *out) __attribute__((nonnull));

/* Adds the document in `bytes` to `out` as one compact line, with its note taken out: a session's
 * becomes "", a change's (in `set`) is left out. */
bool document_without_note(const struct text *bytes, struct text *out, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Adds the JSON in `bytes` to `out` as it is the same of all that say the same, however they are
 * written. False, and nothing is added, if it is none. */
bool document_normal(const char *bytes, size_t length, struct text *out) __attribute__((nonnull));
