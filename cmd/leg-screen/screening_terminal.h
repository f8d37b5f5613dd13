/* Owns a screening on the terminal: with the saved answers, and what is kept of it afterwards. */
#pragma once
#include "screening_result.h"

/* Asks, delivers, keeps. FAULT_UNFINISHED if the conversation ended early; the user has been told.
 */
bool terminal_screen(struct screening_run *run, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
