#include "plan_card.h"

#include <string.h>

#include "base/alloc.h"
#include "base/terminal_text.h"
#include "base/units.h"
#include "body/rules_version.h"
#include "show/duration_text.h"
#include "show/omission_text.h"
#include "show/plan_words.h"
#include "show/step_text.h"

enum { STEP_IN = 2, CUE_IN = 8, LEAST_COLUMNS = 20 };

struct card {
	struct text *out;
	int columns;
};

/* ---- lines --------------------------------------------------------------------------------- */

/* The rest of a line, from column `start`; `words` may come from a document. */
static void rest(const struct card *card, int start, int indent, const char *words)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, words);
	visible_wrap(card->out, shown.bytes, (size_t)start, (size_t)indent, (size_t)card->columns);
	text_add_char(card->out, '\n');
	text_release(&shown);
}

static void line(const struct card *card, int indent, int hang, const char *words)
{
	text_add_times(card->out, " ", (size_t)indent);
	rest(card, indent, indent + hang, words);
}

static void heading(const struct card *card, const char *words)
{
	text_add_char(card->out, '\n');
	line(card, 0, 0, words);
}

/* ---- words --------------------------------------------------------------------------------- */

/* "5 strokes, light (3 of 10)" */
static void add_dose(struct text *out, const struct step *step)
{
	if (step->reps)
		text_addf(out, "%d %s", step->reps, repetition_words(step, step->reps));
	if (step->pressure)
		text_addf(out, "%s%s (%d of 10)", out->length ? ", " : "",
			  pressure_words(step->pressure), step->pressure);
	if (step->kind == STEP_STRETCH && step->stroke_ms > step->rep_ms / 2 &&
	    step->stroke_ms < step->rep_ms)
		text_addf(out, ", hold %d s", step->stroke_ms / 1000);
}

/* ---- steps --------------------------------------------------------------------------------- */

static void add_marked(const struct card *card, const char *mark, const char *words)
{
	struct text marked = TEXT_EMPTY;
	if (!words)
		return;
	text_addf(&marked, "%s%s", mark, words);
	line(card, CUE_IN, *mark ? 2 : 0, marked.bytes);
	text_release(&marked);
}

static void add_step(const struct card *card, const struct step *step, int at)
{
	struct text words = TEXT_EMPTY, dose = TEXT_EMPTY, time = TEXT_EMPTY;
	char span[SPAN_SIZE];
	text_addf(&time, "%*s%d:%02d ", STEP_IN, "", at / MINUTE, at % MINUTE);
	text_addf(card->out, "%-*s", CUE_IN, time.bytes);
	text_addf(&words, "%s: %s", step->title, span_words(step->seconds, span));
	add_dose(&dose, step);
	if (dose.length)
		text_addf(&words, ", %s", dose.bytes);
	rest(card, time.length > CUE_IN ? (int)time.length : CUE_IN, CUE_IN, words.bytes);
	add_marked(card, "", step->cue);
	add_marked(card, "! ", step->caution);
	add_marked(card, NOTE_MARK, step->note);
	text_release(&words);
	text_release(&dose);
	text_release(&time);
}

static bool is_posture_new(const struct plan *plan, size_t at)
{
	const struct step *step = &plan->steps[at];
	return !at || step->position != plan->steps[at - 1].position ||
	       step->feet != plan->steps[at - 1].feet;
}

static void add_posture(const struct card *card, const struct step *step)
{
	struct text words = TEXT_EMPTY;
	text_addf(&words, "(%s, %s)", position_row(step->position)->words, feet_words(step->feet));
	line(card, STEP_IN, 1, words.bytes);
	text_release(&words);
}

static const char *section_of(const struct step *step)
{
	if (step->leg == LEG_LEFT)
		return "Left leg";
	if (step->leg == LEG_RIGHT)
		return "Right leg";
	if (step->kind == STEP_SETUP)
		return "Before you start";
	return step->kind == STEP_SWITCH ? NULL : "Both legs";
}

static bool has_note(const struct plan *plan)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (plan->steps[i].note)
			return true;
	return false;
}

static void add_steps(const struct card *card, const struct plan *plan)
{
	const char *section = NULL;
	int at = 0;
	if (has_note(plan))
		heading(card, note_rule);
	for (size_t i = 0; i < plan->step_count; i++) {
		const struct step *step = &plan->steps[i];
		const char *own = section_of(step);
		if (own && own != section) {
			heading(card, own);
			section = own;
		}
		if (is_posture_new(plan, i))
			add_posture(card, step);
		add_step(card, step, at);
		at += step->seconds;
	}
}

/* ---- the rest of the card ------------------------------------------------------------------- */

static void add_needs(const struct card *card, const struct plan *plan)
{
	bool partner = plan->mode == MODE_PARTNER;
	struct text words = TEXT_EMPTY;
	text_add(&words, "Have ready:");
	const char *before = " ";
	for (int need = 0; need < THINGS; need++)
		if (plan->needs & THING_BIT(need)) {
			text_addf(&words, "%s%s", before, thing_words((enum thing)need, partner));
			before = "; ";
		}
	text_add_char(&words, '.');
	line(card, 0, STEP_IN, words.bytes);
	text_release(&words);
}

