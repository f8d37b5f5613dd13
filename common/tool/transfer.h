/* Owns reading one document from FILE, "-" or stdin to its end, and writing one to stdout. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"
#include "tool/options.h"

/* Opens `file` (NULL or "-": stdin) to read it. -1 on a fault: FAULT_USAGE if stdin is a terminal,
 * else FAULT_NO_INPUT. `where` becomes the name for messages, visible ("<stdin>"). */
int transfer_open(const char *file, struct text *where, struct fault *fault)
	__attribute__((nonnull(2, 3), warn_unused_result));

/* The same, and reads all of it into `bytes`, at most 4 MiB. No byte at all is FAULT_DATA, without
 * a word if it is a pipe, and leaves `where` empty. */
bool transfer_read(const char *file, struct text *bytes, struct text *where, struct fault *fault)
	__attribute__((nonnull(2, 3, 4), warn_unused_result));

/* Writes `document` (one JSON line) to stdout: as it is in a pipe or file, indented on a terminal
 * when JSON was asked for, and as `card` (text for people) when text was asked for or a terminal is
 * there. A failure is FAULT_IO. */
bool transfer_write(const struct text *document, const struct text *card, enum format format,
		    struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Indents a report in JSON (one line) if it goes to a terminal. */
void transfer_fit(struct text *json) __attribute__((nonnull));

/* True if transfer_write shows the card; otherwise the caller need not make it. */
bool transfer_shows_card(enum format format);

/* True if the user sees that card: on the terminal that they answer on or, without one, on any. */
bool transfer_card_tells(enum format format, bool have_terminal);
