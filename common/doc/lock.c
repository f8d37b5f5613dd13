#include "doc/lock.h"

#include <string.h>

#include "base/fault.h"
#include "doc/json.h"
#include "doc/json_write.h"

/* A mode that has never been locked is left out; `lifted_by` is there once the lock is lifted,
 * `until` only if nothing lifts it earlier, `earlier` if it was locked before, `before` and
 * `provisional` only while a program holds a claim or after it died with one. Version 1 has none of
 * these four. */
static const char type[] = "leg-locks";
enum { LOCKS_VERSION = 2 };

static const char *level_word(int level)
{
	static const char *const words[] = {
		[LOCK_NONE] = "", [LOCK_RESCREEN] = "rescreen", [LOCK_CHECK] = "check"};
	return words[level];
}

/* ---- reading ------------------------------------------------------------------------------- */

static void cut_until(struct lock *lock)
{
	int64_t most = lock->time.at + LOCK_MOST_SECONDS;
	if (lock->until.at > most)
		lock->until.at = most;
}

static bool decode_earlier(const struct doc_place *at, void *context, struct fault *fault)
{
	struct lock_history *history = context;
	struct lock_span *span = &history->of[history->count++];
	return doc_stamp(at, "from", &span->from, fault) && doc_stamp(at, "to", &span->to, fault);
}

static bool decode_lock(const struct doc_place *at, struct lock *lock, struct fault *fault)
{
	if (!doc_enum(at, "level", level_word, LOCK_CHECK + 1, DOC_INT(&lock->level), fault) ||
	    !doc_stamp(at, "time", &lock->time, fault) || !doc_uuid(at, "id", &lock->id, fault) ||
	    (doc_has(at, "until") && !doc_stamp(at, "until", &lock->until, fault)))
		return false;
	cut_until(lock);
	lock->lifted = doc_has(at, "lifted_by");
	return !lock->lifted || doc_uuid(at, "lifted_by", &lock->lifted_by, fault);
}

static bool decode_history(const struct doc_place *at, struct lock_history *history,
			   struct fault *fault)
{
	return !doc_has(at, "earlier") ||
	       doc_items(at, "earlier", LOCK_MOST_EARLIER, decode_earlier, history, fault);
}

static bool decode_claim(const struct doc_place *at, void *context, struct fault *fault)
{
	struct lock_claims *claims = context;
	struct lock_claim *claim = &claims->of[claims->count++];
	struct process *owner = &claim->owner;
	return decode_lock(at, &claim->raise, fault) &&
	       doc_integer(at, "pid", 1, INT64_MAX, &owner->pid, fault) &&
	       doc_integer(at, "started", 0, INT64_MAX, &owner->started, fault) &&
	       doc_chars(at, "boot", owner->boot, sizeof owner->boot, fault);
}

static bool decode_claims(const struct doc_place *at, struct lock_claims *claims,
			  struct fault *fault)
{
	struct doc_place before;
	if (doc_has(at, "before") && (!doc_object(at, "before", &before, fault) ||
				      !decode_lock(&before, &claims->before, fault) ||
				      !decode_history(&before, &claims->history, fault)))
		return false;
	return doc_items(at, "provisional", LOCK_MOST_CLAIMS, decode_claim, claims, fault);
}

static bool decode_mode(const struct doc_place *root, enum mode mode, struct locks *locks,
			struct fault *fault)
{
	struct doc_place at;
	if (!doc_has(root, mode_id(mode)))
		return true;
	return doc_object(root, mode_id(mode), &at, fault) &&
	       decode_lock(&at, &locks->of[mode], fault) &&
	       decode_history(&at, &locks->history[mode], fault) &&
	       (!doc_has(&at, "provisional") || decode_claims(&at, &locks->claims[mode], fault));
}

bool locks_get(const struct doc_place *root, void *into, struct fault *fault)
{
	const char *known[] = {"type", "version", mode_id(MODE_SELF), mode_id(MODE_PARTNER), NULL};
	*(struct locks *)into = (struct locks){0};
	bool read = doc_kind(root, type, LOCKS_VERSION, fault) &&
		    doc_only(root, known, "unknown member; it may forbid something", fault);
	for (enum mode mode = 0; read && mode < MODES; mode++)
		read = decode_mode(root, mode, into, fault);
	return read;
}

/* ---- writing ------------------------------------------------------------------------------- */

