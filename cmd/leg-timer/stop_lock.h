/* The lock that a stop by a symptom leaves. */
#pragma once
#include "session_view.h"

/* Until the question which sign it was is answered: a kill then leaves the lesser lock. */
void stop_lock_for_now(struct session_view *view) __attribute__((nonnull));

/* The lock of the answer. It comes before the record: the next plan must know of the stop, even if
 * the record is lost. */
void stop_lock_settle(struct session_view *view) __attribute__((nonnull));
