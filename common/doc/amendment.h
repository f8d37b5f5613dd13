/* The amendment (leg-amendment): a change to a record, itself a record.
 *
 * `target` is the id of a session, or (for undo alone) of another amendment. An amendment lives in
 * the month file of the session it is about in the end; `month` says which, so that a copy of the
 * log can place it before the target is seen. One that moves its record is in its new month too. */
#pragma once
#include <stdbool.h>

#include "doc/session.h"

enum { AMENDMENT_VERSION = 1, AMENDMENT_MONTH_SIZE = sizeof "2026-11" };

/* The members that `set` changes; all else stays as it was. */
struct amendment_set {
	bool moved; /* started and ended */
	struct stamp started;
	struct stamp ended;
	char *kind;	       /* NULL = unchanged; only of a session made by hand */
	char *routine;	       /* NULL = unchanged */
	int leg;	       /* enum leg of the minutes made by hand, or -1 */
	int active_seconds;    /* -1 = unchanged; only of a session made by hand */
	struct ratings before; /* those that are not absent replace */
	struct ratings after;
	char *note; /* NULL = unchanged */
};

struct amendment {
	struct envelope envelope;
	struct uuid target;
	char month[AMENDMENT_MONTH_SIZE]; /* "2026-11", or "" if not given */
	bool undo;			  /* the target is taken back; else `set` holds */
	struct amendment_set set;
};

/* An amendment that changes nothing. */
void amendment_init(struct amendment *amendment) __attribute__((nonnull));
void amendment_release(struct amendment *amendment) __attribute__((nonnull));

/* A doc_visitor. On a fault the amendment is as after amendment_init. */
bool amendment_read(const struct doc_place *root, void *amendment, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void amendment_encode(const struct amendment *amendment, struct text *out) __attribute__((nonnull));
