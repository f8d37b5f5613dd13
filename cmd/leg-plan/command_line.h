/* Owns the options of leg-plan as they are typed, and the words that a shell may complete. */
#pragma once
#include "plan_options.h"

/* Exits on wrong use, after --help, and after words to complete (tool/candidates.h). */
void command_line_read(int argc, char **argv, struct plan_options *plan) __attribute__((nonnull));
