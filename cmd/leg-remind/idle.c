#include "idle.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/child.h"
#include "base/number.h"
#include "due.h"

enum { IDLE_COMMAND_SECONDS = 5, MS_PER_SECOND = 1000, MOST_IDLE_MS = 2000000000 };

/* The kernel puts the time of the last key into a terminal's access time (to some eight
 * seconds). */
static int64_t last_key(void)
{
	int64_t newest = -1;
	DIR *folder = opendir("/dev/pts");
	if (!folder)
		return -1;
	for (struct dirent *entry; (entry = readdir(folder));) {
		struct stat about;
		if (!fstatat(dirfd(folder), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) &&
		    S_ISCHR(about.st_mode) && about.st_uid == getuid() &&
		    about.st_atim.tv_sec > newest)
			newest = about.st_atim.tv_sec;
	}
	closedir(folder);
	return newest;
}

int64_t idle_seconds(const char *command, struct stamp now)
{
	if (!strcmp(command, "terminal")) {
		int64_t key = last_key();
		return key < 0 || key > now.at ? DUE_IDLE_UNKNOWN : now.at - key;
	}
	struct child child;
	struct fault fault;
	long milliseconds = 0;
	int64_t idle = DUE_IDLE_UNKNOWN;
	if (child_command(command, "", IDLE_COMMAND_SECONDS, &child)) {
		text_cut(&child.out, strcspn(child.out.bytes, "\r\n"));
		if (number_parse(child.out.bytes, 0, MOST_IDLE_MS, &milliseconds, &fault))
			idle = milliseconds / MS_PER_SECOND;
	}
	child_release(&child);
	return idle;
}
