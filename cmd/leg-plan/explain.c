#include "explain.h"

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
#include "tool/program.h"

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

/* ---- the plan made again -------------------------------------------------------------------- */

/* The plan under the limits of one answer alone, and of all the others: made when first asked
 * about, and kept for each omission. */
struct trials {
	const struct plan_trial *of;
	struct plan alone[QUESTIONS];
	struct plan without[QUESTIONS + 1]; /* the last one: of none */
};

/* Without its steps; nothing is left out if there is none. */
static void make_trial_plan(const struct plan_trial *trial, const struct limits *limits,
			    struct plan *plan)
{
	struct fault ignored = {0};
	plan_init(plan);
	if (trial->request) {
		(void)!compose(trial->request, limits, plan, &ignored);
	} else if (plan_decode_draft(trial->draft, plan, &ignored)) {
		plan->mode = trial->source->mode;
		clamp_plan(plan, limits);
	}
	plan_drop_steps(plan);
}

static bool is_made(const struct plan *plan)
{
	return plan->routine;
}

static const struct plan *plan_alone(struct trials *trials, const struct reason *reason)
{
	struct plan *plan = &trials->alone[reason->question];
	if (!is_made(plan))
		make_trial_plan(trials->of, &reason->alone, plan);
	return plan;
}

/* With `without`, unless that is QUESTIONS, answered as if nothing were the matter. */
static const struct plan *plan_without(struct trials *trials, enum question without)
{
	static const enum answer harmless[QUESTIONS] = {
		[QUESTION_AGE_GROUP] = ANSWER_ADULT, [QUESTION_PARTNER_CONSENT] = ANSWER_YES};
	const struct plan_source *source = trials->of->source;
	struct screening judged = {.mode = source->mode, .answers = source->answers};
	struct plan *plan = &trials->without[without];
	if (is_made(plan))
		return plan;
	if (without < QUESTIONS)
		judged.answers.to[without] =
			(struct reply){harmless[without] ? harmless[without] : ANSWER_NO, LEG_BOTH};
	screen_judge(&judged);
	make_trial_plan(trials->of, &judged.limits, plan);
	return plan;
}

static void release_trials(struct trials *trials)
{
	for (int q = 0; q < QUESTIONS; q++)
		plan_release(&trials->alone[q]);
	for (int q = 0; q <= QUESTIONS; q++)
		plan_release(&trials->without[q]);
}

