/* The state of a month after its amendments and erasures: which records stand, and what they say
 * now. Pure.
 *
 * Amendments have one order, that of (created, id); the greatest wins, whatever order the lines
 * came in and however often. An undo takes back the amendment or the session it names, unless it is
 * itself taken back by a later one; an undo that is not later than the amendment it names does
 * nothing. So any two copies of a log that hold the same lines say the same. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "doc/amendment.h"
#include "doc/erasure.h"
#include "doc/session.h"

struct history_entry {
	struct amendment amendment;
	bool stands; /* after history_settle: not taken back */
};

/* Zeroed, it is empty. */
struct history {
	struct history_entry *of; /* after history_settle: each id once, in order */
	size_t count, room;
	size_t *by_target; /* after history_settle: by (target, order) */
	struct erasures erasures;
};

void history_release(struct history *history) __attribute__((nonnull));
void history_clear(struct history *history) __attribute__((nonnull)); /* empty, memory kept */

/* Adds an amendment; its strings are taken over. */
void history_add(struct history *history, struct amendment amendment) __attribute__((nonnull));

/* Orders them and marks those not taken back. Changes of erased records are dropped. */
void history_settle(struct history *history) __attribute__((nonnull));

/* Once settled: whether anything is about the record `id`; the undo of it that stands, or NULL. */
bool history_touches(const struct history *history, const char *id) __attribute__((nonnull));
const struct amendment *history_takes_back(const struct history *history, const char *id)
	__attribute__((nonnull));

/* Makes the session what the amendments that stand say, in their order. */
void history_apply(const struct history *history, struct session *session) __attribute__((nonnull));

/* The amendments about `id`, standing or not: the first, and how many follow it in by_target. */
size_t history_about(const struct history *history, const char *id, size_t *first)
	__attribute__((nonnull));
