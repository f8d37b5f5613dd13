#include "trial_write.h"

#include <unistd.h>

#include "doc/json_write.h"
#include "store/paths.h"
#include "store/trials.h"

void trial_encode(const struct trial *trial, struct text *out)
{
	char checksum[TRIAL_CHECKSUM_SIZE];
	doc_begin(out, "leg-trial", TRIAL_VERSION, &trial->envelope);
	trial_put_protocol(trial, out);
	doc_put_string(out, "checksum", trial_checksum(trial, checksum));
	doc_put_integer(out, "peeks", trial->peeks);
	if (trial->stopped)
		doc_put_stamp(out, "stopped", trial->stopped_at);
	doc_finish(out);
}

static bool write_trial(const struct trial *trial, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	char name[TRIALS_NAME_SIZE];
	trials_name(&trial->envelope.id, name);
	trial_encode(trial, &bytes);
	bool well = paths_replace(PLACE_DATA, name, &bytes, fault);
	text_release(&bytes);
	return well;
}

bool trials_change(trial_changer *change, void *context, struct fault *fault)
{
	struct trial trial = {0};
	bool there;
	int folder = paths_hold(PLACE_DATA, TRIALS_FOLDER, fault);
	if (folder < 0)
		return false;
	bool well = trials_newest(&trial, &there, fault) && change(&trial, there, context, fault) &&
		    write_trial(&trial, fault);
	close(folder);
	return well;
}
