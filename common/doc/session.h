/* Owns the session document (leg-session) and the amendment (leg-amendment): what was done, when,
 * how it ended. Anyone above doc/ may include it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "body/leg.h"
#include "body/rating.h"
#include "doc/document.h"
#include "doc/plan.h"

enum { SESSION_VERSION = 1, SESSION_MOST_NOTE = 2000 };

enum session_status { SESSION_COMPLETED, SESSION_ENDED_EARLY, SESSION_SYMPTOM, SESSION_STATUSES };
const char *session_status_id(enum session_status status);

enum { RATING_ABSENT = -1 };

/* 0-10 (signs: 0 or 1) for each leg, or RATING_ABSENT. */
struct ratings {
	signed char value[RATINGS][LEGS];
};

struct session {
	struct envelope envelope;
	bool planned;	      /* false: made by hand, no plan_id; `kind` then says what was done */
	struct uuid plan_id;
	char *kind;	      /* by hand: "walking", "day-off", …; NULL when planned */
	char *routine;	      /* NULL when made by hand without one */
	enum mode mode;
	struct stamp started;
	struct stamp ended;
	enum session_status status;
	char *symptom;	      /* id, when status is symptom; NULL otherwise */
	int planned_seconds;
	int active_seconds;
	int paused_seconds;
	int suspended_seconds; /* how long the machine slept; left out when 0 */
	int steps_planned;
	int steps_done;
	int active[STEP_KINDS][LEG_BOTH + 1]; /* seconds; adds up to active_seconds */
	struct ratings before;
	struct ratings after;
	bool simulated;	      /* left out unless true */
	char *note;	      /* never NULL */
};

void session_init(struct session *session) __attribute__((nonnull));
void session_release(struct session *session) __attribute__((nonnull));
bool session_decode(const struct text *bytes, struct session *session, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void session_encode(const struct session *session, struct text *out) __attribute__((nonnull));
