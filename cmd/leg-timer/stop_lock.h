/* The lock that a stop by a symptom leaves. */
#pragma once
#include "session_view.h"

/* Sets the lesser lock until the user has named the sign, so that a kill leaves one. */
void stop_lock_for_now(struct session_view *view) __attribute__((nonnull));

/* Sets the lock for the sign named. Call it before the record is written: the next plan must know
 * of the stop, even if the record is lost. False if it could not be set. */
bool stop_lock_settle(struct session_view *view, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
