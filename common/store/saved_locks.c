#include "store/saved_locks.h"

#include <string.h>
#include <unistd.h>

#include "store/paths.h"

static const char locks_file[] = "locks.json";

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

static void change_nothing(struct locks *locks, void *context)
{
	(void)locks;
	(void)context;
}

bool saved_locks_read(struct stamp now, struct locks *locks, bool *missing, struct fault *fault)
{
	static const struct locks none;
	struct fault ignored;
	if (!read_locks(locks, missing, fault))
		return false;
	/* remembered if it can be; if not, the next reading is the first one again */
	if (locks_pull_back(locks, now, uuid_new()) &&
	    saved_locks_change(now, &none, change_nothing, NULL, &ignored))
		return read_locks(locks, missing, fault);
	return true;
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

static bool change_locks(struct stamp now, const struct locks *instead, locks_changer *change,
			 void *context, struct fault *fault)
{
	struct locks locks;
	struct text before = TEXT_EMPTY;
	bool missing;
	if (!read_locks(&locks, &missing, fault))
		return false;
	locks_encode(&locks, &before);
	if (missing)
		locks = *instead;
	(void)locks_pull_back(&locks, now, uuid_new());
	change(&locks, context);
	bool ok = write_if_changed(&before, &locks, fault);
	text_release(&before);
	return ok;
}

bool saved_locks_change(struct stamp now, const struct locks *instead, locks_changer *change,
			void *context, struct fault *fault)
{
	int folder = paths_hold(PLACE_STATE, NULL, fault);
	if (folder < 0)
		return false;
	bool ok = change_locks(now, instead, change, context, fault);
	close(folder);
	return ok;
}