static bool same_word(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* A step written by hand is left out for one reason by one answer and for another by the next, so
 * the effect counts too. */
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

/* Without an omission it is the stop that is asked about. */
static bool leaves_out(const struct plan *plan, const struct omission *omission,
		       enum likeness likeness)
{
	if (plan->outcome >= OUTCOME_STOP)
		return true; /* that one and everything else */
	for (size_t i = 0; omission && i < plan->omitted_count; i++)
		if (omissions_alike(&plan->omitted[i], omission, likeness))
			return true;
	return false;
}

/* ---- which answers do it -------------------------------------------------------------------- */

/* Those that do it by themselves. */
static bool mean_alone(struct bearing *bearing, const struct omission *omission,
		       struct trials *trials, enum likeness likeness)
{
	bool any = false;
	for (size_t i = 0; i < bearing->count; i++) {
		bearing->meant[i] =
			leaves_out(plan_alone(trials, &bearing->of[i]), omission, likeness);
		any = any || bearing->meant[i];
	}
	return any;
}

/* Those without which the others do not do it. */
static bool mean_needed(struct bearing *bearing, const struct omission *omission,
			struct trials *trials, enum likeness likeness)
{
	bool any = false;
	if (!leaves_out(plan_without(trials, QUESTIONS), omission, likeness))
		return false; /* it is no matter of the answers alone */
	for (size_t i = 0; i < bearing->count; i++) {
		enum question question = bearing->of[i].question;
		bearing->meant[i] = !leaves_out(plan_without(trials, question), omission, likeness);
		any = any || bearing->meant[i];
	}
	return any;
}

static bool mean_from(struct bearing *bearing, enum modality modality, enum leg leg,
		      enum level least)
{
	bool any = false;
	for (size_t i = 0; i < bearing->count; i++) {
		bearing->meant[i] = limits_level(&bearing->of[i].alone, modality, leg) >= least;
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
static void add_together(struct bearing *bearing, enum modality modality, enum leg leg,
			 enum level least, const struct plan_source *source, struct text *out)
{
	(void)(mean_from(bearing, modality, leg, least) ||
	       mean_from(bearing, modality, leg, LEVEL_LIMITED) ||
	       mean_from(bearing, modality, leg, LEVEL_ALLOWED));
	add_meant(bearing, out);
	if (is_stricter(source))
		text_add(out, "    (the screening's own limits)\n");
	else if (!bearing->count)
		text_add(out, source->screened ? "    (the most that is ever allowed)\n"
					       : "    (no saved answers)\n");
}

static bool bears(const struct bearing *bearing, enum question question)
{
	for (size_t i = 0; i < bearing->count; i++)
		if (bearing->of[i].question == question)
			return true;
	return false;
}

/* Adds those that narrow `modality` on `leg` and are not there yet. */
static void add_reasons(struct bearing *bearing, const struct plan_source *source,
			enum modality modality, enum leg leg)
{
	struct reason found[QUESTIONS];
	size_t count = screen_reasons(&source->answers, source->mode, modality, leg, found);
	for (size_t i = 0; i < count; i++)
		if (!bears(bearing, found[i].question))
			bearing->of[bearing->count++] = found[i];
}

/* Adds one line for each answer behind the omission (NULL: the stop), or for another cause.
 *
 * A stretch limit also decides how one sits for the rest, and how far one reaches; that of one leg
 * decides about the other, where both hips bend. */
static void add_causes(const struct omission *omission, enum modality modality, enum leg leg,
		       struct trials *trials, struct text *out)
{
	const struct plan_source *source = trials->of->source;
	enum likeness first = trials->of->request ? LIKE_THING : LIKE_THING_AND_EFFECT;
	enum level least = omission ? LEVEL_LIMITED : LEVEL_NOT_ALLOWED;
	struct bearing bearing = {.count = 0}, here = {.count = 0};
	add_reasons(&here, source, modality, leg);
	bearing = here;
	add_reasons(&bearing, source, MODALITY_STRETCH, leg);
	add_reasons(&bearing, source, modality, LEG_BOTH);
	add_reasons(&bearing, source, MODALITY_STRETCH, LEG_BOTH);
	if (mean_alone(&bearing, omission, trials, first) ||
	    mean_needed(&bearing, omission, trials, first) ||
	    (omission && mean_alone(&bearing, omission, trials, LIKE_EFFECT)))
		add_meant(&bearing, out);
	else
		add_together(&here, modality, leg, least, source, out);
}

/* ---- the lines ----------------------------------------------------------------------------- */

/* A routine that only sits still stops with all the others. */
static void add_stop_causes(const struct plan_trial *trial, struct text *out)
{
	const struct request *request = trial->request;
	struct trials trials = {.of = trial};
	enum modality modality = request ? routine_modality(request->routine) : MODALITIES;
	add_causes(NULL, modality == MODALITIES ? MODALITY_WALKING : modality,
		   request ? request->legs : LEG_BOTH, &trials, out);
	release_trials(&trials);
}

static void explain_stop(const struct plan *plan, const struct plan_trial *trial, struct text *out)
{
	text_addf(out, "%s: %s\n", plan_title(plan), outcome_id(plan->outcome));
	add_stop_causes(trial, out);
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

/* The request of a routine that an answer stopped; NULL for anything else. */
static const struct request *passed_over(const struct omission *omission,
					 const struct plan_trial *trial)
{
	for (int i = 0; omission->why == WHY_STOPPED && i < trial->passed_count; i++)
		if (same_word(trial->passed[i].routine->id, omission->routine))
			return &trial->passed[i];
	return NULL;
}

static void add_causes_of(const struct omission *omission, struct trials *trials, struct text *out)
{
	const struct request *passed = passed_over(omission, trials->of);
	struct plan_trial stop = {trials->of->source, .request = passed};
	if (passed)
		add_stop_causes(&stop, out);
	else if (omission->cause != MODALITIES)
		add_causes(omission, omission->cause, omission->cause_leg, trials, out);
}

/* Omissions that no answer is behind come last, or the answers that follow would seem to be. */
static void explain_omitted(const struct plan *plan, const struct plan_trial *trial,
			    struct text *out)
{
	struct text *behind = alloc_resize(NULL, plan->omitted_count, sizeof *behind);
	struct trials trials = {.of = trial};
	for (size_t i = 0; i < plan->omitted_count; i++) {
		text_init(&behind[i]);
		add_causes_of(&plan->omitted[i], &trials, &behind[i]);
	}
	for (int caused = 1; caused >= 0; caused--)
		for (size_t i = 0; i < plan->omitted_count; i++)
			if ((behind[i].length > 0) == caused)
				add_group(plan, behind, i, out);
	for (size_t i = 0; i < plan->omitted_count; i++)
		text_release(&behind[i]);
	alloc_free(behind);
	release_trials(&trials);
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
	program_tell(&lines);
	text_release(&lines);
}
