#include "run/plan_explain.h"

#include "base/alloc.h"
#include "base/visible.h"
#include "body/question.h"
#include "rule/fit.h"
#include "rule/reason.h"

void plan_causes_note(enum modality modality, enum leg leg, void *context)
{
	struct plan_causes *causes = context;
	causes->of = alloc_resize(causes->of, causes->count + 1, sizeof *causes->of);
	causes->of[causes->count].modality = modality;
	causes->of[causes->count++].leg = leg;
}

void plan_causes_release(struct plan_causes *causes)
{
	alloc_free(causes->of);
	*causes = (struct plan_causes){0};
}

static void add_reply(struct text *out, const struct reason *reason)
{
	const struct question_row *row = question_row(reason->question);
	text_addf(out, "    %s: %s", row->id, answer_id(reason->reply.answer));
	if (row->sided && reason->reply.leg != LEG_BOTH)
		text_addf(out, ", %s", leg_words(reason->reply.leg));
	if (reason->words && *reason->words)
		text_addf(out, " (%s)", reason->words);
	text_add_char(out, '\n');
}

static void add_reasons(const struct plan_source *source, enum modality modality, enum leg leg,
			struct text *out)
{
	struct reason reasons[QUESTIONS];
	size_t count = screen_reasons(&source->answers, source->mode, modality, leg, reasons);
	for (size_t i = 0; i < count; i++)
		add_reply(out, &reasons[i]);
	if (!count)
		text_add(out, source->screened ? "    (the screening's own limits)\n"
					       : "    (no saved answers)\n");
}

static void explain_stop(const struct plan *plan, const struct plan_source *source,
			 const struct wish *wish, struct text *out)
{
	text_addf(out, "%s: %s\n", plan->title, outcome_id(plan->outcome));
	for (size_t i = 0; i < wish->routine->part_count; i++) {
		const struct part *part = &wish->routine->parts[i];
		enum modality modality = part_modality(part);
		if (part->rank == 1 && modality != MODALITIES) {
			add_reasons(source, modality, wish->legs, out);
			return;
		}
	}
}

void plan_explain(const struct plan *plan, const struct plan_causes *causes,
		  const struct plan_source *source, const struct wish *wish, struct text *out)
{
	if (plan->outcome >= OUTCOME_STOP) {
		explain_stop(plan, source, wish, out);
		return;
	}
	if (!plan->omitted_count)
		text_add(out, "nothing was left out or changed\n");
	for (size_t i = 0; i < plan->omitted_count && i < causes->count; i++) {
		visible_add(out, plan->omitted[i].what);
		text_add(out, ": ");
		visible_add(out, plan->omitted[i].why);
		text_add_char(out, '\n');
		if (causes->of[i].modality != MODALITIES)
			add_reasons(source, causes->of[i].modality, causes->of[i].leg, out);
	}
}
