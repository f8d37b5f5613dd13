#include "check_report.h"

#include <stdio.h>

#include "doc/plan.h"
#include "rule/plan_check.h"
#include "show/step_text.h"
#include "tool/program.h"
#include "tool/transfer.h"

struct listing {
	const struct plan *plan;
	const char *where;
	struct text lines;
};

/* "plan.json: step 4, Kneading, left calf: order: goes back to the calf" */
static void list_breach(const struct breach *breach, void *context)
{
	struct listing *listing = context;
	text_addf(&listing->lines, "%s: ", listing->where);
	if (breach->step != CHECK_WHOLE_PLAN) {
		text_addf(&listing->lines, "step %d, ", breach->step + 1);
		step_title(&listing->plan->steps[breach->step], false, &listing->lines);
		text_add(&listing->lines, ": ");
	}
	text_addf(&listing->lines, "%s: %s\n", check_rule_id(breach->rule), breach->text);
}

static int check(const struct plan *plan, const char *where)
{
	struct listing listing = {.plan = plan, .where = where, .lines = TEXT_EMPTY};
	size_t breaches = plan_check(plan, list_breach, &listing);
	fputs(listing.lines.bytes, stdout);
	text_release(&listing.lines);
	if (breaches)
		return FAULT_NOTHING;
	program_say("%s: nothing wrong with its %zu %s", where, plan->step_count,
		    plan->step_count == 1 ? "step" : "steps");
	return FAULT_NONE;
}

int plan_check_run(const char *file, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	struct plan plan = {0};
	int status;
	if (!transfer_read(file, &bytes, &where, fault)) {
		status = program_fault(fault);
	} else if (!plan_decode_draft(&bytes, &plan, fault)) {
		fault_at(fault, where.bytes);
		status = program_fault(fault);
	} else {
		status = check(&plan, where.bytes);
		plan_release(&plan);
	}
	text_release(&bytes);
	text_release(&where);
	return status;
}
