#include "handwritten.h"

#include <string.h>

#include "tool/transfer.h"

bool plan_from_read(const struct plan_options *options, struct plan *plan, struct fault *fault)
{
	bool on_stdin = !options->file || !strcmp(options->file, "-");
	if (on_stdin && !strcmp(options->from, "-"))
		return fault_set(fault, FAULT_USAGE,
				 "--from: the screening is on standard input already");
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	bool read = transfer_read(options->from, &bytes, &where, fault);
	if (read) {
		plan_release(plan);
		read = plan_decode_draft(&bytes, plan, fault) || fault_at(fault, where.bytes);
	}
	text_release(&bytes);
	text_release(&where);
	if (!read)
		return false;
	if (!*plan->routine)
		plan->routine = PLAN_BY_HAND;
	plan_forget_outcome(plan);
	return true;
}
