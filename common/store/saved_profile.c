#include "store/saved_profile.h"

#include "base/text.h"
#include "store/paths.h"

const char PROFILE_FILE[] = "profile.json";

bool saved_read(struct profile *profile, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool missing;
	*profile = (struct profile){0};
	bool ok = paths_read(PLACE_STATE, PROFILE_FILE, &bytes, &missing, fault)
			  ? profile_decode(&bytes, profile, fault) ||
				    paths_fault(PLACE_STATE, PROFILE_FILE, fault)
			  : missing;
	text_release(&bytes);
	return ok;
}
