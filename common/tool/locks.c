#include "tool/locks.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/process.h"
#include "rule/symptom_lock.h"
#include "store/paths.h"
#include "store/saved.h"
#include "tool/log_read.h"

/* ---- on disk -------------------------------------------------------------------------------- */

static const char locks_file[] = "locks.json";

static bool read_locks(struct locks *locks, bool *missing, struct fault *fault)
{
	*locks = (struct locks){0};
	return saved_document(PLACE_STATE, locks_file, locks_get, locks, missing, fault) ||
	       *missing;
}

/* ---- from the log -------------------------------------------------------------------------- */

struct inference {
	struct stamp now;
	int day_start;
	struct locks *locks;
};

/* When the symptom was: at the end, if the record's times can be right. */
static struct stamp symptom_time(const struct session *session, struct stamp now)
{
	bool right = session->ended.at >= session->started.at && session->ended.at <= now.at;
	return right ? session->ended : session->started;
}

/* The newest comes last. */
static bool infer_lock(struct log *log, const struct log_row *row, void *context,
		       struct fault *fault)
{
	struct inference *inference = context;
	struct session session;
	enum symptom symptom;
	if (row->status != SESSION_SYMPTOM || row->simulated)
		return true;
	if (!log_session(log, row, &session, fault))
		return false;
	struct stamp time = symptom_time(&session, inference->now);
	struct lock lock = {.level = LOCK_CHECK, .time = time, .id = session.envelope.id};
	if (symptom_find(session.symptom, &symptom)) /* one that is not known wants a check */
		lock = symptom_lock(symptom, time, lock.id, inference->day_start);
	if (lock.level != LOCK_NONE)
		inference->locks->of[session.mode] = lock;
	session_release(&session);
	return true;
}

/* Fills `locks`, which are empty, from the log. */
static bool infer_locks(struct stamp now, int day_start, struct locks *locks, struct fault *fault)
{
	struct inference inference = {.now = now, .day_start = day_start, .locks = locks};
	struct log_filter filter = {
		.since = {.given = true, .exact = true, .value = now.at - LOCK_MOST_SECONDS},
		.until = {.given = true, .exact = true, .value = now.at},
	};
	return log_visit(&filter, true, infer_lock, &inference, fault);
}

/* ---- reading and changing -------------------------------------------------------------------- */

/* The locks while no other program can change them. */
struct change {
	int folder;	    /* held */
	struct text before; /* the file as it was */
	struct locks *locks;
};

/* Writes the locks, if `ok` and anything in them changed, and lets others change them. */
static bool change_end(struct change *change, bool ok, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	locks_encode(change->locks, &bytes);
	if (ok && strcmp(change->before.bytes, bytes.bytes) != 0)
		ok = paths_replace(PLACE_STATE, locks_file, &bytes, fault);
	text_release(&bytes);
	text_release(&change->before);
	close(change->folder);
	return ok;
}

/* Reads them into `locks`. With no file they are what the log says, and a file is written if that
 * or the change locks anything. Times that lie ahead are changed too. If the folder cannot be held,
 * `locks` stays as it is and `folder` is negative. */
static bool change_begin(struct change *change, struct stamp now, int day_start,
			 struct locks *locks, struct fault *fault)
{
	bool missing;
	*change = (struct change){paths_hold(PLACE_STATE, NULL, fault), TEXT_EMPTY, locks};
	if (change->folder < 0)
		return false;
	if (!read_locks(locks, &missing, fault))
		return change_end(change, false, fault);
	locks_encode(locks, &change->before);
	if (missing && !infer_locks(now, day_start, locks, fault))
		return change_end(change, false, fault);
	(void)locks_pull_back(locks, now, uuid_new());
	return true;
}

/* A lock whose time lies after `now` counts as made now from its first reading on. That is written
 * down if it can be; if not, the next reading is the first one again. */
static bool pull_back(struct stamp now, int day_start, struct locks *locks, struct fault *fault)
{
	struct change change;
	struct fault ignored;
	if (!locks_pull_back(locks, now, uuid_new()))
		return true;
	if (!change_begin(&change, now, day_start, locks, fault))
		return change.folder < 0;
	(void)!change_end(&change, true, &ignored);
	return true;
}

/* With no file they are what the log says, and *missing is true. */
static bool read_or_infer(struct stamp now, int day_start, struct locks *locks, bool *missing,
			  struct fault *fault)
{
	return read_locks(locks, missing, fault) &&
	       (*missing ? infer_locks(now, day_start, locks, fault)
			 : pull_back(now, day_start, locks, fault));
}

bool locks_read(struct stamp now, int day_start, struct locks *locks, struct fault *fault)
{
	bool missing;
	return read_or_infer(now, day_start, locks, &missing, fault);
}

bool locks_hold(enum mode mode, const struct lock *raise, int day_start, struct fault *fault)
{
	struct process self = process_self();
	struct change change;
	struct locks locks;
	if (!change_begin(&change, clock_now(), day_start, &locks, fault))
		return false;
	locks_claim(&locks, mode, raise, &self);
	return change_end(&change, true, fault);
}

bool locks_settle(enum mode mode, const struct lock *raise, int day_start, struct fault *fault)
{
	struct change change;
	struct locks locks;
	bool missing;
	/* if nothing changes, no folder is made; what only the log says is written down */
	if (raise->level == LOCK_NONE) {
		if (!read_or_infer(clock_now(), day_start, &locks, &missing, fault))
			return false;
		if (!locks.claims[mode].count && !(missing && lock_stands(&locks.of[mode])))
			return true;
	}
	struct process self = process_self();
	if (!change_begin(&change, clock_now(), day_start, &locks, fault))
		return false;
	locks_take_back(&locks, mode, &self);
	locks_raise(&locks, mode, raise);
	return change_end(&change, true, fault);
}

bool locks_unlock(enum mode mode, struct locks_screened *screened, int day_start,
		  struct fault *fault)
{
	struct change change;
	struct locks locks;
	screened->lift = LOCK_LIFTED;
	screened->lock = (struct lock){0};
	if (!locks_read(clock_now(), day_start, &locks, fault))
		return false;
	if (!lock_stands(&locks.of[mode]))
		return true;
	struct process self = process_self();
	if (!change_begin(&change, clock_now(), day_start, &locks, fault))
		return false;
	locks_take_back(&locks, mode, &self);
	screened->lift =
		locks_lift(&locks, mode, screened->screening, screened->checked, clock_now());
	screened->lock = locks.of[mode];
	return change_end(&change, true, fault);
}