static void put_lock(struct text *out, const struct lock *lock)
{
	doc_put_string(out, "level", level_word((int)lock->level));
	doc_put_stamp(out, "time", lock->time);
	if (lock->until.at)
		doc_put_stamp(out, "until", lock->until);
	doc_put_string(out, "id", lock->id.word);
	doc_put_optional(out, "lifted_by", lock->lifted ? lock->lifted_by.word : NULL);
}

static void put_history(struct text *out, const struct lock_history *history)
{
	if (!history->count)
		return;
	doc_open_array(out, "earlier");
	for (int i = 0; i < history->count; i++) {
		doc_open_object(out, NULL);
		doc_put_stamp(out, "from", history->of[i].from);
		doc_put_stamp(out, "to", history->of[i].to);
		doc_close_object(out);
	}
	doc_close_array(out);
}

static void put_claims(struct text *out, const struct lock_claims *claims)
{
	if (!claims->count)
		return;
	if (claims->before.level != LOCK_NONE) {
		doc_open_object(out, "before");
		put_lock(out, &claims->before);
		put_history(out, &claims->history);
		doc_close_object(out);
	}
	doc_open_array(out, "provisional");
	for (int i = 0; i < claims->count; i++) {
		const struct lock_claim *claim = &claims->of[i];
		doc_open_object(out, NULL);
		put_lock(out, &claim->raise);
		doc_put_integer(out, "pid", claim->owner.pid);
		doc_put_integer(out, "started", claim->owner.started);
		doc_put_string(out, "boot", claim->owner.boot);
		doc_close_object(out);
	}
	doc_close_array(out);
}

void locks_encode(const struct locks *locks, struct text *out)
{
	doc_begin(out, type, LOCKS_VERSION, NULL);
	for (enum mode mode = 0; mode < MODES; mode++) {
		if (locks->of[mode].level == LOCK_NONE)
			continue;
		doc_open_object(out, mode_id(mode));
		put_lock(out, &locks->of[mode]);
		put_history(out, &locks->history[mode]);
		put_claims(out, &locks->claims[mode]);
		doc_close_object(out);
	}
	doc_finish(out);
}

/* ---- one lock ------------------------------------------------------------------------------ */

bool lock_stands(const struct lock *lock)
{
	return lock->level != LOCK_NONE && !lock->lifted;
}

struct stamp lock_lifting(const struct lock *lock)
{
	return stamp_local(uuid_time(&lock->lifted_by));
}

bool lock_waits(const struct lock *lock, struct stamp now)
{
	return lock_stands(lock) && now.at < lock->until.at;
}

bool lock_admits(const struct lock *lock, const char *screening_id)
{
	if (lock->level == LOCK_NONE)
		return true;
	return lock->lifted && strcmp(screening_id, lock->id.word) > 0;
}

static void keep_span(struct lock_history *history, struct stamp from, struct stamp to)
{
	if (history->count == LOCK_MOST_EARLIER)
		memmove(history->of, history->of + 1,
			(size_t)--history->count * sizeof *history->of);
	history->of[history->count++] = (struct lock_span){from, to};
}

void lock_raise(struct lock *lock, struct lock_history *history, const struct lock *raise)
{
	if (raise->level == LOCK_NONE)
		return;
	/* a lock that stands keeps what is stricter; one that was lifted is over */
	bool stood = lock_stands(lock), newer = !stood || raise->time.at > lock->time.at;
	if (lock->lifted)
		keep_span(history, lock->time, lock_lifting(lock));
	else if (lock->level != LOCK_NONE)
		keep_span(history, newer ? lock->time : raise->time,
			  newer ? raise->time : lock->time);
	if (!stood || raise->level > lock->level)
		lock->level = raise->level;
	if (!stood || raise->until.at > lock->until.at)
		lock->until = raise->until;
	/* the greatest id ever locked by stays, or an old screening would be admitted again */
	if (strcmp(raise->id.word, lock->id.word) > 0)
		lock->id = raise->id;
	/* a claim may become part of a lock that is newer: its `until` must not be cut by that */
	if (newer)
		lock->time = raise->time;
	cut_until(lock);
	lock->lifted = false;
}

enum lock_lift lock_lift(struct lock *lock, struct uuid screening, bool checked, struct stamp now)
{
	if (!lock_stands(lock))
		return LOCK_LIFTED;
	if (strcmp(screening.word, lock->id.word) <= 0)
		return LOCK_IS_NEWER;
	if (lock->level == LOCK_CHECK && !checked)
		return LOCK_UNCHECKED;
	if (lock_waits(lock, now))
		return LOCK_WAITS;
	lock->lifted = true;
	lock->lifted_by = screening;
	return LOCK_LIFTED;
}

