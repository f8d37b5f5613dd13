#include "opening.h"

#include <string.h>

#include "show/duration_text.h"
#include "show/limit_words.h"
#include "show/omission_text.h"
#include "page.h"
#include "timer_words.h"

bool opening_has_news(const struct plan *plan)
{
	return plan->action != ACTION_NONE || plan->outcome == OUTCOME_LIMITED ||
	       plan->omitted_count > 0;
}

/* ---- the words ----------------------------------------------------------------------------- */

static void add_paragraph(struct text *out, const char *words)
{
	if (!*words)
		return;
	if (out->length)
		text_add_char(out, '\n');
	text_add(out, words);
}

static void add_title(const struct plan *plan, struct text *out)
{
	struct text words = TEXT_EMPTY;
	char span[SPAN_SIZE];
	text_addf(&words, "%s, %s%s", plan->title, span_words(plan->seconds, span),
		  plan->outcome == OUTCOME_LIMITED ? ". LIMITED today." : ".");
	add_paragraph(out, words.bytes);
	text_release(&words);
}

static void add_omitted(const struct plan *plan, struct text *out)
{
	for (size_t i = 0; i < plan->omitted_count; i++) {
		struct text words = TEXT_EMPTY;
		text_add(&words, "Left out: ");
		omission_text(plan, &plan->omitted[i], &words);
		text_add_char(&words, '.');
		add_paragraph(out, words.bytes);
		text_release(&words);
	}
}

/* True if a step of the plan is held to the limits of `modality`. */
static bool is_about(const struct plan *plan, enum modality modality)
{
	for (size_t i = 0; i < plan->step_count; i++)
		if (step_modality(plan->steps[i].kind) == modality)
			return true;
	return false;
}

/* The limits of what the plan does; both legs in one sentence if they have the same. */
static void add_limits(const struct plan *plan, struct text *out)
{
	for (int modality = 0; modality < MODALITIES; modality++) {
		struct text words[LEGS] = {TEXT_EMPTY, TEXT_EMPTY};
		bool limited[LEGS];
		for (int leg = 0; leg < LEGS; leg++) {
			const struct leg_limits *limits = &plan->limits.leg[leg];
			limit_words(limits, (enum modality)modality, &words[leg]);
			limited[leg] = is_about(plan, (enum modality)modality) &&
				       limits_level(&plan->limits, (enum modality)modality,
						    (enum leg)leg) != LEVEL_ALLOWED;
		}
		bool same = !strcmp(words[LEG_LEFT].bytes, words[LEG_RIGHT].bytes);
		for (int leg = 0; leg < LEGS; leg++) {
			struct text line = TEXT_EMPTY;
			text_addf(&line, "%s, %s: %s", modality_words((enum modality)modality),
				  leg_words(same ? LEG_BOTH : (enum leg)leg), words[leg].bytes);
			if (limited[leg] && (!same || leg == 0))
				add_paragraph(out, line.bytes);
			text_release(&line);
			text_release(&words[leg]);
		}
	}
}

void opening_write(const struct plan *plan, struct text *out)
{
	struct text needs = TEXT_EMPTY;
	add_title(plan, out);
	if (plan->advice)
		add_paragraph(out, plan->advice);
	add_omitted(plan, out);
	add_limits(plan, out);
	timer_needs(plan, &needs);
	add_paragraph(out, needs.bytes);
	text_release(&needs);
}

bool opening_show(struct session_view *view)
{
	static const struct text nothing = {text_nothing, 0, 0};
	struct page page = PAGE_EMPTY;
	bool news = opening_has_news(view->plan);
	page.starts = true;
	bool waits = view->term && !view->options->keys && news;
	if (news)
		opening_write(view->plan, &page.words);
	else
		timer_needs(view->plan, &page.words);
	if (!page.words.length)
		return true;
	if (waits)
		hook_tell(&view->voice, &page.words, &nothing);
	bool going_on = !waits || page_through(view, &page);
	if (!waits)
		page_print_all(view, &page);
	page_release(&page);
	return going_on;
}