static void add_advice(const struct card *card, const struct plan *plan)
{
	if (!plan->advice)
		return;
	heading(card, plan->outcome >= OUTCOME_STOP ? "What to do now" : "First");
	line(card, STEP_IN, 0, plan->advice);
}

static void add_omitted(const struct card *card, const struct plan *plan)
{
	if (!plan->omitted_count)
		return;
	heading(card, "Left out or changed");
	for (size_t i = 0; i < plan->omitted_count; i++) {
		struct text words = TEXT_EMPTY;
		omission_text(plan, &plan->omitted[i], &words);
		line(card, STEP_IN, STEP_IN, words.bytes);
		text_release(&words);
	}
}

static void add_totals(const struct card *card, const struct plan *plan)
{
	struct text words = TEXT_EMPTY;
	char span[SPAN_SIZE];
	int left = plan_massage_seconds(plan, LEG_LEFT),
	    right = plan_massage_seconds(plan, LEG_RIGHT);
	text_addf(&words, "%zu %s, %s.", plan->step_count, plan->step_count == 1 ? "step" : "steps",
		  span_words(plan->seconds, span));
	if (left)
		text_addf(&words, " Massage, left leg: %s.", span_words(left, span));
	if (right)
		text_addf(&words, " Massage, right leg: %s.", span_words(right, span));
	heading(card, "In all");
	line(card, STEP_IN, 0, words.bytes);
	if (left || right)
		line(card, STEP_IN, 0, "Once a day is plenty.");
	text_release(&words);
}

/* On every card (leg-safety(7), after-a-session). */
static void add_closing(const struct card *card, bool partner, const char *emergency)
{
	const char *const lines[] = {
		partner ? "Stop at once if something hurts, goes numb, or changes colour, or if "
			  "your partner feels faint or short of breath. Tell your partner:"
			: "Stop at once if something hurts, goes numb, or changes colour, or if "
			  "you feel faint or short of breath.",
		"In the next 2 days: new pain, swelling or warmth in one leg: get help the same "
		"day.",
		"Trouble breathing or chest pain: call {emergency}.",
		"Very sore with dark urine: go to the emergency room.",
	};
	heading(card, "Watch for");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char *filled = action_fill(lines[i], emergency);
		line(card, STEP_IN, 0, filled);
		alloc_free(filled);
	}
}

static const char *outcome_words(const struct plan *plan)
{
	static const char *const words[] = {
		[OUTCOME_GO] = NULL,
		[OUTCOME_LIMITED] = "Limited today: do only the steps below.",
		[OUTCOME_STOP] = "Stop: do none of this today.",
		[OUTCOME_EMERGENCY] = "Stop: call for help now.",
	};
	if (plan->outcome == OUTCOME_STOP && plan_waits(plan, LEG_BOTH))
		return "Stop: do none of this now.";
	return words[plan->outcome];
}

static void add_rules(const struct card *card, const char *rules)
{
	struct text words = TEXT_EMPTY;
	text_addf(&words, "Rules %s, reviewed by a clinician: %s.", rules, rules_reviewed);
	line(card, 0, 0, words.bytes);
	text_release(&words);
}

/* "No massage today. Still allowed: stretch, 8 minutes." */
static void add_outcome(const struct card *card, const struct plan *plan)
{
	struct text words = TEXT_EMPTY;
	if (outcome_words(plan))
		line(card, 0, 0, outcome_words(plan));
	plan_alternatives_text(plan, &words);
	if (words.length)
		line(card, 0, 0, words.bytes);
	for (size_t i = 0; i < plan->alternative_count; i++) /* whole, so that it can be copied */
		text_addf(card->out, "%*s%s\n", STEP_IN, "", plan->alternatives[i].command);
	text_release(&words);
}

void plan_text(const struct plan *plan, const char *emergency, int columns, struct text *out)
{
	struct card card = {out, columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns};
	struct text title = TEXT_EMPTY;
	char span[SPAN_SIZE];
	text_add(&title, plan->title);
	if (plan->step_count)
		text_addf(&title, ", %s", span_words(plan->seconds, span));
	if (plan->mode == MODE_PARTNER && strcmp(plan->routine, "partner") != 0)
		text_add(&title, ", for your partner");
	line(&card, 0, 0, title.bytes);
	text_release(&title);
	if (*plan->rules)
		add_rules(&card, plan->rules);
	add_outcome(&card, plan);
	add_advice(&card, plan);
	if (plan->step_count) {
		if (plan->needs) {
			text_add_char(out, '\n');
			add_needs(&card, plan);
		}
		add_steps(&card, plan);
	}
	add_omitted(&card, plan);
	if (plan->step_count)
		add_totals(&card, plan);
	add_closing(&card, plan->mode == MODE_PARTNER, emergency);
}
