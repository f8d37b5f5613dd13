#include "recent_sessions.h"

#include <string.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "doc/amendment.h"
#include "doc/policy.h"
#include "rule/amendments_apply.h"
#include "store/journal.h"

enum { DAYS_LOOKED_AT = 3, DAY_SECONDS = 86400 };

struct reading {
	char begins[DAYS_LOOKED_AT][sizeof "\"started\":\"2026-11-22"]; /* as our writer has it */
	struct session *sessions;
	size_t count, room;
	struct history history;
};

static void look_at_days(struct reading *reading, struct stamp now)
{
	for (int i = 0; i < DAYS_LOOKED_AT; i++) {
		char date[POLICY_DATE_SIZE];
		policy_date_format(stamp_day(now, 0) + i - 1, date);
		memcpy(reading->begins[i], "\"started\":\"", sizeof "\"started\":\"" - 1);
		memcpy(reading->begins[i] + sizeof "\"started\":\"" - 1, date, sizeof date);
	}
}

static bool holds(const struct journal_line *line, const char *words)
{
	return memmem(line->bytes, line->length, words, strlen(words)) != NULL;
}

/* Inside a JSON string a quote is always \", so `"started":"` is the member and nothing else. */
static bool may_matter(const struct reading *reading, const struct journal_line *line)
{
	if (line->too_long)
		return false;
	if (!holds(line, "\"started\":\"")) /* an amendment, or another writer's spacing */
		return true;
	for (int i = 0; i < DAYS_LOOKED_AT; i++)
		if (holds(line, reading->begins[i]))
			return true;
	return false;
}

static void keep(struct reading *reading, struct session session)
{
	if (reading->count == reading->room) {
		reading->room = reading->room ? reading->room * 2 : 8;
		reading->sessions =
			alloc_resize(reading->sessions, reading->room, sizeof *reading->sessions);
	}
	reading->sessions[reading->count++] = session;
}

static bool visit(const struct journal_line *line, void *context, struct fault *fault)
{
	struct reading *reading = context;
	(void)fault;
	if (!may_matter(reading, line))
		return true;
	struct text bytes = TEXT_EMPTY;
	struct fault not_ours;
	struct session session;
	struct amendment amendment;
	text_add_bytes(&bytes, line->bytes, line->length);
	if (session_decode(&bytes, &session, &not_ours))
		keep(reading, session);
	else if (amendment_decode(&bytes, &amendment, &not_ours))
		history_add(&reading->history, amendment);
	else
		erasures_take(&reading->history.erasures, line->bytes, line->length);
	text_release(&bytes);
	return true;
}

static bool read_months(struct reading *reading, struct stamp now, struct fault *fault)
{
	struct journal journal;
	journal_month first = journal_month_of(stamp_local(now.at - DAY_SECONDS));
	journal_month last = journal_month_of(stamp_local(now.at + DAY_SECONDS));
	if (!journal_open(&journal, first, last, fault))
		return false;
	bool ok = true;
	for (journal_month month = first; ok && month <= last; month++)
		ok = journal_each(&journal, month, visit, reading, fault);
	journal_close(&journal);
	return ok;
}

bool recent_read(struct due_log *log, struct stamp now, int day_start, struct fault *fault)
{
	struct reading reading = {.count = 0};
	memset(log, 0, sizeof *log);
	look_at_days(&reading, now);
	history_init(&reading.history);
	bool ok = read_months(&reading, now, fault);
	history_settle(&reading.history);
	for (size_t i = 0; i < reading.count; i++) {
		struct session *session = &reading.sessions[i];
		const char *id = session->envelope.id.word;
		if (ok && !history_takes_back(&reading.history, id) &&
		    !history_erases(&reading.history, id)) {
			history_apply(&reading.history, session);
			due_log_add(log, session, now, day_start);
		}
		session_release(session);
	}
	alloc_free(reading.sessions);
	history_release(&reading.history);
	return ok;
}
