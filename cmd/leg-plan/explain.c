#include "explain.h"

#include <stdio.h>
#include <string.h>

#include "apply_limits.h"
#include "base/alloc.h"
#include "body/question.h"
#include "clamp_plan.h"
#include "compose.h"
#include "doc/screening.h"
#include "limit_cause.h"
#include "rule/screen.h"
#include "show/omission_text.h"
#include "show/plan_words.h"
#include "tool/card.h"

/* The reasons that bear on a modality of a leg, and which of them are meant. */
struct bearing {
	struct reason of[QUESTIONS];
	bool meant[QUESTIONS];
	size_t count;
};

static void add_reply(struct text *out, const struct reason *reason)
{
	const struct question_row *row = question_row(reason->question);
	text_addf(out, "    %s: %s", row->id, answer_id(reason->reply.answer));
	if (row->sided && reason->reply.leg != LEG_BOTH)
		text_addf(out, ", %s", leg_words(reason->reply.leg));
	if (reason->words && *reason->words)
		text_addf(out, " (%s)", reason->words);
	const char *between = ", because of ";
	for (int q = 0; q < QUESTIONS; q++)
		if (reason->causes.has[q]) {
			text_addf(out, "%s%s", between, question_row((enum question)q)->id);
			between = " and ";
		}
	text_add_char(out, '\n');
}

/* ---- one answer alone ---------------------------------------------------------------------- */

/* Makes the plan under these limits alone. False if there is none. */
static bool make_trial_plan(const struct plan_trial *trial, const struct limits *limits,
			    struct plan *plan)
{
	struct fault ignored = {0};
	if (trial->request) {
		plan_init(plan);
		return compose(trial->request, limits, plan, &ignored);
	}
	if (!plan_decode_draft(trial->draft, plan, &ignored))
		return false;
	plan->mode = trial->source->mode;
	clamp_plan(plan, limits);
	return true;
}

static bool same_word(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* A step written by hand is named alike whether it is dropped or changed, so the effect counts too.
 */
enum likeness { LIKE_THING_AND_EFFECT, LIKE_THING, LIKE_EFFECT };

static bool is_one_leg(int leg)
{
	return leg == LEG_LEFT || leg == LEG_RIGHT;
}

/* One answer may leave a thing out on the left leg, another on the right one. */
static bool legs_meet(int a, int b)
{
	return a == b || !is_one_leg(a) || !is_one_leg(b);
}

/* How many seconds of it are left out is another matter. */
static bool omissions_alike(const struct omission *a, const struct omission *b,
			    enum likeness likeness)
{
	if (likeness == LIKE_EFFECT)
		return a->why == b->why;
	return (likeness == LIKE_THING || a->why == b->why) && a->what == b->what &&
	       a->kind == b->kind && a->technique == b->technique && a->zone == b->zone &&
	       legs_meet(a->leg, b->leg) && same_word(a->part, b->part) &&
	       same_word(a->routine, b->routine) && a->step == b->step;
}

static bool leaves_out(const struct plan *plan, const struct omission *omission,
		       enum likeness likeness)
{
	if (plan->outcome >= OUTCOME_STOP)
		return true; /* that one and everything else */
	for (size_t i = 0; i < plan->omitted_count; i++)
		if (omissions_alike(&plan->omitted[i], omission, likeness))
			return true;
	return false;
}

static bool does_it(const struct reason *reason, const struct omission *omission,
		    const struct plan_trial *trial, enum likeness likeness)
{
	struct plan plan;
	bool does = make_trial_plan(trial, &reason->alone, &plan) &&
		    leaves_out(&plan, omission, likeness);
	plan_release(&plan);
	return does;
}

static bool mean_alone(struct bearing *bearing, const struct omission *omission,
		       const struct plan_trial *trial, enum likeness likeness)
{
	bool any = false;
	for (size_t i = 0; i < bearing->count; i++) {
		bearing->meant[i] = does_it(&bearing->of[i], omission, trial, likeness);
		any = any || bearing->meant[i];
	}
	return any;
}

/* ---- all together -------------------------------------------------------------------------- */

static bool mean_from(struct bearing *bearing, enum modality modality, enum level least)
{
	bool any = false;
	for (size_t i = 0; i < bearing->count; i++) {
		bearing->meant[i] =
			limits_level(&bearing->of[i].alone, modality, LEG_BOTH) >= least;
		any = any || bearing->meant[i];
	}
	return any;
}

/* True if the limits of the screening are stricter than its answers require. */
static bool is_stricter(const struct plan_source *source)
{
	struct screening judged = {.mode = source->mode, .answers = source->answers};
	screen_judge(&judged);
	return source->screened && !limits_within(&judged.limits, &source->limits);
}

static void add_meant(const struct bearing *bearing, struct text *out)
{
	for (size_t i = 0; i < bearing->count; i++)
		if (bearing->meant[i])
			add_reply(out, &bearing->of[i]);
}

/* Keeps those of at least this level; if there are none, those that limit; if none does, those that
 * only add a caution. */
static void add_together(struct bearing *bearing, enum modality modality, enum level least,
			 const struct plan_source *source, struct text *out)
{
	(void)(mean_from(bearing, modality, least) || mean_from(bearing, modality, LEVEL_LIMITED) ||
	       mean_from(bearing, modality, LEVEL_ALLOWED));
	add_meant(bearing, out);
	if (is_stricter(source))
		text_add(out, "    (the screening's own limits)\n");
	else if (!bearing->count)
		text_add(out, source->screened ? "    (the most that is ever allowed)\n"
					       : "    (no saved answers)\n");
}

static void find_reasons(const struct plan_source *source, enum modality modality, enum leg leg,
			 struct bearing *bearing)
{
	bearing->count = screen_reasons(&source->answers, source->mode, modality, leg, bearing->of);
}

/* Adds one line for each answer behind the omission, or for another cause.
 *
 * A stretch limit also decides how one sits for the rest, and how far one reaches; that of one leg
 * decides about the other, where both hips bend. */
static void add_causes(const struct omission *omission, const struct plan_trial *trial,
		       struct text *out)
{
	enum modality modality = omission->cause;
	enum leg leg = omission->cause_leg;
	enum likeness first = trial->request ? LIKE_THING : LIKE_THING_AND_EFFECT;
	const struct {
		enum modality modality;
		enum leg leg;
	} places[] = {{modality, leg},
		      {MODALITY_STRETCH, leg},
		      {modality, LEG_BOTH},
		      {MODALITY_STRETCH, LEG_BOTH}};
	struct bearing bearing;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		find_reasons(trial->source, places[i].modality, places[i].leg, &bearing);
		if (!mean_alone(&bearing, omission, trial, first) &&
		    !mean_alone(&bearing, omission, trial, LIKE_EFFECT))
			continue;
		add_meant(&bearing, out);
		return;
	}
	find_reasons(trial->source, modality, leg, &bearing);
	add_together(&bearing, modality, LEVEL_LIMITED, trial->source, out);
}