/* ---- with claims --------------------------------------------------------------------------- */

/* The claims of dead programs, and of `owner` (NULL: none), leave the list: the first into the lock
 * itself, the second into nothing. */
static void sort_claims(struct lock_claims *claims, const struct process *owner)
{
	int kept = 0;
	for (int i = 0; i < claims->count; i++) {
		const struct lock_claim *claim = &claims->of[i];
		if (owner && process_same(&claim->owner, owner))
			continue;
		if (process_lives(&claim->owner))
			claims->of[kept++] = *claim;
		else
			lock_raise(&claims->before, &claims->history, &claim->raise);
	}
	claims->count = kept;
}

/* Moves the lock into `before`, with what dead programs claimed. `owner`'s claim is dropped. */
static struct lock_claims *open_claims(struct locks *locks, enum mode mode,
				       const struct process *owner)
{
	struct lock_claims *claims = &locks->claims[mode];
	if (!claims->count) {
		claims->before = locks->of[mode];
		claims->history = locks->history[mode];
	}
	sort_claims(claims, owner);
	return claims;
}

static void close_claims(struct locks *locks, enum mode mode)
{
	struct lock_claims *claims = &locks->claims[mode];
	locks->of[mode] = claims->before;
	locks->history[mode] = claims->history;
	for (int i = 0; i < claims->count; i++)
		lock_raise(&locks->of[mode], &locks->history[mode], &claims->of[i].raise);
}

void locks_raise(struct locks *locks, enum mode mode, const struct lock *raise)
{
	struct lock_claims *claims = open_claims(locks, mode, NULL);
	lock_raise(&claims->before, &claims->history, raise);
	close_claims(locks, mode);
}

void locks_claim(struct locks *locks, enum mode mode, const struct lock *raise,
		 const struct process *owner)
{
	struct lock_claims *claims = open_claims(locks, mode, owner);
	if (claims->count == LOCK_MOST_CLAIMS) { /* then the oldest can no more be taken back */
		lock_raise(&claims->before, &claims->history, &claims->of[0].raise);
		memmove(claims->of, claims->of + 1, (size_t)--claims->count * sizeof *claims->of);
	}
	claims->of[claims->count++] = (struct lock_claim){*raise, *owner};
	close_claims(locks, mode);
}

void locks_take_back(struct locks *locks, enum mode mode, const struct process *owner)
{
	open_claims(locks, mode, owner);
	close_claims(locks, mode);
}

enum lock_lift locks_lift(struct locks *locks, enum mode mode, struct uuid screening, bool checked,
			  struct stamp now)
{
	struct lock_claims *claims = open_claims(locks, mode, NULL);
	enum lock_lift lift =
		claims->count ? LOCK_CLAIMED : lock_lift(&claims->before, screening, checked, now);
	close_claims(locks, mode);
	return lift;
}

/* ---- a clock that was ahead ---------------------------------------------------------------- */

static bool pull_back(struct lock *lock, struct stamp now, struct uuid fresh)
{
	if (lock->level == LOCK_NONE)
		return false;
	bool made = lock->time.at > now.at || uuid_time(&lock->id) > now.at;
	bool lifted = lock->lifted && uuid_time(&lock->lifted_by) > now.at;
	if (lock->until.at && lock->time.at > now.at)
		lock->until.at -= lock->time.at - now.at;
	if (made) {
		lock->time = now;
		lock->id = fresh;
		cut_until(lock);
	}
	if (lock->lifted && (made || lifted))
		lock->lifted_by = fresh;
	return made || lifted;
}

static bool pull_back_all(struct lock *lock, struct lock_history *history, struct stamp now,
			  struct uuid fresh)
{
	if (!pull_back(lock, now, fresh))
		return false;
	while (history->count && history->of[history->count - 1].from.at > now.at)
		history->count--;
	return true;
}

bool locks_pull_back(struct locks *locks, struct stamp now, struct uuid fresh)
{
	bool changed = false;
	for (enum mode mode = 0; mode < MODES; mode++) {
		struct lock_claims *claims = &locks->claims[mode];
		changed |= pull_back_all(&locks->of[mode], &locks->history[mode], now, fresh);
		changed |= pull_back_all(&claims->before, &claims->history, now, fresh);
		for (int i = 0; i < claims->count; i++)
			changed |= pull_back(&claims->of[i].raise, now, fresh);
	}
	return changed;
}
