#include "plan_run.h"

#include <string.h>
#include <unistd.h>

#include "alternatives.h"
#include "base/clock.h"
#include "body/rules_version.h"
#include "check_report.h"
#include "clamp_plan.h"
#include "compose.h"
#include "doc/plan.h"
#include "draft_write.h"
#include "example.h"
#include "explain.h"
#include "handwritten.h"
#include "plan_card.h"
#include "request_read.h"
#include "routine_list.h"
#include "rule/allows.h"
#include "rule/plan_check.h"
#include "screening_input.h"
#include "show/plan_words.h"
#include "store/settings.h"
#include "today_limits.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

/* ---- the document -------------------------------------------------------------------------- */

/* Fills in the members that every plan, composed or handwritten, takes from its source. */
static void sign_plan(struct plan *plan, const struct plan_source *source)
{
	plan->envelope = envelope_new();
	memcpy(plan->rules, rules_version, RULES_SIZE);
	plan->screened = source->screened;
	plan->screening_id = source->screening_id;
	plan->valid_until = source->valid_until;
	plan->action = plan->outcome == OUTCOME_EMERGENCY ? ACTION_EMERGENCY : source->action;
	alternatives_add(plan, &source->limits);
	plan->quiet = source->already_asked && plan->action == ACTION_ASK_CLINICIAN;
	plan_word(plan, source->settings->emergency);
}

static bool write_plan(const struct plan *plan, const struct plan_options *options,
		       const struct settings *settings, struct fault *fault)
{
	struct text document = TEXT_EMPTY, card = TEXT_EMPTY;
	plan_encode(plan, &document);
	if (transfer_shows_card(options->format)) {
		plan_text(plan, settings->emergency, card_columns(settings, STDOUT_FILENO), &card);
		card_finish(settings, options->color, &card);
	}
	bool written = transfer_write(&document, &card, options->format, fault);
	text_release(&document);
	text_release(&card);
	return written;
}

/* Makes it a stop: no steps, needs or omissions. */
static void plan_stop(struct plan *plan)
{
	plan_forget_outcome(plan);
	plan_drop_steps(plan);
	plan->outcome = OUTCOME_STOP;
}

/* Checks a plan that goes on: a composed one like any other, since the program fails rather than
 * write a plan that breaks a limit. */
static bool check_plan(const struct plan *plan, const struct plan_source *source, bool by_hand,
		       struct fault *fault)
{
	if (plan_sound(plan, fault)) {
		*fault = source->unknown;
		return fault->kind == FAULT_NONE;
	}
	if (by_hand) {
		plan_count_from_one(plan, fault);
		return fault_at(fault, "--from");
	}
	fault->kind = FAULT_BUG;
	return fault_at(fault,
			"the plan broke its own rules and was not written: report this fault");
}

/* Writes it, if it may be done. */
static bool deliver_plan(struct plan *plan, const struct plan_trial *trial,
			 const struct plan_options *options, struct fault *fault)
{
	const struct plan_source *source = trial->source;
	if (source->stopped && plan->outcome < OUTCOME_STOP)
		plan_stop(plan);
	if (plan->outcome < OUTCOME_STOP && !check_plan(plan, source, options->from, fault))
		return false;
	if (source->stale && plan->outcome != OUTCOME_GO)
		program_say("the saved answers are out of date: run \"leg-screen --save\"");
	if (options->explain)
		plan_explain(plan, trial);
	sign_plan(plan, source);
	return write_plan(plan, options, source->settings, fault);
}

/* ---- composing ----------------------------------------------------------------------------- */

/* NULL: a routine that we do not know, of a plan written by hand. An emergency comes first. */
static bool check_mode(const struct routine_row *routine, const struct plan_source *source,
		       struct fault *fault)
{
	if (!routine || !routine->partner || source->mode == MODE_PARTNER ||
	    allows_nothing(&source->limits))
		return true;
	return fault_set(fault, FAULT_USAGE,
			 "routine: partner needs a screening of your partner: leg-screen "
			 "--for=partner");
}

/* Subtracts today's sessions from the limits. The log is read only if a limit depends on it. */
static void take_today(struct plan_source *source, struct plan *plan)
{
	struct done_today done;
	struct stamp now = clock_now();
	if (!today_matters(&source->limits))
		return;
	done_today_read(source->mode, now, now, source->settings->day_start, &done);
	today_take(&source->limits, &done, now, plan);
}

/* ---- the first of a list that is allowed ---- */

struct choice {
	const struct plan_options *options;
	const struct plan_source *source;
	struct request request, passed[ROUTINES]; /* taken, and passed over before it */
	enum why why[ROUTINES];			  /* it was passed over */
	omit_set left_out;
	int taken; /* its place in options->routines */
};

static bool request_of(struct choice *choice, int index, struct fault *fault)
{
	const struct plan_options *options = choice->options;
	choice->taken = index;
	choice->left_out = 0;
	if (!plan_request(options, options->routines[index], &choice->request,
			  options->one_of_many ? &choice->left_out : NULL, fault))
		return false;
	choice->request.mode = choice->source->mode;
	return true;
}

/* The saved answers know nothing of today: they are enough for what needs no screening. */
static enum why why_passed_over(const struct choice *choice)
{
	const struct plan_source *source = choice->source;
	if (choice->request.routine->screening && !source->screened)
		return WHY_NO_SCREENING;
	bool goes_on = !source->stopped &&
		       compose_outcome(&choice->request, &source->limits) < OUTCOME_STOP;
	return goes_on ? WHY_NONE : WHY_STOPPED;
}

