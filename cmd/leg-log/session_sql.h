/* Sessions as SQL that SQLite and PostgreSQL both load as it is.
 *
 * Tables leg_session (one row a session), leg_active (seconds by kind and leg) and leg_rating; the
 * view leg_week has sessions and minutes by person and week (the date of its Monday), without
 * simulated and partner sessions, days off and ratings by themselves. Loading the same export
 * again, or a later one of the same log, leaves one row a session: each session's rows are
 * replaced. */
#pragma once
#include <stdint.h>

#include "base/text.h"
#include "doc/session.h"

void sql_begin(struct text *out) __attribute__((nonnull));

/* `person` tells logs apart in one database ("" if there is one); `day` is the civil day. */
void sql_session(const struct session *session, const char *person, int64_t day, struct text *out)
	__attribute__((nonnull));

/* Deletes a session that an earlier export may have inserted. */
void sql_taken_back(const char *id, struct text *out) __attribute__((nonnull));
void sql_end(struct text *out) __attribute__((nonnull));
