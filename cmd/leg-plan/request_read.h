/* Makes a request of the options of leg-plan. */
#pragma once
#include "base/fault.h"
#include "doc/omission.h"
#include "plan_options.h"
#include "request.h"

/* Things that were asked for and are left out. */
typedef unsigned omit_set; /* bit 1 << enum omit_what */
#define OMIT_BIT(what) (1U << (what))

/* Reads the request for this routine from the options. FAULT_USAGE if they do not fit the routine;
 * but if `left_out` is not NULL, minutes change to the nearest number that the routine takes,
 * options that do not apply to it are ignored, and both are added to the set. */
bool plan_request(const struct plan_options *options, const struct routine_row *routine,
		  struct request *request, omit_set *left_out, struct fault *fault)
	__attribute__((nonnull(1, 2, 3, 5), warn_unused_result));
