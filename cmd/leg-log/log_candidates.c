#include "leg_log.h"

#include "doc/session.h"
#include "log_options.h"
#include "show/session_text.h"
#include "tool/candidates.h"
#include "tool/log_read.h"

enum { MOST_IDS = 50 };

static void list_id(struct log *log, const struct log_row *row)
{
	struct session session;
	struct fault fault;
	struct text about = TEXT_EMPTY;
	if (!log_session(log, row, &session, &fault))
		return;
	session_add_when(session.started, &about);
	text_addf(&about, " %s", session_what(&session));
	candidate(session.envelope.id.word, about.bytes);
	text_release(&about);
	session_release(&session);
}

/* The newest first: as many months are read as hold them, however long the log is. */
static void list_ids(const char *of)
{
	struct log log;
	struct fault fault;
	int count = 0;
	(void)of;
	if (!log_open(&log, NULL, &fault))
		return;
	log.quiet = true;
	for (size_t m = log.journal.month_count; m-- > 0 && count < MOST_IDS;) {
		if (!log_load(&log, log.journal.months[m], &fault))
			break;
		for (size_t i = log.rows.count; i-- > 0 && count < MOST_IDS;)
			if (log_stands(&log.rows.of[i])) {
				list_id(&log, &log.rows.of[i]);
				count++;
			}
	}
	log.bad = 0; /* a completion says nothing of them */
	log_close(&log);
}

static void list_kinds(const char *of)
{
	(void)of;
	for (size_t i = 0; log_hand_kind(i); i++)
		candidate(log_hand_kind(i), "");
}

static const struct candidates lists[] = {
	{"ids", list_ids},
	{"kinds", list_kinds},
	{"routines", candidates_of_routines},
};

void log_candidates_answer(int argc, char **argv)
{
	candidates_answer(argc, argv, lists, sizeof lists / sizeof lists[0]);
}
