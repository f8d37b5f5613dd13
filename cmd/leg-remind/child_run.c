#include "child_run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/clock.h"
#include "base/units.h"
#include "base/wait_fd.h"

enum { READ_SIZE = 4096, WAIT_STEP_MS = 20 };
enum { SIGNAL_STATUS = 128, GRACE_MS = 2000 };

struct pipes {
	int in;		    /* what the child reads */
	int out[2], err[2]; /* it writes out[1] and err[1] */
};

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static bool pipes_open(struct pipes *pipes)
{
	*pipes = (struct pipes){open("/dev/null", O_RDONLY | O_CLOEXEC), {-1, -1}, {-1, -1}};
	return pipes->in >= 0 && !pipe2(pipes->out, O_CLOEXEC) && !pipe2(pipes->err, O_CLOEXEC);
}

static void pipes_close(struct pipes *pipes)
{
	close_one(&pipes->in);
	for (int end = 0; end < 2; end++) {
		close_one(&pipes->out[end]);
		close_one(&pipes->err[end]);
	}
}

/* Sets child->cut if the child writes more than we take, or what it wrote cannot be read. */
static void take_output(int *fd, struct text *into, struct child *child)
{
	char *room = text_reserve(into, READ_SIZE);
	ssize_t got = read(*fd, room, READ_SIZE);
	if (got > 0 && into->length + (size_t)got <= CHILD_MOST_OUTPUT) {
		into->length += (size_t)got;
		into->bytes[into->length] = '\0';
		return;
	}
	if (got < 0 && errno == EINTR)
		return;
	if (got) {
		child->cut = true;
		child->error = got < 0 ? errno : 0;
	}
	close_one(fd);
}

static int milliseconds_left(int64_t deadline)
{
	int64_t left = (deadline - clock_monotonic_ns()) / NS_IN_MS;
	return left > 0 ? (int)left : 0;
}

/* Listens until both outputs are closed, or cannot be listened to. False if the time is over. */
static bool listen_to(struct pipes *pipes, int64_t deadline, struct child *child)
{
	while (pipes->out[0] >= 0 || pipes->err[0] >= 0) {
		const int ends[] = {pipes->out[0], pipes->err[0]};
		int ready = wait_readable(ends, 2, milliseconds_left(deadline));
		if (ready == 0)
			return false;
		if (ready < 0 && errno == EINTR)
			continue; /* the deadline still holds */
		if (ready < 0) {
			child->cut = true;
			child->error = errno;
			return true;
		}
		if (ready & 1)
			take_output(&pipes->out[0], &child->out, child);
		if (ready & 2)
			take_output(&pipes->err[0], &child->err, child);
	}
	return true;
}

static bool ended(pid_t pid, int64_t deadline, int *status)
{
	for (;;) {
		pid_t gone = waitpid(pid, status, WNOHANG);
		if (gone == pid || (gone < 0 && errno != EINTR))
			return true;
		int left = milliseconds_left(deadline);
		if (!left)
			return false;
		wait_readable(NULL, 0, left < WAIT_STEP_MS ? left : WAIT_STEP_MS);
	}
}

/* Ends a child whose time is over: at once with what it started, or gently and alone. */
static void end(pid_t pid, bool own_group, int *status)
{
	int64_t grace = clock_monotonic_ns() + (int64_t)GRACE_MS * NS_IN_MS;
	if (!own_group && !kill(pid, SIGINT) && ended(pid, grace, status))
		return;
	kill(own_group ? -pid : pid, SIGKILL);
	while (waitpid(pid, status, 0) < 0 && errno == EINTR)
		;
}

static void attend(pid_t pid, struct pipes *pipes, int seconds, bool own_group, struct child *child)
{
	int64_t deadline = clock_monotonic_ns() + seconds * NS_IN_SECOND;
	int status = SIGKILL; /* until waitpid has told how it ended */
	child->timed_out = !listen_to(pipes, deadline, child) || !ended(pid, deadline, &status);
	if (child->timed_out)
		end(pid, own_group, &status);
	child->status =
		WIFSIGNALED(status) ? SIGNAL_STATUS + WTERMSIG(status) : WEXITSTATUS(status);
}

static bool run(const char *const argv[], int seconds, bool own_group, struct child *child)
{
	struct pipes pipes;
	pid_t pid = 0;
	*child = (struct child){.status = CHILD_NOT_STARTED, .out = TEXT_EMPTY, .err = TEXT_EMPTY};
	if (!pipes_open(&pipes) ||
	    (errno = child_start(argv, (int[]){pipes.in, pipes.out[1], pipes.err[1]}, own_group,
				 &pid))) {
		child->error = errno;
		pipes_close(&pipes);
		return false;
	}
	close_one(&pipes.in);
	close_one(&pipes.out[1]);
	close_one(&pipes.err[1]);
	attend(pid, &pipes, seconds, own_group, child);
	pipes_close(&pipes);
	return child->status == 0 && !child->cut;
}

bool child_run(const char *const argv[], int seconds, struct child *child)
{
	return run(argv, seconds, true, child);
}

bool child_run_in_group(const char *const argv[], int seconds, struct child *child)
{
	return run(argv, seconds, false, child);
}

bool child_command(const char *command, const char *text, int seconds, struct child *child)
{
	const char *const argv[] = {"/bin/sh", "-c", command, "leg", text, NULL};
	return child_run(argv, seconds, child);
}

void child_release(struct child *child)
{
	text_release(&child->out);
	text_release(&child->err);
}
