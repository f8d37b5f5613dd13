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

/* The reasons that may be behind a change. */
struct bearing {
	struct reason of[QUESTIONS];
	size_t count;
};

static void add_reply(struct text *out, const struct reason *reason)
{
	const struct question_row *row = question_row(reason->question);
	text_addf(out, "    %s: %s", row->id, answer_id(reason->reply.answer));
	if (row->sided && reason->reply.leg != LEG_BOTH)
		text_addf(out, ", %s", leg_words(reason->reply.leg));
	if (*reason->words)
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
	} else if (plan_decode_draft(trial->draft, plan, NULL, &ignored)) {
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

static bool is_one_leg(int leg)
{
	return leg == LEG_LEFT || leg == LEG_RIGHT;
}

/* One answer may leave a thing out on the left leg, another on the right one. */
static bool legs_meet(int a, int b)
{
	return a == b || !is_one_leg(a) || !is_one_leg(b);
}

/* A step written by hand is left out for one reason by one answer and for another by the next, so
 * the reason counts too. How many seconds of it are left out is another matter. */
static bool omissions_alike(const struct omission *a, const struct omission *b, bool by_hand)
{
	return (!by_hand || a->why == b->why) && a->what == b->what && a->kind == b->kind &&
	       a->technique == b->technique && a->zone == b->zone && legs_meet(a->leg, b->leg) &&
	       same_word(a->part, b->part) && same_word(a->routine, b->routine) &&
	       a->step == b->step;
}

/* The change that is asked about (omission NULL: the stop), and the limit that made it. */
struct asked {
	const struct omission *omission;
	enum modality modality;
	enum leg leg;
	struct trials *trials;
	enum level least;
};

static bool leaves_out(const struct plan *plan, const struct asked *asked)
{
	if (plan->outcome >= OUTCOME_STOP)
		return true; /* that one and everything else */
	for (size_t i = 0; asked->omission && i < plan->omitted_count; i++)
		if (omissions_alike(&plan->omitted[i], asked->omission,
				    !asked->trials->of->request))
			return true;
	return false;
}

/* ---- which answers do it -------------------------------------------------------------------- */

typedef bool is_behind(const struct asked *asked, const struct reason *reason);

static bool does_it_alone(const struct asked *asked, const struct reason *reason)
{
	return leaves_out(plan_alone(asked->trials, reason), asked);
}

/* True if all answers do it, but not without this one. */
static bool is_needed(const struct asked *asked, const struct reason *reason)
{
	return leaves_out(plan_without(asked->trials, QUESTIONS), asked) &&
	       !leaves_out(plan_without(asked->trials, reason->question), asked);
}

static bool is_strict(const struct asked *asked, const struct reason *reason)
{
	return limits_level(&reason->alone, asked->modality, asked->leg) >= asked->least;
}

/* Adds a line for each reason that is behind it in this way. False if none is. */
static bool add_those(const struct bearing *bearing, is_behind *behind, const struct asked *asked,
		      struct text *out)
{
	size_t before = out->length;
	for (size_t i = 0; i < bearing->count; i++)
		if (behind(asked, &bearing->of[i]))
			add_reply(out, &bearing->of[i]);
	return out->length > before;
}

/* Adds those of at least this level; if there are none, those that limit; if none does, those that
 * only add a caution. */
static void add_together(const struct bearing *bearing, struct asked asked, struct text *out)
{
	const struct plan_source *source = asked.trials->of->source;
	while (!add_those(bearing, is_strict, &asked, out) && asked.least > LEVEL_ALLOWED)
		asked.least = asked.least > LEVEL_LIMITED ? LEVEL_LIMITED : LEVEL_ALLOWED;
	if (source->screened &&
	    !limits_within(&plan_without(asked.trials, QUESTIONS)->limits, &source->own))
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
	struct asked asked = {
		omission,
		modality,
		leg,
		trials,
		.least = omission ? LEVEL_LIMITED : LEVEL_NOT_ALLOWED,
	};
	struct bearing bearing = {.count = 0}, here;
	add_reasons(&bearing, source, modality, leg);
	here = bearing;
	add_reasons(&bearing, source, modality, LEG_BOTH);
	add_reasons(&bearing, source, MODALITY_STRETCH, LEG_BOTH);
	if (!add_those(&bearing, does_it_alone, &asked, out) &&
	    !add_those(&bearing, is_needed, &asked, out))
		add_together(&here, asked, out);
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
		behind[i] = TEXT_EMPTY;
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
	if (plan->outcome >= OUTCOME_STOP && (trial->request || !plan->omitted_count)) {
		text_addf(&lines, "%s: %s\n", plan_title(plan), outcome_id(plan->outcome));
		add_stop_causes(trial, &lines);
	} else if (!plan->omitted_count) {
		text_add(&lines, "nothing was left out or changed\n");
	} else {
		explain_omitted(plan, trial, &lines);
	}
	card_fit_talk(&lines);
	program_tell(&lines);
	text_release(&lines);
}
