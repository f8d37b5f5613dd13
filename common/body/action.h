/* Actions: how urgently something must be done about a finding, and one general text for each
 * (leg-safety(7), action). */
#pragma once
#include <stdbool.h>

enum action {
	ACTION_NONE,
	ACTION_ASK_CLINICIAN, /* before first use */
	ACTION_SOON,	      /* get checked within 2-3 days */
	ACTION_TODAY,
	ACTION_EMERGENCY,
	ACTIONS
};

const char *action_id(enum action action); /* "ask-clinician": documents */

/* The general advice of a plan for this action: plain sentences that say what to do now, with
 * "{emergency}" for the number to call (store/settings.h has it), in partner mode said to the
 * giver.
 * "" for none. */
const char *action_advice(enum action action, bool partner);

/* The advice of a stop if its action has none, or one that was followed already; `waits`: later
 * today it may go on. */
const char *action_leave_out(bool waits);

/* A copy of `text` with each "{emergency}" replaced by `number`; owned by the caller. */
char *action_fill(const char *text, const char *number)
	__attribute__((nonnull, warn_unused_result));
