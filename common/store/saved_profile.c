#include "store/saved_profile.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/text.h"
#include "store/paths.h"
#include "store/saved_document.h"

static const char file[] = "profile.json";

static bool decode(const struct text *bytes, void *into, struct fault *fault)
{
	return profile_decode(bytes, into, fault);
}

bool saved_read(struct profile *profile, struct fault *fault)
{
	bool missing;
	*profile = (struct profile){0};
	return saved_document_read(file, decode, profile, &missing, fault);
}

bool saved_write(const struct profile *profile, struct fault *fault)
{
	int folder = paths_open_folder(PLACE_STATE, NULL, fault);
	if (folder < 0)
		return false;
	bool ok = paths_hold(folder, fault);
	if (ok) {
		struct text bytes = TEXT_EMPTY;
		profile_encode(profile, &bytes);
		ok = paths_replace(PLACE_STATE, file, &bytes, fault);
		text_release(&bytes);
	}
	close(folder);
	return ok;
}

bool saved_forget(bool *there, struct fault *fault)
{
	bool missing = true;
	int folder = paths_find_folder(PLACE_STATE, NULL, &missing, fault);
	*there = false;
	if (folder < 0)
		return missing;
	*there = !faccessat(folder, file, F_OK, AT_SYMLINK_NOFOLLOW);
	close(folder);
	return paths_remove(PLACE_STATE, file, fault);
}
