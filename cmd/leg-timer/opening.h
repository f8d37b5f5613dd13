/* The page before the clock starts: advice to follow first, things to have ready, omissions, and
 * the limits. It stays until the user goes on; a long one comes in parts. */
#pragma once
#include <stdbool.h>

#include "session_view.h"

/* Shows the page and waits, if it has news, on a terminal and without --keys. Otherwise it does not
 * wait: in line mode the lines are written, on a full screen the count-in shows the things to have
 * ready. False if the user leaves, or a signal or a hang-up ends it (view->signal and
 * view->terminal_gone say so). The caller has taken the keys and, in full screen, the screen. */
bool opening_show(struct session_view *view) __attribute__((nonnull, warn_unused_result));
