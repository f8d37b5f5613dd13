#include "stop_plan.h"

#include "page.h"
#include "show/ink.h"
#include "show/plan_words.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { NO_READER = -1, ROWS_BESIDE = 1 /* the prompt of the shell */ };

/* The reason, the advice, what was left out, and the routines still allowed with their commands. */
static void write_stop(const struct plan *plan, struct page *page)
{
	struct text words = TEXT_EMPTY;
	if (plan->outcome == OUTCOME_EMERGENCY)
		page_add(page, "STOP: this may be an EMERGENCY.");
	else if (plan->alternative_count)
		text_addf(&page->words, "STOP: %s is not for %s.\n", plan->title,
			  plan_waits(plan, LEG_BOTH) ? "now" : "today");
	else
		page_add(page, "STOP: no session today.");
	if (plan->advice)
		page_add(page, plan->advice);
	page_add_omitted(page, plan); /* that today is done can be the whole reason */
	plan_alternatives_text(plan, &words);
	page_add(page, words.bytes);
	for (size_t i = 0; i < plan->alternative_count; i++)
		text_addf(&page->words, "  %s\n", plan->alternatives[i].command);
	text_release(&words);
}

/* Shows it on the terminal, where the card needs no line if it comes in parts; else on standard
 * error. True if it came in parts. */
static bool show_stop(struct session_view *view, struct page *page, bool card)
{
	struct fault ignored;
	struct text lines = TEXT_EMPTY;
	if (view->term)
		view->waiter = waiter_new(view->term, NO_READER, &ignored);
	bool in_parts = page_in_parts(view, page, ROWS_BESIDE);
	text_add(&lines, page->paged.lines.bytes);
	if (view->color)
		ink_warnings(&lines);
	if (!in_parts && !card && view->term)
		term_say(view->term, lines.bytes);
	else if (!in_parts && !card)
		program_tell(&lines);
	text_release(&lines);
	term_close(view->term);
	view->term = NULL;
	waiter_free(view->waiter);
	view->waiter = NULL;
	return in_parts;
}

int stop_pass_on(struct session_view *view)
{
	enum format format = view->options->format;
	int status = (int)outcome_status(view->plan->outcome);
	struct text document = TEXT_EMPTY;
	struct page page = PAGE_EMPTY;
	struct fault fault;
	view->term = term_open(&fault);
	bool card = transfer_card_tells(format, view->term);
	view->color = !view->listening && color_wanted(view->options->color, card || view->term);
	write_stop(view->plan, &page);
	bool in_parts = show_stop(view, &page, card);
	if (view->color && card)
		ink_warnings(&page.paged.lines);
	plan_encode(view->plan, &document);
	if (!(card && in_parts) && !transfer_write(&document, &page.paged.lines, format, &fault))
		status = program_fault(&fault);
	text_release(&document);
	page_release(&page);
	return status;
}
