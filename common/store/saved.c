#include "store/saved.h"

#include "base/text.h"
#include "store/paths.h"

const char PROFILE_FILE[] = "profile.json";
const char POLICY_FILE[] = "reminders.json";

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

bool reminders_read(struct policy *policy, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool missing;
	*policy = (struct policy){0};
	bool ok = paths_read(PLACE_CONFIG, POLICY_FILE, &bytes, &missing, fault)
			  ? policy_decode(&bytes, policy, fault) ||
				    paths_fault(PLACE_CONFIG, POLICY_FILE, fault)
			  : missing;
	if (!ok && fault->kind == FAULT_DATA) /* not to be read at all is another fault */
		fault->kind = FAULT_CONFIG;
	text_release(&bytes);
	return ok;
}
