/* Owns writing to a descriptor without ever waiting for it, while time matters: what does not go at
 * once stays in a queue. */
#pragma once
#include <stdbool.h>

#include "base/text.h"

struct outlet {
	int fd;
	bool gone; /* a write failed; nothing more is tried */
	struct text queue;
};

/* Puts `text` in the queue and sends what goes. */
void outlet_add(struct outlet *outlet, const struct text *text) __attribute__((nonnull));
void outlet_flush(struct outlet *outlet) __attribute__((nonnull));

/* Sends all of it, waiting as long as it takes, and drops the queue. False where a write failed. */
bool outlet_finish(struct outlet *outlet) __attribute__((nonnull));
