#include "doc/lock.h"

#include <string.h>

#include "base/fault.h"
#include "doc/json.h"
#include "doc/json_write.h"

/* {"type":"leg-locks","version":1,
 *  "self":{"level":"check","time":"…","id":"…","lifted_by":"…"},"partner":{…}}
 * A mode that has never been locked is left out; `lifted_by` is there once the lock is lifted. */
static const char type[] = "leg-locks";
enum { LOCKS_VERSION = 1 };

static const char *level_word(int level)
{
	static const char *const words[] = {
		[LOCK_NONE] = "none", [LOCK_RESCREEN] = "rescreen", [LOCK_CHECK] = "check"};
	return words[level];
}

static bool decode_lock(const struct doc_place *locks, const char *mode, struct lock *lock,
			struct fault *fault)
{
	if (!doc_has(locks, mode))
		return true;
	struct doc_place at;
	int level;
	if (!doc_object(locks, mode, &at, fault) ||
	    !doc_enum(&at, "level", level_word, LOCK_CHECK + 1, &level, fault) ||
	    !doc_stamp(&at, "time", &lock->time, fault) || !doc_uuid(&at, "id", &lock->id, fault))
		return false;
	lock->level = (enum lock_level)level;
	lock->lifted = doc_has(&at, "lifted_by");
	return !lock->lifted || doc_uuid(&at, "lifted_by", &lock->lifted_by, fault);
}

/* A member that is not known may lock somebody. */
static bool is_known(const struct doc_place *member, void *context, struct fault *fault)
{
	(void)context;
	bool known = !strcmp(member->key, "type") || !strcmp(member->key, "version");
	for (enum mode mode = 0; mode < MODES; mode++)
		known = known || !strcmp(member->key, mode_id(mode));
	return known || doc_refuse(member, NULL, fault, "unknown member; it may forbid something");
}

bool locks_decode(const struct text *bytes, struct locks *locks, struct fault *fault)
{
	struct json_t *value = doc_parse(bytes->bytes, bytes->length, fault);
	if (!value)
		return false;
	*locks = (struct locks){0};
	struct doc_place root = doc_root(value);
	bool ok = doc_kind(&root, type, LOCKS_VERSION, fault) &&
		  doc_each(&root, is_known, NULL, fault);
	for (enum mode mode = 0; ok && mode < MODES; mode++)
		ok = decode_lock(&root, mode_id(mode), &locks->of[mode], fault);
	doc_drop(value);
	return ok;
}

void locks_encode(const struct locks *locks, struct text *out)
{
	struct doc_made *root = doc_begin(type, LOCKS_VERSION, NULL);
	for (enum mode mode = 0; mode < MODES; mode++) {
		const struct lock *lock = &locks->of[mode];
		if (lock->level == LOCK_NONE)
			continue;
		struct doc_made *entry = doc_make_object();
		doc_put_string(entry, "level", level_word((int)lock->level));
		doc_put_stamp(entry, "time", lock->time);
		doc_put_string(entry, "id", lock->id.word);
		if (lock->lifted)
			doc_put_string(entry, "lifted_by", lock->lifted_by.word);
		doc_put(root, mode_id(mode), entry);
	}
	doc_finish(root, out);
}

bool lock_stands(const struct lock *lock)
{
	return lock->level != LOCK_NONE && !lock->lifted;
}

bool lock_admits(const struct lock *lock, const char *screening_id)
{
	if (lock->level == LOCK_NONE)
		return true;
	return lock->lifted && strcmp(screening_id, lock->id.word) > 0;
}

void lock_raise(struct lock *lock, enum lock_level level, struct stamp time, struct uuid id)
{
	if (level == LOCK_NONE)
		return;
	/* a lock that stands keeps the more severe level; one that was lifted is over */
	if (!lock_stands(lock) || level > lock->level)
		lock->level = level;
	/* the greatest id ever locked by stays, or an old screening would be admitted again */
	if (strcmp(id.word, lock->id.word) > 0)
		lock->id = id;
	lock->time = time;
	lock->lifted = false;
	lock->lifted_by = (struct uuid){0};
}

bool lock_lift(struct lock *lock, struct uuid screening, bool checked)
{
	if (!lock_stands(lock))
		return true;
	if (strcmp(screening.word, lock->id.word) <= 0 || (lock->level == LOCK_CHECK && !checked))
		return false;
	lock->lifted = true;
	lock->lifted_by = screening;
	return true;
}
