#include "store/saved_policy.h"

#include "store/paths.h"

const char POLICY_FILE[] = "reminders.json";

bool reminders_read(struct policy *policy, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool missing = false;
	*policy = (struct policy){0};
	bool ok = paths_read(PLACE_CONFIG, POLICY_FILE, &bytes, &missing, fault) || missing;
	if (ok && !missing && !policy_decode(&bytes, policy, fault)) {
		fault->kind = FAULT_CONFIG;
		ok = fault_at(fault, POLICY_FILE);
	}
	text_release(&bytes);
	return ok;
}
