/* Owns the page before the clock: advice to follow first, what to have ready, what was left out,
 * and which limits hold. One page that stays until the user goes on; longer ones come in parts. */
#pragma once
#include <stdbool.h>

#include "session_view.h"

/* True if there is more to read than what to have ready. */
bool opening_has_news(const struct plan *plan) __attribute__((nonnull));

/* The whole page, a paragraph a line. */
void opening_write(const struct plan *plan, struct text *out) __attribute__((nonnull));

/* Shows the page and waits, if it has news, on a terminal and without --keys. Otherwise nothing
 * waits: in line mode the lines are written, on a full screen the count-in shows what to have
 * ready. False if the user leaves, or a signal or a hang-up ends it (view->signal and
 * view->terminal_gone say so). The keys and, in full screen, the screen are ours already. */
bool opening_show(struct session_view *view) __attribute__((nonnull, warn_unused_result));
