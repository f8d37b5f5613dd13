#include "state_file.h"

#include <unistd.h>

#include "store/paths.h"

static const char state_file[] = "remind.json";

bool state_file_read(struct remind_state *state, struct fault *torn, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	bool missing = false;
	remind_state_init(state);
	torn->kind = FAULT_NONE;
	bool ok = paths_read(PLACE_STATE, state_file, &bytes, &missing, fault) || missing;
	if (ok && !missing && !remind_state_decode(&bytes, state, torn))
		fault_at(torn, state_file);
	text_release(&bytes);
	return ok;
}

static bool write_state(const struct remind_state *state, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	remind_state_encode(state, &bytes);
	bool ok = paths_replace(PLACE_STATE, state_file, &bytes, fault);
	text_release(&bytes);
	return ok;
}

bool state_file_change_with(state_changer *change, state_keeper *keep, void *context,
			    struct fault *torn, struct fault *fault)
{
	struct remind_state state, before;
	struct fault ignored;
	int folder = paths_hold(PLACE_STATE, NULL, fault);
	if (folder < 0)
		return false;
	bool ok = state_file_read(&state, torn, fault);
	before = state;
	bool changed = ok && change(&state, context);
	if (ok && (changed || torn->kind))
		ok = write_state(&state, fault);
	if (ok && changed && keep && !keep(context, fault)) {
		(void)!write_state(&before, &ignored);
		ok = false;
	}
	close(folder);
	return ok;
}

bool state_file_change(state_changer *change, void *context, struct fault *torn,
		       struct fault *fault)
{
	return state_file_change_with(change, NULL, context, torn, fault);
}
