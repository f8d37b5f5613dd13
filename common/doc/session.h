/* The session document (leg-session): what was done, when, how it ended. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "body/leg.h"
#include "body/rating.h"
#include "doc/document.h"
#include "doc/plan.h"

enum { SESSION_VERSION = 1, SESSION_MOST_NOTE = 2000, SESSION_MOST_WORD = 200 };

enum session_status { SESSION_COMPLETED, SESSION_ENDED_EARLY, SESSION_SYMPTOM, SESSION_STATUSES };
const char *session_status_id(enum session_status status);

/* The kind of a record made by hand for a day of illness or holiday: a run of days holds, and does
 * not grow. It takes no time. */
extern const char SESSION_DAY_OFF[];

struct session {
	struct envelope envelope;
	bool planned; /* false: made by hand, no plan_id; `kind` then says what was done */
	struct uuid plan_id;
	char *kind;    /* by hand: "walking", "day-off", …; NULL when planned */
	char *routine; /* NULL when made by hand without one */
	enum mode mode;
	struct stamp started;
	struct stamp ended;
	enum session_status status;
	char *symptom; /* id, when status is symptom; NULL otherwise */
	int planned_seconds;
	int active_seconds;
	int paused_seconds;
	int suspended_seconds; /* how long the machine slept; left out when 0 */
	int steps_planned;
	int steps_done;
	int active[STEP_KINDS][LEG_BOTH + 1]; /* seconds; adds up to active_seconds */
	struct ratings before;
	struct ratings after;
	bool simulated; /* left out unless true */
	char *note;	/* never NULL */
};

/* Nothing done and nothing rated; a note of "". */
void session_init(struct session *session) __attribute__((nonnull));
void session_release(struct session *session) __attribute__((nonnull));

/* Makes `active` of a session made by hand what its kind and active_seconds say, on `leg`. A kind
 * that is not ours keeps the row of `active` that it came with. */
void session_fill_active(struct session *session, enum leg leg) __attribute__((nonnull));

/* Seconds of `active`, all kinds and legs: what active_seconds should be. */
int64_t session_sum(const struct session *session) __attribute__((nonnull));

/* The document in `bytes`: shape and words only (a record whose times do not add up is still one;
 * `leg-log check` tells). On a fault nothing is held: session_release is allowed, not needed. */
bool session_decode(const struct text *bytes, struct session *session, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
bool session_read(const struct doc_place *root, void *session, struct fault *fault)
	__attribute__((nonnull, warn_unused_result)); /* a doc_visitor */
void session_encode(const struct session *session, struct text *out) __attribute__((nonnull));
