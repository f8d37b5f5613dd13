/* Owns the options of leg-plan as they are typed. */
#pragma once
#include "plan_options.h"

/* Exits on wrong use, and after --help. */
void command_line_read(int argc, char **argv, struct plan_options *plan) __attribute__((nonnull));
