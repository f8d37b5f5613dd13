/* The erasure (leg-erasure): the mark that a record, or its note, was taken out of the log for
 * good.
 *
 * It lives in the month file of its target and outranks every copy of it: readers pass over what is
 * erased, and a merge does not bring it back. An erased record takes its changes with it. An erased
 * note takes the notes of the changes before it; a note that is added later stays. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "doc/amendment.h"

enum { ERASURE_VERSION = 1 };

struct erasure {
	struct envelope envelope;
	struct uuid target;
	char month[AMENDMENT_MONTH_SIZE]; /* of the target, "2026-11", or "" if not given */
	bool note;			  /* its note alone; else the whole record */
};

bool erasure_read(const struct doc_place *root, void *erasure, struct fault *fault)
	__attribute__((nonnull, warn_unused_result)); /* a doc_visitor */

/* The erasures of a month. */
struct erasures {
	struct erasure *of;
	size_t count, room;
};

void erasures_release(struct erasures *erasures) __attribute__((nonnull));
void erasures_add(struct erasures *erasures, const struct erasure *erasure)
	__attribute__((nonnull));

/* Whether the record `id` is erased. */
bool erasures_record(const struct erasures *erasures, const char *id)
	__attribute__((nonnull, pure));

/* Whether a note is erased that the record `id`, or a change of it, said: (created, id) of what
 * said it, or NULL for the record itself. */
bool erasures_note(const struct erasures *erasures, const char *id, const struct envelope *said)
	__attribute__((nonnull(1, 2), pure));
