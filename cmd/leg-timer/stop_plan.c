#include "stop_plan.h"

#include <stdio.h>

#include "show/ink.h"
#include "show/plan_words.h"
#include "tool/program.h"
#include "tool/transfer.h"
#include "page.h"

enum { NO_READER = -1 };

/* The reason, the advice, and the routines still allowed with their commands. */
static void write_stop(const struct plan *plan, struct text *words)
{
	if (plan->outcome == OUTCOME_EMERGENCY)
		text_add(words, "STOP: this may be an EMERGENCY.\n");
	else if (plan->alternative_count)
		text_addf(words, "STOP: %s is not for today.\n", plan->title);
	else
		text_add(words, "STOP: no session today.\n");
	if (plan->advice)
		text_addf(words, "%s\n", plan->advice);
	plan_alternatives_text(plan, words);
	if (plan->alternative_count)
		text_add_char(words, '\n');
	for (size_t i = 0; i < plan->alternative_count; i++)
		text_addf(words, "  %s\n", plan->alternatives[i].command);
}

/* True if the user is there to go on, and has more to read than the terminal can show. */
static bool needs_parts(struct session_view *view, struct page *page)
{
	const struct timer_options *options = view->options;
	return view->term && !options->keys && !options->simulate && !page_fits(page, view);
}

static bool show_in_parts(struct session_view *view, struct page *page)
{
	struct fault fault;
	view->waiter = waiter_new(view->term, NO_READER, &fault);
	if (!view->waiter || !term_take_keys(view->term, &fault))
		return false;
	(void)!page_through(view, page); /* to leave is a way to go on */
	term_give_keys(view->term);
	return true;
}

/* Shows it on the terminal, unless stdout shows it there as the card. */
static void show_stop(struct session_view *view, const struct text *lines, bool card)
{
	if (!card && view->term)
		term_say(view->term, lines->bytes);
	else if (!card)
		fputs(lines->bytes, stderr);
}

static void leave_terminal(struct session_view *view)
{
	waiter_free(view->waiter);
	view->waiter = NULL;
	term_close(view->term);
	view->term = NULL;
}

int stop_pass_on(struct session_view *view)
{
	enum format format = view->options->format;
	struct text document = TEXT_EMPTY, lines = TEXT_EMPTY;
	struct page page = PAGE_EMPTY;
	struct fault fault;
	bool card = transfer_shows_card(format) && program_writes_to_terminal();
	view->term = term_open(&fault);
	view->color = !view->listening && color_wanted(view->options->color, card || view->term);
	page.ends = true;
	write_stop(view->plan, &page.words);
	page_wrap(&page, view);
	text_add(&lines, page.paged.lines.bytes);
	if (view->color && (card || !transfer_shows_card(format)))
		ink_warnings(&lines);
	bool in_parts = needs_parts(view, &page) && show_in_parts(view, &page);
	if (!in_parts)
		show_stop(view, &lines, card);
	leave_terminal(view);
	plan_encode(view->plan, &document);
	if (!(card && in_parts) && !transfer_write(&document, &lines, format, &fault))
		(void)program_fault(&fault);
	text_release(&document);
	text_release(&lines);
	page_release(&page);
	return (int)outcome_status(view->plan->outcome);
}
