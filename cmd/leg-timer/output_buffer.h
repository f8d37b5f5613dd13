/* Owns writing to a descriptor without ever waiting for it, while time matters: what does not go at
 * once stays in a queue. */
#pragma once
#include <stdbool.h>

#include "base/text.h"

struct output_buffer {
	int fd;
	bool gone; /* a write failed; nothing more is tried */
	struct text queue;
};

/* Puts `text` in the queue and sends what goes. */
void output_add(struct output_buffer *output, const struct text *text) __attribute__((nonnull));
void output_flush(struct output_buffer *output) __attribute__((nonnull));

/* Sends all of it, waiting as long as it takes, and drops the queue. False if a write failed. */
bool output_finish(struct output_buffer *output) __attribute__((nonnull));
