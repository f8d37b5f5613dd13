#include "store/trials.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/filelock.h"
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

/* The greatest id of the files in `folder`. */
static bool find_newest(int folder, struct uuid *newest, bool *there, struct fault *fault)
{
	int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *list = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *entry;
	*there = false;
	if (!list)
		return fault_errno(fault, FAULT_IO, errno, "cannot list the trials");
	while ((entry = readdir(list))) {
		struct uuid id;
		if (is_trial(entry->d_name, &id) && (!*there || uuid_order(&id, newest) > 0)) {
			*newest = id;
			*there = true;
		}
	}
	closedir(list);
	return true;
}

static bool read_entry(int folder, const char *entry, struct trial *trial, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, shown = TEXT_EMPTY;
	bool missing, well = false;
	int fd = paths_open_file(folder, entry, O_RDONLY, &missing, fault);
	if (fd < 0)
		return false;
	text_addf(&shown, "%s/%s", folder_name, entry);
	well = file_read(fd, FILE_MOST_BYTES, shown.bytes, &bytes, fault) &&
	       (trial_decode(&bytes, trial, fault) || fault_at(fault, shown.bytes));
	close(fd);
	text_release(&bytes);
	text_release(&shown);
	return well;
}

bool trials_newest(struct trial *trial, bool *there, struct fault *fault)
{
	bool missing = false, well;
	struct uuid newest;
	char entry[ENTRY_SIZE];
	int folder = paths_find_folder(PLACE_DATA, folder_name, &missing, fault);
	*there = false;
	if (folder < 0)
		return missing;
	well = find_newest(folder, &newest, there, fault);
	if (well && *there) {
		entry_of(&newest, entry);
		well = read_entry(folder, entry, trial, fault);
	}
	close(folder);
	return well;
}

bool trials_write(const struct trial *trial, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, shown = TEXT_EMPTY;
	char entry[ENTRY_SIZE];
	bool well;
	int folder = paths_open_folder(PLACE_DATA, folder_name, fault);
	if (folder < 0)
		return false;
	entry_of(&trial->envelope.id, entry);
	text_addf(&shown, "%s/%s", folder_name, entry);
	trial_encode(trial, &bytes);
	well = filelock_hold(folder, "the folder of trials", fault) &&
	       file_replace(folder, entry, 0600, &bytes, shown.bytes, fault);
	close(folder);
	text_release(&bytes);
	text_release(&shown);
	return well;
}