/* If none is allowed, the first one stops. */
static bool choose_routine(struct choice *choice, struct fault *fault)
{
	for (int i = 0; i < choice->options->routine_count; i++) {
		if (!request_of(choice, i, fault) ||
		    !check_mode(choice->request.routine, choice->source, fault))
			return false;
		choice->why[i] = why_passed_over(choice);
		if (!choice->why[i])
			return true;
		choice->passed[i] = choice->request;
	}
	return request_of(choice, 0, fault);
}

/* The routine taken does, or one that was passed over before it. */
static bool asks_for_massage(const struct choice *choice)
{
	for (int i = 0; i <= choice->taken; i++)
		if (routine_has_work(choice->options->routines[i], WORK_STROKE))
			return true;
	return false;
}

static void tell_choice(const struct choice *choice, struct plan *plan)
{
	for (int i = 0; i < choice->taken; i++) {
		struct omission omission = omission_of(OMIT_ROUTINE, choice->why[i]);
		omission.routine = choice->options->routines[i]->id;
		plan_omit(plan, &omission);
	}
	for (int what = 0; what < OMIT_WHATS; what++) {
		if (!(choice->left_out & OMIT_BIT(what)))
			continue;
		struct omission omission = omission_of(
			(enum omit_what)what, what == OMIT_MINUTES ? WHY_NEAREST : WHY_NO_USE);
		omission.routine = choice->request.routine->id;
		omission.seconds = what == OMIT_MINUTES ? choice->options->seconds : 0;
		plan_omit(plan, &omission);
	}
}

static bool compose_plan(const struct plan_options *options, struct plan_source *source,
			 struct plan *plan, struct fault *fault)
{
	struct choice choice = {.options = options, .source = source};
	if (!request_of(&choice, 0, fault) ||
	    !plan_source_read(options->file, choice.request.routine->screening, source, fault))
		return false;
	take_today(source, plan);
	if (!choose_routine(&choice, fault))
		return false;
	if (!asks_for_massage(&choice))
		plan_forget_outcome(plan); /* the massage of today is nothing to it */
	tell_choice(&choice, plan);
	struct plan_trial trial = {source, .request = &choice.request, .passed = choice.passed,
				   .passed_count = choice.taken};
	return compose(&choice.request, &source->limits, plan, fault) &&
	       deliver_plan(plan, &trial, options, fault);
}

/* A plan written by hand, held against the screening. */
static bool filter_by_hand(const struct plan_options *options, struct plan_source *source,
			   struct plan *plan, struct fault *fault)
{
	struct text draft = TEXT_EMPTY;
	if (!plan_from_read(options, plan, fault) ||
	    !plan_source_read(options->file, true, source, fault) ||
	    !check_mode(routine_find(plan->routine), source, fault))
		return false;
	plan->mode = source->mode;
	plan_encode_draft(plan, &draft);
	take_today(source, plan);
	if (!plan_massage_seconds(plan, LEG_LEFT) && !plan_massage_seconds(plan, LEG_RIGHT))
		plan_forget_outcome(plan);
	clamp_plan(plan, &source->limits);
	bool written =
		deliver_plan(plan, &(struct plan_trial){source, .draft = &draft}, options, fault);
	text_release(&draft);
	return written;
}

/* ---- other work ---------------------------------------------------------------------------- */

static bool list_routines(enum format format, struct fault *fault)
{
	struct text document = TEXT_EMPTY, card = TEXT_EMPTY;
	struct settings settings = {0};
	if (!program_settings(&settings, 0, fault))
		return false;
	routines_encode(&document);
	routines_text(card_columns(&settings, STDOUT_FILENO), &card);
	card_finish(&settings, false, &card);
	/* a list is a report: text unless something else is asked for */
	bool written = transfer_write(&document, &card,
				      format == FORMAT_AUTO ? FORMAT_TEXT : format, fault);
	settings_release(&settings);
	text_release(&document);
	text_release(&card);
	return written;
}

/* To be edited, so indented wherever it goes; one line only if JSON was asked for. */
static bool write_example(const struct plan_options *options, struct fault *fault)
{
	struct plan plan;
	struct text line = TEXT_EMPTY, indented = TEXT_EMPTY;
	plan_init(&plan);
	bool written = example_make(options->example_of, &plan, fault);
	if (written) {
		plan_encode_draft(&plan, &line);
		document_indent(&line, &indented);
		written = transfer_write(&line, &indented,
					 options->format == FORMAT_JSON ? FORMAT_JSON : FORMAT_TEXT,
					 fault);
	}
	plan_release(&plan);
	text_release(&line);
	text_release(&indented);
	return written;
}

static int make_plan(const struct plan_options *options, struct fault *fault)
{
	struct settings settings = {0};
	struct plan plan;
	if (!program_settings(&settings, 0, fault))
		return program_fault(fault);
	plan_init(&plan);
	struct plan_source source = {.settings = &settings};
	bool done = options->from ? filter_by_hand(options, &source, &plan, fault)
				  : compose_plan(options, &source, &plan, fault);
	int status = done ? (int)outcome_status(plan.outcome) : program_fault(fault);
	plan_release(&plan);
	settings_release(&settings);
	return status;
}

int plan_run(const struct plan_options *options)
{
	struct fault fault = {0};
	if (options->list)
		return list_routines(options->format, &fault) ? FAULT_NONE : program_fault(&fault);
	if (options->check)
		return plan_check_run(options, &fault);
	if (options->example)
		return write_example(options, &fault) ? FAULT_NONE : program_fault(&fault);
	const char *old = rules_are_old(clock_now());
	if (old)
		program_say("%s", old);
	return make_plan(options, &fault);
}
