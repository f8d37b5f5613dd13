#include "buttons_turn.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "base/filelock.h"
#include "store/paths.h"

enum { TURN_SECONDS = 5 };
static const char waiter_file[] = "remind.waiter"; /* locked by the process that waits */

static int open_waiter_file(int create)
{
	struct fault ignored;
	bool missing;
	int folder = paths_open_folder(PLACE_STATE, NULL, create ? NULL : &missing, &ignored);
	int fd = folder < 0 ? -1
			    : paths_open_file(folder, waiter_file, O_RDWR | create, &missing,
					      &ignored);
	if (folder >= 0)
		close(folder);
	return fd;
}

/* A record lock tells who holds it, and goes with its process. */
static const struct flock WHOLE_FILE = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

/* SIGINT to the group: notify-send takes its note away and ends, and so does the process that waits
 * for it. */
static void interrupt_holder(int fd)
{
	struct flock lock = WHOLE_FILE;
	if (!fcntl(fd, F_GETLK, &lock) && lock.l_type != F_UNLCK && lock.l_pid > 1)
		kill(-lock.l_pid, SIGINT);
}

void buttons_end(void)
{
	int fd = open_waiter_file(0);
	if (fd < 0)
		return;
	interrupt_holder(fd);
	close(fd);
}

bool buttons_take_turn(void)
{
	int fd = open_waiter_file(O_CREAT);
	if (fd < 0)
		return false;
	interrupt_holder(fd);
	return filelock_take(fd, FILELOCK_ALONE, TURN_SECONDS) && !fcntl(fd, F_SETLK, &WHOLE_FILE);
}
