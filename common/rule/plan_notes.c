#include "rule/plan_notes.h"

#include "base/alloc.h"

void plan_notes_drop(struct plan *plan, bool screened)
{
	for (size_t i = 0; i < plan->step_count; i++) {
		struct step *step = &plan->steps[i];
		enum level level = limits_level(&plan->limits, MODALITY_MASSAGE, step->leg);
		if (!step->note || (screened && level < LEVEL_NOT_ALLOWED))
			continue;
		struct omission omission =
			omission_of(OMIT_NOTE, screened ? WHY_NO_MASSAGE : WHY_NO_SCREENING);
		omission.step = (int)i + 1;
		if (screened)
			omission.cause = MODALITY_MASSAGE;
		plan_omit(plan, &omission);
		alloc_free(step->note);
		step->note = NULL;
	}
}
