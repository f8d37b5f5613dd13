#include "opening.h"

#include <string.h>

#include "page.h"
#include "show/duration_text.h"
#include "show/limit_words.h"
#include "timer_words.h"

/* True if there is more to read than the things to have ready. */
static bool has_news(const struct plan *plan)
{
	return plan->action != ACTION_NONE || plan->outcome == OUTCOME_LIMITED ||
	       plan->omitted_count > 0;
}

/* ---- the words ----------------------------------------------------------------------------- */

static void add_title(const struct plan *plan, struct page *page)
{
	char span[SPAN_SIZE];
	text_addf(&page->words, "%s, %s%s\n", plan->title, span_words(plan->seconds, span),
		  plan->outcome == OUTCOME_LIMITED ? ". LIMITED today." : ".");
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
static void add_limits(const struct plan *plan, struct page *page)
{
	for (int modality = 0; modality < MODALITIES; modality++) {
		struct text words[LEGS] = {TEXT_EMPTY, TEXT_EMPTY};
		bool limited[LEGS];
		for (int leg = 0; leg < LEGS; leg++) {
			const struct leg_limits *limits = &plan->limits.leg[leg];
			limit_words(limits, (enum modality)modality, plan->mode == MODE_PARTNER,
				    &words[leg]);
			limited[leg] = is_about(plan, (enum modality)modality) &&
				       limits_level(&plan->limits, (enum modality)modality,
						    (enum leg)leg) != LEVEL_ALLOWED;
		}
		bool same = !strcmp(words[LEG_LEFT].bytes, words[LEG_RIGHT].bytes);
		for (int leg = 0; leg < LEGS; leg++) {
			if (limited[leg] && (!same || leg == 0))
				text_addf(&page->words, "%s, %s: %s\n",
					  modality_words((enum modality)modality),
					  leg_words(same ? LEG_BOTH : (enum leg)leg),
					  words[leg].bytes);
			text_release(&words[leg]);
		}
	}
}

static void write_news(const struct plan *plan, struct page *page)
{
	add_title(plan, page);
	page_add(page, plan->advice ? plan->advice : "");
	page_add_omitted(page, plan);
	add_limits(plan, page);
}

bool opening_show(struct session_view *view)
{
	struct page page = PAGE_EMPTY;
	struct text needs = TEXT_EMPTY, spoken = TEXT_EMPTY;
	bool news = has_news(view->plan);
	bool waits = view->term && !view->options->keys && news;
	page.starts = true;
	if (news)
		write_news(view->plan, &page);
	timer_needs(view->plan, &needs);
	page_add(&page, needs.bytes);
	text_release(&needs);
	if (waits) {
		text_cut(&page.words, page.words.length - 1); /* its newline */
		text_addf(&spoken, "%s\nSpace goes on, q leaves.", page.words.bytes);
		hook_tell(&view->voice, spoken.bytes, "");
		text_release(&spoken);
	}
	bool going_on = !waits || page_through(view, &page);
	if (!waits)
		page_print_all(view, &page);
	page_release(&page);
	return going_on;
}
