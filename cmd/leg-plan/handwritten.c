#include "handwritten.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/transfer.h"

const char plan_without_work[] =
	"there is nothing to do in it: add a step of kind massage, stretch, walking, pumps, "
	"elevation, sleeve or socks";

bool plan_does_work(const struct plan *plan, bool lowered)
{
	for (size_t i = 0; i < plan->step_count; i++) {
		const struct step *step = &plan->steps[i];
		bool rests = step->kind == STEP_REST && !(lowered && step->what == TASK_RAISE);
		if (!rests && step->kind != STEP_SETUP && step->kind != STEP_SWITCH &&
		    step->kind != STEP_AFTERCARE)
			return true;
	}
	return false;
}

bool plan_has_work(const struct plan *plan)
{
	return !strcmp(plan->routine, "rest") || plan_does_work(plan, plan->screened);
}

void plan_count_from_one(const struct plan *clamped, struct fault *fault)
{
	static const char begin[] = "steps[";
	char text[sizeof fault->text], *rest;
	if (strncmp(fault->text, begin, strlen(begin)) != 0)
		return;
	long index = strtol(fault->text + strlen(begin), &rest, 10);
	if (*rest++ != ']')
		return;
	long number = clamped ? clamped->steps[index].number : index + 1;
	snprintf(text, sizeof text, "step %ld%s%s", number, *rest == '.' ? ", " : "",
		 rest + (*rest == '.'));
	memcpy(fault->text, text, sizeof text);
}

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
		read = plan_decode_draft(&bytes, plan, NULL, fault);
		if (!read)
			plan_count_from_one(NULL, fault);
		read = (read && (plan_has_work(plan) ||
				 fault_set(fault, FAULT_DATA, "%s", plan_without_work))) ||
		       fault_at(fault, where.bytes);
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
