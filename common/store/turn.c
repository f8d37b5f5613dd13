#include "store/turn.h"

#include <errno.h>

#include "base/filelock.h"

bool turn_take(int fd, const char *what, struct fault *fault)
{
	if (filelock_take(fd, FILELOCK_ALONE, TURN_MOST_SECONDS))
		return true;
	if (errno == EWOULDBLOCK)
		return fault_set(fault, FAULT_BUSY, "%s is held by another program; try again",
				 what);
	return fault_errno(fault, FAULT_IO, errno, "cannot lock %s", what);
}
