#include "output_buffer.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/wait_fd.h"

/* A pipe that polls as writable takes PIPE_BUF bytes without blocking. */
static void send_piece(struct output_buffer *output)
{
	size_t length = output->queue.length < PIPE_BUF ? output->queue.length : PIPE_BUF;
	ssize_t sent = write(output->fd, output->queue.bytes, length);
	if (sent < 0) {
		output->gone = errno != EINTR && errno != EAGAIN;
		return;
	}
	memmove(output->queue.bytes, output->queue.bytes + sent,
		output->queue.length - (size_t)sent);
	text_cut(&output->queue, output->queue.length - (size_t)sent);
}

void output_flush(struct output_buffer *output)
{
	while (!output->gone && output->queue.length && wait_writable(output->fd, 0))
		send_piece(output);
}

void output_add(struct output_buffer *output, const char *words)
{
	if (output->gone)
		return;
	text_add(&output->queue, words);
	output_flush(output);
}

bool output_finish(struct output_buffer *output)
{
	while (!output->gone && output->queue.length)
		if (wait_writable(output->fd, -1))
			send_piece(output);
	text_release(&output->queue);
	return !output->gone;
}
