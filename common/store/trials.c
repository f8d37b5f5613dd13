#include "store/trials.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/paths.h"

static const char folder_name[] = "trials";
static const char ending[] = ".json";
enum { ENTRY_SIZE = UUID_SIZE - 1 + sizeof ending };

static bool is_trial(const char *entry, struct uuid *id)
{
	if (strlen(entry) != ENTRY_SIZE - 1 || strcmp(entry + UUID_SIZE - 1, ending))
		return false;
	memcpy(id->word, entry, UUID_SIZE - 1);
	id->word[UUID_SIZE - 1] = '\0';
	return uuid_valid(id->word);
}

static void entry_of(const struct uuid *id, char entry[ENTRY_SIZE])
{
	memcpy(entry, id->word, UUID_SIZE - 1);
	memcpy(entry + UUID_SIZE - 1, ending, sizeof ending);
}

/* The greatest id is the newest; "" is before all. */
static void take_newer(const char *entry, void *context)
{
	struct uuid *newest = context;
	struct uuid id;
	if (is_trial(entry, &id) && uuid_order(&id, newest) > 0)
		*newest = id;
}

/* The whole path of the entry, or of the folder for "". */
static void add_path(const char *entry, struct text *path)
{
	struct text below = TEXT_EMPTY;
	text_addf(&below, "%s%s%s", folder_name, *entry ? "/" : "", entry);
	paths_shown(PLACE_DATA, below.bytes, path);
	text_release(&below);
}

static bool find_newest(int folder, struct uuid *newest, struct fault *fault)
{
	struct text path = TEXT_EMPTY;
	if (file_list(folder, take_newer, newest))
		return true;
	int error = errno;
	add_path("", &path);
	fault_errno(fault, FAULT_IO, error, "%s", path.bytes);
	text_release(&path);
	return false;
}

static bool read_entry(int folder, const char *entry, struct trial *trial, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, shown = TEXT_EMPTY;
	bool missing, well = false;
	int fd = paths_open_file(folder, entry, O_RDONLY, &missing, fault);
	if (fd < 0)
		return false;
	add_path(entry, &shown);
	well = file_read(fd, FILE_MOST_BYTES, shown.bytes, &bytes, fault) &&
	       (trial_decode(&bytes, trial, fault) || fault_at(fault, shown.bytes));
	close(fd);
	text_release(&bytes);
	text_release(&shown);
	return well;
}

static bool read_newest(int folder, struct trial *trial, bool *there, struct fault *fault)
{
	struct uuid newest = {""};
	char entry[ENTRY_SIZE];
	bool well = find_newest(folder, &newest, fault);
	*there = well && *newest.word;
	if (!*there)
		return well;
	entry_of(&newest, entry);
	return read_entry(folder, entry, trial, fault);
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

static bool write_entry(int folder, const struct trial *trial, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, shown = TEXT_EMPTY;
	char entry[ENTRY_SIZE];
	entry_of(&trial->envelope.id, entry);
	add_path(entry, &shown);
	trial_encode(trial, &bytes);
	bool well = file_replace(folder, entry, 0600, &bytes, shown.bytes, fault);
	text_release(&bytes);
	text_release(&shown);
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
		    change(&trial, there, context, fault) && write_entry(folder, &trial, fault);
	close(folder);
	return well;
}
