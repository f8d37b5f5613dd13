#include "store/trials.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/paths.h"

static const char folder_name[] = "trials";
static const char ending[] = ".json";
enum { ENTRY_SIZE = UUID_SIZE - 1 + sizeof ending, NAME_SIZE = sizeof folder_name + ENTRY_SIZE };

static bool is_trial(const char *entry, struct uuid *id)
{
	if (strlen(entry) != ENTRY_SIZE - 1 || strcmp(entry + UUID_SIZE - 1, ending))
		return false;
	memcpy(id->word, entry, UUID_SIZE - 1);
	id->word[UUID_SIZE - 1] = '\0';
	return uuid_valid(id->word);
}

/* "trials/ID.json" */
static void name_of(const struct uuid *id, char name[NAME_SIZE])
{
	snprintf(name, NAME_SIZE, "%s/%s%s", folder_name, id->word, ending);
}

/* The greatest id is the newest; "" is before all. */
static void take_newer(const char *entry, void *context)
{
	struct uuid *newest = context;
	struct uuid id;
	if (is_trial(entry, &id) && uuid_order(&id, newest) > 0)
		*newest = id;
}

static bool find_newest(int folder, struct uuid *newest, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	if (file_list(folder, take_newer, newest))
		return true;
	int error = errno;
	paths_shown(PLACE_DATA, folder_name, &path);
	fault_errno(fault, FAULT_IO, error, "%s", path.bytes);
	text_release(&path);
	return false;
}

static bool read_newest(int folder, struct trial *trial, bool *there, struct fault *fault)
{
	struct uuid newest = {""};
	struct text bytes = TEXT_EMPTY;
	char name[NAME_SIZE];
	bool missing, well = find_newest(folder, &newest, fault);
	*there = well && *newest.word;
	if (!*there)
		return well;
	name_of(&newest, name);
	well = paths_read(PLACE_DATA, name, &bytes, &missing, fault) &&
	       (trial_decode(&bytes, trial, fault) || paths_fault(PLACE_DATA, name, fault));
	text_release(&bytes);
	return well;
}

bool trials_newest(struct trial *trial, bool *there, struct fault *fault)
{
	bool missing = false;
	int folder = paths_find_folder(PLACE_DATA, folder_name, &missing, fault);
	*there = false;
	if (folder < 0)
		return missing;
	bool well = read_newest(folder, trial, there, fault);
	close(folder);
	return well;
}

static bool write_trial(const struct trial *trial, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	char name[NAME_SIZE];
	name_of(&trial->envelope.id, name);
	trial_encode(trial, &bytes);
	bool well = paths_replace(PLACE_DATA, name, &bytes, fault);
	text_release(&bytes);
	return well;
}

bool trials_change(trial_changer *change, void *context, struct fault *fault)
{
	struct trial trial = {0};
	bool there;
	int folder = paths_hold(PLACE_DATA, folder_name, fault);
	if (folder < 0)
		return false;
	bool well = read_newest(folder, &trial, &there, fault) &&
		    change(&trial, there, context, fault) && write_trial(&trial, fault);
	close(folder);
	return well;
}
