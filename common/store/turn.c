#include "store/turn.h"

#include <errno.h>
#include <stdint.h>
#include <sys/file.h>
#include <time.h>

#include "base/clock.h"

static const int64_t second = 1000000000;
static const struct timespec pause_between = {.tv_nsec = 20000000};

bool turn_take(int fd, const char *what, struct fault *fault)
{
	int64_t end = clock_monotonic_ns() + TURN_MOST_SECONDS * second;
	while (flock(fd, LOCK_EX | LOCK_NB)) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK)
			return fault_errno(fault, FAULT_IO, errno, "cannot lock %s", what);
		if (clock_monotonic_ns() >= end)
			return fault_set(fault, FAULT_BUSY,
					 "%s is held by another program; try again", what);
		nanosleep(&pause_between, NULL);
	}
	return true;
}
