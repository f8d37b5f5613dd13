#include "tool/locks.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/process.h"
#include "rule/symptom_lock.h"
#include "store/paths.h"
#include "tool/log_read.h"

/* ---- on disk -------------------------------------------------------------------------------- */

static const char locks_file[] = "locks.json";

typedef void locks_changer(struct locks *locks, void *context);

static bool read_locks(struct locks *locks, bool *missing, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	*locks = (struct locks){0};
	bool ok = paths_read(PLACE_STATE, locks_file, &bytes, missing, fault)
			  ? locks_decode(&bytes, locks, fault) ||
				    paths_fault(PLACE_STATE, locks_file, fault)
			  : *missing;
	text_release(&bytes);
	return ok;
}

static bool write_if_changed(const struct text *before, const struct locks *after,
			     struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	locks_encode(after, &bytes);
	bool ok = !strcmp(before->bytes, bytes.bytes) ||
		  paths_replace(PLACE_STATE, locks_file, &bytes, fault);
	text_release(&bytes);
	return ok;
}

/* ---- from the log -------------------------------------------------------------------------- */

struct inference {
	struct stamp now;
	int day_start;
	struct locks locks;
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
		inference->locks.of[session.mode] = lock;
	session_release(&session);
	return true;
}

static bool infer_locks(struct stamp now, int day_start, struct locks *locks, struct fault *fault)
{
	struct inference inference = {.now = now, .day_start = day_start};
	struct log_filter filter = {
		.since = {.given = true, .exact = true, .value = now.at - LOCK_MOST_SECONDS},
		.until = {.given = true, .exact = true, .value = now.at},
	};
	bool read = log_visit(&filter, true, infer_lock, &inference, fault);
	*locks = inference.locks;
	return read;
}

/* ---- reading and changing -------------------------------------------------------------------- */

static bool change_locks(struct stamp now, int day_start, locks_changer *change, void *context,
			 struct fault *fault)
{
	struct locks locks;
	struct text before = TEXT_EMPTY;
	bool missing;
	if (!read_locks(&locks, &missing, fault))
		return false;
	locks_encode(&locks, &before);
	bool ok = !missing || !change || infer_locks(now, day_start, &locks, fault);
	if (ok) {
		(void)locks_pull_back(&locks, now, uuid_new());
		if (change)
			change(&locks, context);
		ok = write_if_changed(&before, &locks, fault);
	}
	text_release(&before);
	return ok;
}

/* Reads, changes and writes them while no other program can. With no file they are what the log
 * says, and a file is written if that or `change` locks anything. With `change` NULL only times
 * that lie ahead are changed. Nothing is written if nothing changes. */
static bool rewrite_file(struct stamp now, int day_start, locks_changer *change, void *context,
			 struct fault *fault)
{
	int folder = paths_hold(PLACE_STATE, NULL, fault);
	if (folder < 0)
		return false;
	bool ok = change_locks(now, day_start, change, context, fault);
	close(folder);
	return ok;
}

/* With no file there are none and *missing is true. A lock whose time lies after `now` counts as
 * made now from its first reading on. */
static bool read_file(struct stamp now, struct locks *locks, bool *missing, struct fault *fault)
{
	struct fault ignored;
	if (!read_locks(locks, missing, fault))
		return false;
	/* remembered if it can be; if not, the next reading is the first one again */
	if (locks_pull_back(locks, now, uuid_new()) && rewrite_file(now, 0, NULL, NULL, &ignored))
		return read_locks(locks, missing, fault);
	return true;
}

bool locks_read(struct stamp now, int day_start, struct locks *locks, struct fault *fault)
{
	bool missing;
	return read_file(now, locks, &missing, fault) &&
	       (!missing || infer_locks(now, day_start, locks, fault));
}

struct settling {
	enum mode mode;
	struct process self;
	struct lock raise;
	struct locks_screened *screened; /* NULL unless it is to be lifted */
};

static void hold_lock(struct locks *locks, void *context)
{
	const struct settling *settling = context;
	locks_claim(locks, settling->mode, &settling->raise, &settling->self);
}

bool locks_hold(enum mode mode, const struct lock *raise, int day_start, struct fault *fault)
{
	struct settling settling = {.mode = mode, .self = process_self(), .raise = *raise};
	return rewrite_file(clock_now(), day_start, hold_lock, &settling, fault);
}

static void settle_lock(struct locks *locks, void *context)
{
	const struct settling *settling = context;
	locks_take_back(locks, settling->mode, &settling->self);
	locks_raise(locks, settling->mode, &settling->raise);
}

/* True if this program holds anything. */
static bool holds(const struct locks *locks, enum mode mode, const struct process *self)
{
	const struct lock_claims *claims = &locks->claims[mode];
	for (int i = 0; i < claims->count; i++)
		if (process_same(&claims->of[i].owner, self))
			return true;
	return false;
}

bool locks_settle(enum mode mode, const struct lock *raise, int day_start, struct fault *fault)
{
	struct settling settling = {.mode = mode, .self = process_self(), .raise = *raise};
	struct locks locks;
	bool missing;
	/* if nothing changes, no folder is made */
	if (raise->level == LOCK_NONE) {
		if (!read_file(clock_now(), &locks, &missing, fault))
			return false;
		if (!holds(&locks, mode, &settling.self))
			return true;
	}
	return rewrite_file(clock_now(), day_start, settle_lock, &settling, fault);
}

static void unlock(struct locks *locks, void *context)
{
	const struct settling *settling = context;
	struct locks_screened *screened = settling->screened;
	locks_take_back(locks, settling->mode, &settling->self);
	screened->lift = locks_lift(locks, settling->mode, screened->screening, screened->checked,
				    clock_now());
	screened->lock = locks->of[settling->mode];
}

bool locks_unlock(enum mode mode, struct locks_screened *screened, int day_start,
		  struct fault *fault)
{
	struct locks locks;
	screened->lift = LOCK_LIFTED;
	screened->lock = (struct lock){0};
	if (!locks_read(clock_now(), day_start, &locks, fault))
		return false;
	if (!lock_stands(&locks.of[mode]))
		return true;
	struct settling settling = {.mode = mode, .self = process_self(), .screened = screened};
	return rewrite_file(clock_now(), day_start, unlock, &settling, fault);
}
