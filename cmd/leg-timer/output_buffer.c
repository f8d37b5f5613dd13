#include "output_buffer.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/wait_fd.h"

/* A pipe that says it takes something takes PIPE_BUF bytes without waiting. */
static bool send_piece(struct outlet *outlet)
{
	size_t length = outlet->queue.length < PIPE_BUF ? outlet->queue.length : PIPE_BUF;
	ssize_t sent = write(outlet->fd, outlet->queue.bytes, length);
	if (sent < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	if (sent < 0) {
		outlet->gone = true;
		return false;
	}
	memmove(outlet->queue.bytes, outlet->queue.bytes + sent,
		outlet->queue.length - (size_t)sent);
	text_cut(&outlet->queue, outlet->queue.length - (size_t)sent);
	return true;
}

void outlet_flush(struct outlet *outlet)
{
	while (!outlet->gone && outlet->queue.length && wait_writable(outlet->fd, 0))
		send_piece(outlet);
}

void outlet_add(struct outlet *outlet, const struct text *text)
{
	if (outlet->gone)
		return;
	text_add_bytes(&outlet->queue, text->bytes, text->length);
	outlet_flush(outlet);
}

bool outlet_finish(struct outlet *outlet)
{
	while (!outlet->gone && outlet->queue.length)
		if (wait_writable(outlet->fd, -1))
			send_piece(outlet);
	text_release(&outlet->queue);
	return !outlet->gone;
}