/* ---- the lines ----------------------------------------------------------------------------- */

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

static void explain_stop(const struct plan *plan, const struct plan_trial *trial, struct text *out)
{
	const struct request *request = trial->request;
	enum modality modality = modality_of(request);
	struct bearing bearing;
	text_addf(out, "%s: %s\n", plan_title(plan), outcome_id(plan->outcome));
	find_reasons(trial->source, modality, request ? request->legs : LEG_BOTH, &bearing);
	add_together(&bearing, modality, LEVEL_NOT_ALLOWED, trial->source, out);
}

/* All omissions with the answers of the one at `first` behind them, then those answers. */
static void add_group(const struct plan *plan, const struct text behind[], size_t first,
		      struct text *out)
{
	for (size_t i = 0; i < first; i++)
		if (!strcmp(behind[i].bytes, behind[first].bytes))
			return; /* it was in an earlier group */
	for (size_t i = first; i < plan->omitted_count; i++) {
		if (strcmp(behind[i].bytes, behind[first].bytes) != 0)
			continue;
		omission_text(plan, &plan->omitted[i], out);
		text_add_char(out, '\n');
	}
	text_add(out, behind[first].bytes);
}

static void explain_omitted(const struct plan *plan, const struct plan_trial *trial,
			    struct text *out)
{
	struct text *behind = alloc_resize(NULL, plan->omitted_count, sizeof *behind);
	for (size_t i = 0; i < plan->omitted_count; i++) {
		text_init(&behind[i]);
		if (plan->omitted[i].cause != MODALITIES)
			add_causes(&plan->omitted[i], trial, &behind[i]);
	}
	for (size_t i = 0; i < plan->omitted_count; i++)
		add_group(plan, behind, i, out);
	for (size_t i = 0; i < plan->omitted_count; i++)
		text_release(&behind[i]);
	alloc_free(behind);
}

void plan_explain(const struct plan *plan, const struct plan_trial *trial)
{
	struct text lines = TEXT_EMPTY;
	if (plan->outcome >= OUTCOME_STOP && (trial->request || !plan->omitted_count))
		explain_stop(plan, trial, &lines);
	else if (!plan->omitted_count)
		text_add(&lines, "nothing was left out or changed\n");
	else
		explain_omitted(plan, trial, &lines);
	card_fit_talk(&lines);
	fputs(lines.bytes, stderr);
	text_release(&lines);
}
