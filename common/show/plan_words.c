#include "show/plan_words.h"

#include <string.h>

#include "base/alloc.h"
#include "body/routine.h"
#include "show/step_text.h"

const char note_rule[] = "Where a note asks for more than these steps, the steps hold.";

const char *plan_title(const struct plan *plan)
{
	const struct routine_row *row = routine_find(plan->routine);
	return row ? row->title : "Written by hand";
}

static void replace(char **string, char *with)
{
	alloc_free(*string);
	*string = with;
}

/* To ask a clinician is not said again where it has been done; anything more urgent is. */
static char *advice_of(const struct plan *plan, const char *emergency)
{
	bool quiet = plan->quiet && plan->action <= ACTION_ASK_CLINICIAN;
	bool partner = plan->mode == MODE_PARTNER;
	const char *advice = quiet ? "" : action_advice(plan->action, partner);
	if (!*advice && plan->outcome >= OUTCOME_STOP)
		advice = action_leave_out(plan_waits(plan, LEG_BOTH));
	return *advice ? action_fill(advice, emergency) : NULL;
}

static char *command_of(const struct plan *plan, const struct alternative *alternative)
{
	const struct routine_row *row = routine_find(alternative->routine);
	const char *before = "";
	struct text text = TEXT_EMPTY;
	if (plan->mode == MODE_PARTNER)
		before = "leg-screen --for=partner | ";
	else if (row && row->screening)
		before = "leg-screen --reuse | ";
	text_addf(&text, "%sleg-plan -r %s | leg-timer | leg-log add", before,
		  alternative->routine);
	return text_take(&text);
}

void plan_word(struct plan *plan, const char *emergency)
{
	bool partner = plan->mode == MODE_PARTNER;
	replace(&plan->title, alloc_string(plan_title(plan)));
	replace(&plan->advice, advice_of(plan, emergency));
	for (size_t i = 0; i < plan->alternative_count; i++) {
		struct alternative *alternative = &plan->alternatives[i];
		const struct routine_row *row = routine_find(alternative->routine);
		replace(&alternative->title, alloc_string(row ? row->title : ""));
		replace(&alternative->command, command_of(plan, alternative));
	}
	for (size_t i = 0; i < plan->step_count; i++)
		step_word(&plan->steps[i], partner);
}

bool plan_waits(const struct plan *plan, enum leg leg)
{
	for (size_t i = 0; i < plan->omitted_count; i++)
		if (plan->omitted[i].why == WHY_OTHER_LEG &&
		    (leg == LEG_BOTH || plan->omitted[i].leg == (int)leg))
			return true;
	return false;
}

void plan_alternatives_text(const struct plan *plan, struct text *out)
{
	const struct routine_row *row = routine_find(plan->routine);
	if (!plan->alternative_count)
		return;
	if (row && routine_has_work(row, WORK_STROKE))
		text_add(out,
			 plan_waits(plan, LEG_BOTH) ? "No massage now. " : "No massage today. ");
	for (size_t i = 0; i < plan->alternative_count; i++) {
		const struct alternative *alternative = &plan->alternatives[i];
		text_addf(out, "%s%s, %d minute%s",
			  i ? "; " : "Still allowed: ", alternative->routine, alternative->minutes,
			  alternative->minutes == 1 ? "" : "s");
	}
	text_add_char(out, '.');
}
