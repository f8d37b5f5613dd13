#include "base/wait_fd.h"

#include <poll.h>

bool wait_writable(int fd, int milliseconds)
{
	struct pollfd out = {.fd = fd, .events = POLLOUT};
	return poll(&out, 1, milliseconds) > 0;
}

bool wait_is_complete(int fd)
{
	struct pollfd in = {.fd = fd, .events = POLLIN | POLLRDHUP};
	return poll(&in, 1, 0) > 0 && in.revents & (POLLHUP | POLLRDHUP);
}

int wait_readable(const int fds[], int count, int milliseconds)
{
	struct pollfd in[WAIT_MOST_FDS];
	for (int i = 0; i < count; i++)
		in[i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
	int ready = poll(in, (nfds_t)count, milliseconds);
	if (ready <= 0)
		return ready;
	int set = 0;
	for (int i = 0; i < count; i++)
		set |= in[i].revents ? 1 << i : 0;
	return set;
}
