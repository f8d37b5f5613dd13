#include "base/filelock.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/file.h>
#include <sys/time.h>

#include "base/clock.h"
#include "base/signals.h"
#include "base/units.h"

enum { HOLD_SECONDS = 5 };  /* a stopped process must not block everyone */
enum { NUDGE_US = 100000 }; /* repeated, as one that came just before flock would be lost */

static void wake(int signal)
{
	(void)signal; /* its arrival interrupts flock */
}

/* The kernel queues those who wait, so that fifty at once are served in turn; polling would not. */
static bool take_before(int fd, int operation, int64_t deadline)
{
	for (;;) {
		if (!flock(fd, operation))
			return true;
		if (errno != EINTR)
			return false;
		if (clock_monotonic_ns() >= deadline) {
			errno = EWOULDBLOCK;
			return false;
		}
	}
}

bool filelock_take(int fd, enum filelock kind, int seconds)
{
	int operation = kind == FILELOCK_SHARED ? LOCK_SH : LOCK_EX;
	if (!flock(fd, operation | LOCK_NB))
		return true;
	if ((errno != EWOULDBLOCK && errno != EINTR) || seconds <= 0)
		return false;
	struct sigaction waking = {.sa_handler = wake}, before;
	struct itimerval nudge = {{0, NUDGE_US}, {0, NUDGE_US}}, earlier;
	sigset_t alarm = signals_only(SIGALRM), mask;
	sigaction(SIGALRM, &waking, &before);
	sigprocmask(SIG_UNBLOCK, &alarm, &mask);
	setitimer(ITIMER_REAL, &nudge, &earlier);
	bool taken = take_before(fd, operation, clock_monotonic_ns() + seconds * NS_IN_SECOND);
	int error = errno;
	setitimer(ITIMER_REAL, &earlier, NULL);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGALRM, &before, NULL);
	errno = error;
	return taken;
}

bool filelock_hold(int fd, const char *name, struct fault *fault)
{
	if (filelock_take(fd, FILELOCK_ALONE, HOLD_SECONDS))
		return true;
	if (errno == EWOULDBLOCK)
		return fault_set(fault, FAULT_BUSY,
				 "%s: another program has held it for %d seconds; try again", name,
				 HOLD_SECONDS);
	if (errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOSYS || errno == EINVAL)
		return fault_set(
			fault, FAULT_IO,
			"%s: this file system has no locks: keep leg's files on another, and "
			"name it in XDG_DATA_HOME, XDG_STATE_HOME or XDG_CONFIG_HOME",
			name);
	return fault_errno(fault, FAULT_IO, errno, "%s", name);
}

void filelock_give(int fd)
{
	flock(fd, LOCK_UN);
}
