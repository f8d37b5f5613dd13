/* Owns the decision whether to remind: one pure function of the policy, what was said, done and
 * logged, what the saved screening allows, the idle keyboard and the time.
 *
 * The rules, in short: a lock silences everything; a pause, a day off and quiet hours silence until
 * they end; what the saved screening does not allow is never said (leg-safety(7), reminders); a
 * slot is said once, put off a bounded number of times, dropped when it is older than ten minutes
 * or when the thing was done (or, for what breaks up sitting, the keyboard rested) within half a
 * period before it. One reminder is said at a time: the one that has waited longest, but a frequent
 * reminder never makes a clock time come too late. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "body/limits.h"
#include "doc/session.h"
#include "due_slot.h"

enum due_why {
	DUE_NOW,
	DUE_SCREEN_AGAIN, /* due, but what is said is that the saved answers are out of date */
	DUE_NOT_YET,
	DUE_SAID,
	DUE_MISSED, /* older than DUE_LATEST: dropped */
	DUE_SNOOZED,
	DUE_DONE,
	DUE_AWAY,
	DUE_OTHER_FIRST,
	DUE_PAUSED,
	DUE_QUIET,
	DUE_DAY_OFF,
	DUE_EXPIRED,	/* saved answers out of date; that is said once a day, at a slot */
	DUE_UNSCREENED, /* needs saved answers, and there are none */
	DUE_NOT_ALLOWED,
	DUE_LOCKED,
	DUE_WHYS
};
const char *due_why_id(enum due_why why);    /* "not-yet" */
const char *due_why_words(enum due_why why); /* "it is not time yet" */

/* The saved screening and the locks. */
struct due_screening {
	bool locked;	      /* a lock of the user's own mode stands */
	bool saved;	      /* there are saved answers */
	bool expired;	      /* some of them are past their days */
	bool drink;	      /* no answer limits drinking */
	struct limits limits; /* of the saved answers; with none, walking alone, seated */
};

/* Takes one session into account: not one that is simulated, a partner's, stopped by a symptom,
 * hardly begun, or in the future. */
void due_log_add(struct due_log *log, const struct session *session, struct stamp now,
		 int day_start) __attribute__((nonnull));

struct due_verdict {
	enum due_why why;
	int64_t slot;  /* the slot it is about; 0 if there is none today */
	int64_t until; /* when this silence ends; 0 if that is not known */
	int64_t again; /* the end of the snooze, if the slot was put off */
	int other;     /* DUE_OTHER_FIRST: the one before it; REMINDERS: "screen again"; -1: none */
	bool said;     /* and whether that one was said already */
};

struct due {
	int which;			  /* the one to say now: enum reminder, or -1 */
	struct due_verdict of[REMINDERS]; /* of those that are on */
};

void due_decide(const struct due_facts *facts, struct due *due) __attribute__((nonnull));

/* The same with a week that was made before. */
void due_decide_in(const struct due_facts *facts, struct week *week, struct due *due)
	__attribute__((nonnull));

/* Remembers that the one to say now (`due->which`, not -1) is said. */
void due_take(const struct due *due, int64_t now, struct remind_state *state)
	__attribute__((nonnull));

/* The reminder that a status line shows and an answer without a name is about: the one said last,
 * if it was within DUE_LATEST and is not answered yet, else the one to say now; -1 if there is
 * neither. Of all (`only` -1), or `only`. */
int due_current(const struct due_facts *facts, const struct due *due, int only)
	__attribute__((nonnull));

/* When one reminder speaks next after `after`, as far as is known now: days, exceptions, quiet
 * hours, the pause, a snooze, what was done and the reminders that go first are respected; whether
 * the screening lets it be said is not looked at. 0 if it does not within 400 days, or loses all of
 * its next times to others. A time between two ticks, at the whole five minutes, is that of the
 * next. */
int64_t due_next(const struct due_facts *facts, enum reminder which, int64_t after)
	__attribute__((nonnull));

/* The first tick at or after `at`. */
int64_t due_tick_from(int64_t at) __attribute__((const));

/* When a reminder that was put off is said again; 0 if it was not put off, or is done or dropped
 * before. */
int64_t due_put_off_until(const struct due_facts *facts, enum reminder which)
	__attribute__((nonnull));

/* Whether the saved screening silences all reminders: DUE_LOCKED, DUE_EXPIRED, or DUE_NOW. */
enum due_why due_silences(const struct due_screening *screening) __attribute__((nonnull, pure));

/* Whether it lets this one be said: DUE_NOW, or why not. */
enum due_why due_permits(const struct due_screening *screening, enum reminder which)
	__attribute__((nonnull, pure));

/* Remembers that the keyboard rests for half a period of a reminder. True if `state` changed. */
bool due_note_rest(const struct due_facts *facts, struct remind_state *state)
	__attribute__((nonnull));

/* Forgets what a clock wrote that was more than DUE_TRUST_AHEAD ahead: once its times come near
 * they would silence reminders. True if `state` changed. */
bool due_forget_ahead(struct remind_state *state, int64_t now) __attribute__((nonnull));
