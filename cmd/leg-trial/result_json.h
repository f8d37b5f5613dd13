/* Owns the result of a trial as a document (leg-trial-result). Differences are in half points, the
 * median in quarter points, the chance as a fraction: integers alone. */
#pragma once
#include "base/text.h"
#include "doc/trial.h"
#include "tool/trial_finding.h"

/* `values` false: the course alone, without a rating, for "leg-trial show". */
void result_encode(const struct trial *trial, const struct finding *finding, bool values,
		   struct text *out) __attribute__((nonnull));
