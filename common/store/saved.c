#include "store/saved.h"

#include "base/text.h"

const char PROFILE_FILE[] = "profile.json";
const char POLICY_FILE[] = "reminders.json";

bool saved_document(enum place place, const char *name, doc_visitor *read, void *into,
		    bool *missing, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool done = paths_read(place, name, &bytes, missing, fault) &&
		    (doc_decode(bytes.bytes, bytes.length, read, into, fault) ||
		     paths_fault(place, name, fault));
	text_release(&bytes);
	return done;
}

bool saved_read(struct profile *profile, struct fault *fault)
{
	bool missing;
	*profile = (struct profile){0};
	return saved_document(PLACE_STATE, PROFILE_FILE, profile_read, profile, &missing, fault) ||
	       missing;
}

bool reminders_read(struct policy *policy, struct fault *fault)
{
	bool missing;
	*policy = (struct policy){0};
	if (saved_document(PLACE_CONFIG, POLICY_FILE, policy_read, policy, &missing, fault) ||
	    missing)
		return true;
	if (fault->kind == FAULT_DATA) /* not to be read at all is another fault */
		fault->kind = FAULT_CONFIG;
	return false;
}
