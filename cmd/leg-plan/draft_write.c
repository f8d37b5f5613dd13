#include "draft_write.h"

#include "body/enum_names.h"
#include "doc/json_write.h"

/* Without what is ours to say, and what follows from the rest. */
static void put_draft_step(struct text *out, const struct step *step)
{
	doc_put_string(out, "kind", step_kind_id(step->kind));
	if (step->what != task_of_kind(step->kind))
		doc_put_string(out, "what", task_id(step->what));
	if (step->leg != LEG_BOTH)
		doc_put_string(out, "leg", leg_id(step->leg));
	doc_put_word(out, "zone", word_zone, step->zone);
	doc_put_word(out, "technique", word_technique, step->technique);
	doc_put_word(out, "move", word_move, step->move);
	doc_put_count(out, "pressure", step->pressure);
	if (!step->reps)
		doc_put_integer(out, "seconds", step->seconds);
	doc_put_count(out, "reps", step->reps);
	doc_put_count(out, "rep_ms", step->rep_ms);
	doc_put_count(out, "stroke_ms", step->stroke_ms);
	if (step->position != step_usual_position(step))
		doc_put_string(out, "position", word_position((int)step->position));
	if (step->feet != FEET_LEVEL)
		doc_put_string(out, "feet", feet_id(step->feet));
	if (step->heat)
		doc_put_boolean(out, "heat", true);
	doc_put_optional(out, "note", step->note);
}

void plan_encode_draft(const struct plan *plan, struct text *out)
{
	doc_begin(out, "leg-plan", PLAN_VERSION, NULL);
	doc_put_string(out, "routine", plan->routine);
	doc_open_array(out, "steps");
	for (size_t i = 0; i < plan->step_count; i++) {
		doc_open_object(out, NULL);
		put_draft_step(out, &plan->steps[i]);
		doc_close_object(out);
	}
	doc_close_array(out);
	doc_finish(out);
}
