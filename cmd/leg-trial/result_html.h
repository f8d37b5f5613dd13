/* Owns the result of a trial as a page that answers each item of CONSORT's extension for
 * single-patient trials (CENT 2015), or says why it does not apply. */
#pragma once
#include "base/text.h"
#include "doc/trial.h"
#include "tool/trial_finding.h"

void result_html(const struct trial *trial, const struct finding *finding, struct text *out)
	__attribute__((nonnull));
