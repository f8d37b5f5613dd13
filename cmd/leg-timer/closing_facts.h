/* Owns the last words of a session: what was done, how the week stands, how the legs felt, and
 * after an early end how to go on. Facts alone, no praise: more massage is not better
 * (leg-safety(7), goals). */
#pragma once
#include "base/text.h"
#include "doc/session.h"

/* Days of this civil week with a session that took time, the day of `session` among them; 0 if the
 * log cannot be read. Simulated ones and the other mode's do not count. */
int closing_days_of_week(const struct session *session, int day_start) __attribute__((nonnull));

/* "3 minutes for your legs. 4th day this week. Heaviness 5 to 3."; nothing for no time at all. */
void closing_facts(const struct session *session, int days, bool unicode, struct text *out)
	__attribute__((nonnull));
