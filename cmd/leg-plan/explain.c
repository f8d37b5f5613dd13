#include "explain.h"

#include <string.h>

#include "base/alloc.h"
#include "apply_limits.h"
#include "show/omission_text.h"
#include "show/plan_words.h"

/* The modality that a routine is about; one that only sits still stops with all the others. */
static enum modality modality_of(const struct request *request)
{
	for (size_t i = 0; request && i < request->routine->part_count; i++) {
		const struct part *part = &request->routine->parts[i];
		if (part->rank == 1 && part_modality(part) != MODALITIES)
			return part_modality(part);
	}
	return MODALITY_WALKING;
}

/* `request` is NULL for a plan written by hand. */
static void explain_stop(const struct plan *plan, const struct plan_source *source,
			 const struct request *request, struct text *out)
{
	text_addf(out, "%s: %s\n", plan_title(plan), outcome_id(plan->outcome));
	plan_behind_stop(modality_of(request), request ? request->legs : LEG_BOTH, source, out);
}

static void add_omission(const struct plan *plan, const struct omission *omission, struct text *out)
{
	omission_text(plan, omission, out);
	text_add_char(out, '\n');
}

/* All omissions with the answers of the one at `first` behind them, then those answers. */
static void add_group(const struct plan *plan, const struct text behind[], size_t first,
		      struct text *out)
{
	for (size_t i = 0; i < first; i++)
		if (!strcmp(behind[i].bytes, behind[first].bytes))
			return; /* it was in an earlier group */
	for (size_t i = first; i < plan->omitted_count; i++)
		if (!strcmp(behind[i].bytes, behind[first].bytes))
			add_omission(plan, &plan->omitted[i], out);
	text_add(out, behind[first].bytes);
}

static void explain_omitted(const struct plan *plan, const struct plan_source *source,
			    const struct plan_trial *trial, struct text *out)
{
	struct text *behind = alloc_resize(NULL, plan->omitted_count, sizeof *behind);
	for (size_t i = 0; i < plan->omitted_count; i++) {
		text_init(&behind[i]);
		if (plan->omitted[i].cause != MODALITIES)
			plan_behind(&plan->omitted[i], source, trial, &behind[i]);
	}
	for (size_t i = 0; i < plan->omitted_count; i++)
		add_group(plan, behind, i, out);
	for (size_t i = 0; i < plan->omitted_count; i++)
		text_release(&behind[i]);
	alloc_free(behind);
}

void plan_explain(const struct plan *plan, const struct plan_source *source,
		  const struct plan_trial *trial, struct text *out)
{
	if (plan->outcome >= OUTCOME_STOP && (trial->request || !plan->omitted_count))
		explain_stop(plan, source, trial->request, out);
	else if (!plan->omitted_count)
		text_add(out, "nothing was left out or changed\n");
	else
		explain_omitted(plan, source, trial, out);
}
