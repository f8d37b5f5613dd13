#include "store/trials.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/paths.h"
#include "store/saved.h"

const char TRIALS_FOLDER[] = "trials";

void trials_name(const struct uuid *id, char name[TRIALS_NAME_SIZE])
{
	snprintf(name, TRIALS_NAME_SIZE, "%s/%s.json", TRIALS_FOLDER, id->word);
}

/* The greatest id is the newest; "" is before all. */
static void take_newer(const char *entry, void *context)
{
	struct uuid *newest = context;
	struct uuid id = {""};
	if (strlen(entry) != UUID_SIZE - 1 + strlen(".json") || !uuid_begins(entry) ||
	    strcmp(entry + UUID_SIZE - 1, ".json") != 0)
		return;
	memcpy(id.word, entry, UUID_SIZE - 1);
	if (uuid_order(&id, newest) > 0)
		*newest = id;
}

/* Refuses a copy: changes go to the file that the id names, so looks and a stop would be lost. */
static bool is_its_own(const struct uuid *id, const struct trial *trial, struct fault *fault)
{
	return !uuid_order(id, &trial->envelope.id) ||
	       fault_set(fault, FAULT_DATA, "a copy of the trial %s; move this file away",
			 trial->envelope.id.word);
}

static bool read_trial(const struct uuid *id, struct trial *trial, struct fault *fault)
{
	char name[TRIALS_NAME_SIZE];
	bool missing = false;
	trials_name(id, name);
	bool well = saved_document(PLACE_DATA, name, trial_read, trial, &missing, fault) &&
		    (is_its_own(id, trial, fault) || paths_fault(PLACE_DATA, name, fault));
	if (missing) { /* deleted since it was listed */
		fault_set(fault, FAULT_IO, "%s", strerror(ENOENT));
		paths_fault(PLACE_DATA, name, fault);
	}
	return well;
}

bool trials_newest(struct trial *trial, bool *there, struct fault *fault)
{
	struct uuid newest = {""};
	bool missing;
	int folder = paths_open_folder(PLACE_DATA, TRIALS_FOLDER, &missing, fault);
	*there = false;
	if (folder < 0)
		return missing;
	if (!file_list(folder, take_newer, &newest)) {
		fault_set(fault, FAULT_IO, "%s", strerror(errno));
		close(folder);
		return paths_fault(PLACE_DATA, TRIALS_FOLDER, fault);
	}
	close(folder);
	*there = *newest.word;
	return !*there || read_trial(&newest, trial, fault);
}
