#include "recent_sessions.h"

#include <string.h>

#include "tool/log_read.h"

struct recent {
	struct due_log *log;
	struct stamp now;
	int day_start;
};

static bool count_row(struct log *log, const struct log_row *row, void *context,
		      struct fault *fault)
{
	const struct recent *recent = context;
	struct session session;
	if (!log_session(log, row, &session, fault))
		return false;
	due_log_add(recent->log, &session, recent->now, recent->day_start);
	session_release(&session);
	return true;
}

bool recent_read(struct due_log *log, struct stamp now, int day_start, struct fault *fault)
{
	struct recent recent = {log, now, day_start};
	int64_t today = stamp_day(now, 0);
	struct log_filter filter = log_days(today - 1, today + 1, 0);
	memset(log, 0, sizeof *log);
	return log_visit(&filter, true, count_row, &recent, fault);
}
