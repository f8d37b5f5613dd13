/* Writes to a descriptor without ever waiting for it, while time matters: bytes that cannot be
 * written at once stay in a queue. */
#pragma once
#include <stdbool.h>

#include "base/text.h"

struct output_buffer {
	int fd;
	bool gone; /* a write failed; nothing more is tried */
	struct text queue;
};

/* Queues `words` and writes as much as possible. */
void output_add(struct output_buffer *output, const char *words) __attribute__((nonnull));
void output_flush(struct output_buffer *output) __attribute__((nonnull));

/* Writes all of it, waiting as long as it takes, and drops the queue. False if a write failed. */
bool output_finish(struct output_buffer *output) __attribute__((nonnull));
