/* Owns leg-plan --check: every fault of a plan, whoever wrote it, one a line on stdout. run/ may
 * include it. */
#pragma once
#include "base/fault.h"

/* Gives the exit status: FAULT_NOTHING where faults were found; what went wrong has been said. */
int plan_check_run(const char *file, struct fault *fault) __attribute__((nonnull));
