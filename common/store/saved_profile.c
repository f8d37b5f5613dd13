#include "store/saved_profile.h"

#include "base/text.h"
#include "store/paths.h"

static const char file[] = "profile.json";

bool saved_read(struct profile *profile, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool missing;
	*profile = (struct profile){0};
	bool ok = paths_read(PLACE_STATE, file, &bytes, &missing, fault)
			  ? profile_decode(&bytes, profile, fault) ||
				    paths_fault(PLACE_STATE, file, fault)
			  : missing;
	text_release(&bytes);
	return ok;
}

bool saved_write(const struct profile *profile, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	profile_encode(profile, &bytes);
	bool ok = paths_replace(PLACE_STATE, file, &bytes, fault);
	text_release(&bytes);
	return ok;
}

bool saved_forget(bool *there, struct fault *fault)
{
	return paths_remove(PLACE_STATE, file, there, fault);
}
