#include "recent_sessions.h"

#include <string.h>

#include "tool/log_read.h"
#include "base/units.h"

struct recent {
	struct due_log *log;
	struct stamp now;
	int day_start;
};

static bool count_fact(struct log *log, const struct fact *fact, void *context, struct fault *fault)
{
	const struct recent *recent = context;
	struct session session;
	if (!log_session(log, fact, &session, fault))
		return false;
	due_log_add(recent->log, &session, recent->now, recent->day_start);
	session_release(&session);
	return true;
}

bool recent_read(struct due_log *log, struct stamp now, int day_start, struct fault *fault)
{
	struct recent recent = {log, now, day_start};
	int64_t today = stamp_day(now, 0);
	struct log_filter filter = {
		.since = {.given = true, .value = (today - 1) * DAY},
		.until = {.given = true, .value = (today + 2) * DAY - 1},
		.now = now,
		.today = today,
	};
	struct log sessions;
	long seen;
	memset(log, 0, sizeof *log);
	if (!log_open(&sessions, &filter, fault))
		return false;
	sessions.quiet = true;
	bool ok = log_each(&sessions, &filter, count_fact, &recent, &seen, fault);
	log_close(&sessions);
	return ok;
}
