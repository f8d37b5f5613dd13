#include "tool/done_today.h"

#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/units.h"
#include "doc/interrupted.h"
#include "store/paths.h"
#include "tool/log_read.h"

/* Clocks of two zones can show as many days at one moment, and a day more across its start. */
enum { MOST_DAYS_APART = 2 };

/* The ids that have been counted: a record may be in the log, in unsaved/ and in running/. */
struct counting {
	enum mode mode;
	struct stamp now, from;
	int day_start;
	int64_t today, begins; /* the civil day, and the moment it began */
	struct done_today *done;
	struct uuid *ids;
	size_t count;
	const char *folder; /* that is read, of the state folder */
	struct text kept;   /* the records outside the log, one a line */
};

static bool is_counted(const struct counting *counting, const struct uuid *id)
{
	for (size_t i = 0; i < counting->count; i++)
		if (!strcmp(counting->ids[i].word, id->word))
			return true;
	return false;
}

/* By the clock it was written with or, if that is of another zone than ours, by ours. */
static bool is_of_today(const struct counting *counting, struct stamp started)
{
	return stamp_day(started, counting->day_start) == counting->today ||
	       (started.at >= counting->begins && started.at < counting->begins + DAY);
}

static void count_leg(const struct counting *counting, const struct session *session, int leg)
{
	const int *active = session->active[STEP_MASSAGE];
	struct done_leg *done = &counting->done->leg[leg];
	int seconds = active[leg] + active[LEG_BOTH];
	if (!seconds)
		return;
	if (session->ended.at >= done->ended.at)
		done->ended = session->ended;
	if (!is_of_today(counting, session->started))
		return;
	done->seconds += seconds;
	if (session->ended.at > counting->from.at && session->ended.at <= counting->now.at)
		done->since += seconds;
	if (session->started.at >= done->at.at)
		done->at = session->started;
}

static void count_session(struct counting *counting, const struct session *session)
{
	if (session->simulated || session->mode != counting->mode ||
	    is_counted(counting, &session->envelope.id))
		return;
	counting->ids = alloc_resize(counting->ids, counting->count + 1, sizeof *counting->ids);
	counting->ids[counting->count++] = session->envelope.id;
	for (int leg = 0; leg < LEGS; leg++)
		count_leg(counting, session, leg);
}

static bool count_row(struct log *log, const struct log_row *row, void *context,
		      struct fault *fault)
{
	struct session session;
	if (!log_session(log, row, &session, fault))
		return false;
	count_session(context, &session);
	session_release(&session);
	return true;
}

static void count_lines(struct counting *counting, const char *lines)
{
	struct text line = TEXT_EMPTY;
	for (const char *at = lines; at;) {
		struct session session;
		struct fault ignored;
		at = text_part(&line, at, '\n');
		if (line.length && session_decode(&line, &session, &ignored)) {
			count_session(counting, &session);
			session_release(&session);
		}
	}
	text_release(&line);
}

/* A file of running/ holds a record beside the rest of its plan, one of unsaved/ a record, or one a
 * line. */
static void keep_file(const char *name, void *context)
{
	struct counting *counting = context;
	struct text bytes = TEXT_EMPTY, path = TEXT_EMPTY;
	struct interrupted rest;
	bool missing;
	struct fault ignored;
	if (*name == '.')
		return;
	text_addf(&path, "%s/%s", counting->folder, name);
	if (!paths_read(PLACE_STATE, path.bytes, &bytes, &missing, &ignored))
		counting->done->unreadable |= !missing;
	const char *lines =
		interrupted_decode(&bytes, &rest, &ignored) ? rest.session : bytes.bytes;
	if (lines)
		text_addf(&counting->kept, "%s\n", lines);
	interrupted_release(&rest);
	text_release(&bytes);
	text_release(&path);
}

static void keep_folder(struct counting *counting, const char *name)
{
	bool missing;
	struct fault ignored;
	int folder = paths_open_folder(PLACE_STATE, name, &missing, &ignored);
	counting->folder = name;
	if (folder < 0 ? !missing : !file_list(folder, keep_file, counting))
		counting->done->unreadable = true;
	if (folder >= 0)
		close(folder);
}

void done_today_read(enum mode mode, struct stamp now, struct stamp from, int day_start,
		     struct done_today *done)
{
	struct counting counting = {.mode = mode,
				    .now = now,
				    .from = from,
				    .day_start = day_start,
				    .today = stamp_day(now, day_start),
				    .done = done,
				    .kept = TEXT_EMPTY};
	counting.begins = stamp_of_local(counting.today, day_start);
	struct fault ignored;
	*done = (struct done_today){0};
	struct log_filter filter = log_days(counting.today - MOST_DAYS_APART,
					    counting.today + MOST_DAYS_APART, day_start);
	/* read in the order in which a record moves, and counted as the log has it */
	keep_folder(&counting, "running");
	keep_folder(&counting, "unsaved");
	done->unreadable |= !log_visit(&filter, false, count_row, &counting, &ignored);
	count_lines(&counting, counting.kept.bytes);
	text_release(&counting.kept);
	alloc_free(counting.ids);
}
