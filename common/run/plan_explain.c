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

/* An answer that only adds a caution takes nothing away. */
static bool limits(const struct reason *reason, enum modality modality)
{
	struct limits alone = {{reason->alone, reason->alone}};
	return limits_level(&alone, modality, LEG_BOTH) > LEVEL_ALLOWED;
}

static void add_reasons(const struct plan_source *source, enum modality modality, enum leg leg,
			struct text *out)
{
	struct reason reasons[QUESTIONS];
	size_t count = screen_reasons(&source->answers, source->mode, modality, leg, reasons);
	bool limited = false;
	for (size_t i = 0; i < count; i++)
		limited = limited || limits(&reasons[i], modality);
	for (size_t i = 0; i < count; i++)
		if (!limited || limits(&reasons[i], modality))
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

static void add_omission(const struct omission *omission, struct text *out)
{
	visible_add(out, omission->what);
	text_add(out, ": ");
	visible_add(out, omission->why);
	text_add_char(out, '\n');
}

static bool same_cause(const struct plan_causes *causes, size_t a, size_t b)
{
	return causes->of[a].modality == causes->of[b].modality &&
	       causes->of[a].leg == causes->of[b].leg;
}

/* All omissions with the cause of the one at `first`, then the answers behind them. */
static void add_group(const struct plan *plan, const struct plan_causes *causes, size_t first,
		      const struct plan_source *source, struct text *out)
{
	for (size_t i = 0; i < first; i++)
		if (same_cause(causes, i, first))
			return; /* it was in an earlier group */
	for (size_t i = first; i < causes->count; i++)
		if (same_cause(causes, i, first))
			add_omission(&plan->omitted[i], out);
	if (causes->of[first].modality != MODALITIES)
		add_reasons(source, causes->of[first].modality, causes->of[first].leg, out);
}

void plan_explain(const struct plan *plan, const struct plan_causes *causes,
		  const struct plan_source *source, const struct wish *wish, struct text *out)
{
	if (wish && plan->outcome >= OUTCOME_STOP) {
		explain_stop(plan, source, wish, out);
		return;
	}
	if (!causes->count)
		text_add(out, "nothing was left out or changed\n");
	for (size_t i = 0; i < causes->count; i++)
		add_group(plan, causes, i, source, out);
}
