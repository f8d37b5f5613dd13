#include "store/saved_locks.h"

#include <string.h>
#include <unistd.h>

#include "store/paths.h"
#include "store/turn.h"

static const char locks_file[] = "locks.json";

bool home_read(const char *name, home_decoder *decode, void *into, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool missing = false;
	bool ok = paths_read(PLACE_STATE, name, &bytes, &missing, fault) || missing;
	if (ok && !missing && !decode(&bytes, into, fault)) {
		struct text path = TEXT_EMPTY;
		struct fault ignored;
		if (paths_folder(PLACE_STATE, &path, &ignored))
			text_addf(&path, "/%s", name);
		ok = fault_at(fault, path.bytes);
		text_release(&path);
	}
	text_release(&bytes);
	return ok;
}

static bool decode_locks(const struct text *bytes, void *into, struct fault *fault)
{
	return locks_decode(bytes, into, fault);
}

bool home_read_locks(struct locks *locks, struct fault *fault)
{
	*locks = (struct locks){0};
	return home_read(locks_file, decode_locks, locks, fault);
}

/* One change of one lock: reads, changes and writes while nobody else can. */
struct change {
	enum mode mode;
	enum lock_level level; /* raise to it; LOCK_NONE: try to lift */
	struct stamp time;
	struct uuid id;
	bool checked;
};

static void apply(const struct change *change, struct lock *lock)
{
	if (change->level != LOCK_NONE)
		lock_raise(lock, change->level, change->time, change->id);
	else
		(void)!lock_lift(lock, change->id, change->checked);
}

static bool change_lock(const struct change *change, bool *stands, struct fault *fault)
{
	int folder = paths_open_folder(PLACE_STATE, NULL, fault);
	if (folder < 0)
		return false;
	struct locks before, after;
	bool ok = turn_take(folder, "the state folder", fault) && home_read_locks(&before, fault);
	if (ok) {
		after = before;
		apply(change, &after.of[change->mode]);
		*stands = lock_stands(&after.of[change->mode]);
		if (memcmp(&before, &after, sizeof before)) {
			struct text bytes = TEXT_EMPTY;
			locks_encode(&after, &bytes);
			ok = paths_replace(PLACE_STATE, locks_file, &bytes, fault);
			text_release(&bytes);
		}
	}
	close(folder);
	return ok;
}

bool home_lock(enum mode mode, enum lock_level level, struct stamp time, struct uuid id,
	       struct fault *fault)
{
	if (level == LOCK_NONE)
		return true;
	struct change change = {.mode = mode, .level = level, .time = time, .id = id};
	bool stands;
	return change_lock(&change, &stands, fault);
}

bool home_lift(enum mode mode, struct uuid screening, bool checked, bool *stands,
	       struct fault *fault)
{
	/* where nothing is locked, no folder is made for it */
	struct locks locks;
	if (!home_read_locks(&locks, fault))
		return false;
	*stands = lock_stands(&locks.of[mode]);
	if (!*stands)
		return true;
	struct change change = {.mode = mode, .id = screening, .checked = checked};
	return change_lock(&change, stands, fault);
}
