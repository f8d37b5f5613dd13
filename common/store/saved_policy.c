#include "store/saved_policy.h"

#include "store/paths.h"

static const char policy_file[] = "reminders.json";

bool reminders_read(struct policy *policy, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool missing = false;
	policy_init(policy);
	bool ok = paths_read(PLACE_CONFIG, policy_file, &bytes, &missing, fault) || missing;
	if (ok && !missing && !policy_decode(&bytes, policy, fault)) {
		fault->kind = FAULT_CONFIG;
		ok = fault_at(fault, policy_file);
	}
	text_release(&bytes);
	return ok;
}

bool reminders_write(const struct policy *policy, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	policy_encode(policy, &bytes);
	bool ok = paths_replace(PLACE_CONFIG, policy_file, &bytes, fault);
	text_release(&bytes);
	return ok;
}
