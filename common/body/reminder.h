/* Owns what a reminder can be for: every routine that a person does alone, `wear` (support socks)
 * and `drink`; what each needs the saved screening to allow (leg-safety(7), reminders), its default
 * times and its words.
 *
 * The order of the enum is the order of who goes first when two fall in the same minute: moving
 * before raising, so that a walk is over before the legs go up. Two routines are not here: for
 * `partner`, another person's answers are never saved, so nothing could rule its reminder; `rest`,
 * sitting quietly, is what breaks are taken from. */
#pragma once
#include <stdbool.h>

#include "base/civil.h"

enum reminder {
	REMINDER_WALK,
	REMINDER_PUMPS,
	REMINDER_STRETCH,
	REMINDER_ELEVATE,
	REMINDER_WEAR,
	REMINDER_DRINK,
	REMINDER_CIRCULATION,
	REMINDER_RECOVERY,
	REMINDER_LYMPH,
	REMINDER_EVENING,
	REMINDER_MORNING,
	REMINDER_DESK,
	REMINDER_SLEEVE,
	REMINDER_COMBINED,
	REMINDERS
};

/* The need that must be allowed, and that doing it answers. */
enum reminder_need {
	NEED_WALKING,
	NEED_STRETCH,
	NEED_ELEVATION,
	NEED_SOCKS,
	NEED_DRINK,
	NEED_MASSAGE,
	NEED_SLEEVE,
	NEEDS
};

enum { REMINDER_MOST_DEFAULT_TIMES = 4, REMINDER_BRIEF = 60 };

struct reminder_row {
	const char *id;
	enum reminder_need need;
	bool from_sitting; /* an idle keyboard counts as done: it breaks up sitting */
	int every;	   /* default period in minutes, or 0: at `at` */
	int at[REMINDER_MOST_DEFAULT_TIMES]; /* minutes after midnight; 0 ends the list */
	weekday_set days;
	int minutes;	     /* how long it takes: what `done` logs, and the length in a calendar */
	const char *text;    /* one line that says what to do now */
	const char *limited; /* the same under a limit on how (seated, propped up), or NULL */
	const char *brief;   /* both in REMINDER_BRIEF columns: what to do, and how */
	const char *brief_limited;
	const char *caution; /* when to skip it */
	const char *command; /* what to type, or "" */
	const char *source;  /* a section of leg-safety(7) and keys */
};

const struct reminder_row *reminder_row(enum reminder reminder);
bool reminder_find(const char *id, enum reminder *reminder)
	__attribute__((nonnull, warn_unused_result));

/* The kind under which the log keeps it when it is done by hand: "walking"; NULL if the log has no
 * such kind (a drink is not recorded). */
const char *reminder_log_kind(enum reminder reminder);

/* `wear` says three things: on (first time of a day), check the skin, off (last). */
enum wear { WEAR_ON, WEAR_CHECK, WEAR_OFF };
const char *reminder_wear_text(enum wear wear);
const char *reminder_wear_brief(enum wear wear);
