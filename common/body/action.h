/* Owns what to do about a finding, how urgently, and the one general text for each (SAFETY 1.0
 * actions, D17). Anyone above base/ may include it. */
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
bool action_find(const char *id, enum action *action) __attribute__((nonnull, warn_unused_result));

/* The general advice that a plan carries for this action: plain sentences that say what to do now,
 * with "{emergency}" where the number to call goes (store/settings.h has it). "" for none. */
const char *action_advice(enum action action);

/* A copy of `text` with each "{emergency}" replaced by `number`; owned by the caller. */
char *action_fill(const char *text, const char *number)
	__attribute__((nonnull, warn_unused_result));
