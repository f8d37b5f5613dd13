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

#include "base/stamp.h"
#include "base/units.h"
#include "body/limits.h"
#include "doc/policy.h"
#include "doc/session.h"
#include "remind_state.h"
#include "reminder_times.h"

enum {
	DUE_LATEST = SLOT_OF_USE * MINUTE, /* a slot older than this is dropped */
	DUE_ANSWERED = 2 * HOUR, /* an answer is about a reminder that was said within this time */
	DUE_TICK = 5 * MINUTE,	 /* the ticker's step */
	DUE_APART = 4 * MINUTE,	 /* seconds between two things said: less than the ticker's step */
	DUE_MOST_PAUSE = 31 * DAY, /* longer is a clock that was wrong */
	DUE_TRUST_AHEAD =
		2 * HOUR,    /* memories further ahead of the clock than this are not believed */
	DUE_DAYS_AHEAD = 60, /* days off are looked for so far ahead */
	DUE_IDLE_UNKNOWN = -1
};

enum due_why {
	DUE_NOT_YET, /* also that of a reminder that is off */
	DUE_NOW,
	DUE_SCREEN_AGAIN, /* due, but what is said is that the saved answers are out of date */
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

/* Today and the hours before, and the days off to come, from the log. */
struct due_log {
	int64_t ended[NEEDS]; /* the newest end of something of that kind, 0 for never */
	int64_t today;	      /* the civil day of the first day off */
	uint64_t days_off;    /* bit n: the day n days after today is logged as one */
	int day_start;	      /* seconds after midnight at which a day off begins and ends */
};

/* Takes one session into account: not one that is simulated, a partner's, stopped by a symptom,
 * hardly begun, or in the future. */
void due_log_add(struct due_log *log, const struct session *session, struct stamp now,
		 int day_start) __attribute__((nonnull));

struct due_facts {
	const struct policy *policy;
	const struct remind_state *state;
	const struct due_log *log;
	const struct due_screening *screening;
	int64_t idle; /* seconds since the last key, or DUE_IDLE_UNKNOWN */
	struct stamp now;
};

struct due_verdict {
	enum due_why why;
	int64_t slot;  /* the slot it is about; 0 if there is none today */
	int64_t until; /* when this silence ends; 0 if that is not known */
	int64_t again; /* the end of the snooze, if the slot was put off */
	int other;     /* DUE_OTHER_FIRST: the one before it; REMINDERS: "screen again"; -1: none */
	bool said;     /* and whether that one was said already */
};

struct due {
	int which; /* the one to say now: enum reminder, or -1 */
	struct due_verdict of[REMINDERS];
};

void due_decide(const struct due_facts *facts, struct due *due) __attribute__((nonnull));

/* The moment from which it may be said: its slot, or the end of its snooze. */
int64_t due_moment(const struct due_verdict *verdict) __attribute__((nonnull, pure));

/* Remembers that `which` is said by this verdict. */
void due_take(const struct due_verdict *verdict, enum reminder which, int64_t now,
	      struct remind_state *state) __attribute__((nonnull));

/* The reminder that a status line shows and an answer without a name is about: the one said last,
 * if it was within DUE_LATEST and is not answered yet, else the one to say now; -1 if there is
 * neither. Of all (`only` -1), or `only`. */
int due_current(const struct due_facts *facts, const struct due *due, int only)
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

/* The reason for silence whatever the slot, DUE_NOW if there is none; *until is set if it is known
 * when that ends. */
enum due_why due_silence(const struct due_facts *facts, enum reminder which, int64_t *until)
	__attribute__((nonnull));

/* True during a pause; one set by a wrong clock does not count. */
bool due_paused(const struct remind_state *state, int64_t now) __attribute__((nonnull));

/* Whether it was put off after it was said: `said` is then the moment when that was done. */
bool due_waits(const struct remind_memory *memory) __attribute__((nonnull, pure));

/* ---- slots ----------------------------------------------------------------------------------- */

/* The slots of the days of the week, made on first use, and the clock of the last day of each kind.
 */
struct due_week {
	const struct policy *policy;
	struct day_slots slots[DAYS_IN_WEEK];
	struct slot_day clock[DAYS_IN_WEEK];
	bool made[DAYS_IN_WEEK];
};

/* The sooner of two moments, of which 0 is none. */
int64_t due_sooner(int64_t a, int64_t b);

/* The latest slot at or before `moment`, of that day or, as long as it may be answered and put off,
 * the one before; 0 if there is none. */
int64_t due_slot_until(struct due_week *week, enum reminder which, int64_t moment)
	__attribute__((nonnull));

/* The first slot at or after `moment`; 0 if there is none within 400 days. */
int64_t due_slot_from(struct due_week *week, enum reminder which, int64_t moment)
	__attribute__((nonnull));

/* due_decide with a week that was made before. */
void due_decide_in(const struct due_facts *facts, struct due_week *week, struct due *due)
	__attribute__((nonnull));

/* ---- the times to come ----------------------------------------------------------------------- */

/* The ticks to come, each of which decides as `tick` does, by what those before it said. */
struct due_ahead {
	struct due_facts facts; /* at one of the ticks; with the state below */
	struct remind_state state;
	struct due_week week;
	bool comes[REMINDERS];	 /* it is on, and the screening permits it */
	int64_t slot[REMINDERS]; /* its next, or one that is over; 0: none */
	int64_t now, tick;
	int due_now; /* the one to say now (or -1), which is not to come, and its moment */
	int64_t due_since;
};

struct due_time {
	int64_t at; /* 0: there is none */
	enum reminder which;
	bool again; /* put off until then */
};

/* From the tick at or after now on, as far as is known now. */
void due_ahead_begin(struct due_ahead *ahead, const struct due_facts *facts)
	__attribute__((nonnull));

/* The next time at which one that the screening permits is said (`only` -1), or `only`. A time
 * between two ticks, at the whole five minutes, is that of the next. None if it does not come
 * within 400 days, or is silent or after others for weeks. */
struct due_time due_ahead_next(struct due_ahead *ahead, int only) __attribute__((nonnull));

/* The first of them. */
struct due_time due_next(const struct due_facts *facts, int only) __attribute__((nonnull));
